import { uniqueBy } from "../../source/index.js";
import { dirname } from "../../paths/index.js";
import { formatByName, type Project, type Resource } from "../../model/index.js";
import { completionKinds, type Completion } from "./completion.js";

/** The resources that a text can refer to. */
export type DeclaredHere = readonly Resource[];

/** The resources whose names a document knows: those of its own template, or of its own module. */
export function declaredFor(path: string, { templates }: Project): DeclaredHere {
  return (
    templates
      .flatMap(({ resources }) => [...resources.values()])
      // The files of a module share their names, others know only their own.
      .filter(({ arn, arnAttribute, extent, references }) => {
        const hasArn = arn ?? arnAttribute ?? references;
        const { path: own } = extent.file;
        return hasArn !== undefined && (own === path || (formatByName(path) && dirname(own) === dirname(path)));
      })
  );
}

/** References to the ARNs of resources. Those that the actions are about come first. */
export function referenceCompletions(declared: DeclaredHere, actions: readonly string[]): readonly Completion[] {
  const services = new Set(actions.map((action) => action.split(":")[0]?.toLowerCase() ?? ""));
  const isAbout = ({ resourceKind, service }: Resource): boolean =>
    services.has(service ?? "") ||
    (services.has("iam") && (resourceKind === "Role" || resourceKind === "ManagedPolicy"));
  const found = declared.flatMap((resource) => {
    const order = isAbout(resource) ? 0 : 4;
    const objects = resource.resourceKind === "Bucket" ? ["", "/*"] : [""];
    return objects.flatMap((after) => reference(resource, after, order) ?? []);
  });
  return uniqueBy(found, ({ text }) => text);
}

function reference(resource: Resource, after: string, order: number): Completion | undefined {
  const { address, arnAttribute, name, references, type } = resource;
  const isItself = references?.itself === "arn";
  const attribute = arnAttribute ?? references?.arns[0];
  if (!isItself && attribute === undefined) return undefined;
  // The address of an instance in a module: `module.a.aws_s3_bucket.b[0]`.
  const own = address.startsWith("Resources.") ? name : address.replace(/^(?:module\.[^.]+\.)+/, "");
  const used = { name: own, attribute: isItself ? "" : (attribute ?? ""), after };
  const text = [own, ...(used.attribute === "" ? [] : [used.attribute])].join(".") + after;
  return { text, detail: type, kind: completionKinds.reference, order, reference: used };
}
