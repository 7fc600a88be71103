import type { ModuleFiles, Resource, Template } from "../../model/index.js";
import { oncePer, sole, type SourceFile } from "../../source/index.js";
import type { Text, TextPart } from "../../tree/index.js";
import { meansTheSame } from "./expression-scope.js";
import { moduleOf, withoutModules } from "./module-of.js";

/** A text that begins with the ARN of a resource that the template can refer to. */
export interface ArnReference {
  /** `aws_s3_bucket.data.arn`, `Data.Arn`. */
  readonly reference: string;
  /** The parts after the ARN. */
  readonly rest: readonly TextPart[];
}

/** Finds the resource whose name is part of a written ARN. A reference to that resource can replace the ARN. */
export function arnReference({ parts }: Text, template: Template): ArnReference | undefined {
  // A text that begins with a reference gets its ARN from that reference already.
  if (parts[0]?.expressionText !== undefined) return undefined;
  for (const { expressionText } of parts) {
    const named = expressionText === undefined ? undefined : resourceIn(expressionText, template);
    if (!named) continue;
    const { base, resource } = named;
    const rest = resource.arn && restBehind(parts, resource.arn.parts);
    return rest ? { reference: `${base}.${resource.arnAttribute ?? ""}`, rest } : undefined;
  }
  return undefined;
}

/**
 * The resource of a module whose ARN a text from another module begins with. The text comes there from an output of this module,
 * so its own expressions mean nothing here.
 */
export function ownArnReference(text: Text, template: Template, module: ModuleFiles): ArnReference | undefined {
  const found = ownResource(text, template, ({ location }) => moduleOf(template, location.file) === module);
  if (!found) return undefined;
  const { resource, rest } = found;
  const address = withoutModules(resource.address);
  // With another value of a variable, an instance of `count` or `for_each` may not exist, and a reference to it fails.
  if (address.endsWith("]")) return undefined;
  const reference = `${address}.${resource.arnAttribute ?? ""}`;
  const { location } = resource;
  return meansTheSame({ expressionText: reference, location }, location, module) ? { reference, rest } : undefined;
}

/**
 * The resource of a stack whose ARN a text from a stack that it nests begins with: there, the text is the value of a parameter,
 * which has no name here.
 */
export function ownStackReference(text: Text, template: Template, file: SourceFile): ArnReference | undefined {
  const found = ownResource(text, template, ({ location }) => location.file.path === file.path);
  return found && { reference: `${found.resource.name}.${found.resource.arnAttribute ?? ""}`, rest: found.rest };
}

/** The one resource of which a text tells, if it is declared here but the words of the text are those of another place. */
function ownResource(
  { parts }: Text,
  template: Template,
  isHere: (one: Pick<TextPart, "location">) => boolean,
): { readonly resource: Resource; readonly rest: readonly TextPart[] } | undefined {
  const key = sole([...new Set(parts.flatMap(({ origin }) => (origin.from === "reference" ? origin.resource : [])))]);
  const resource = key?.startsWith(`${template.path}#`)
    ? template.resources.get(key.slice(template.path.length + 1))
    : undefined;
  if (!resource?.arn || resource.arnAttribute === undefined || !isHere(resource)) return undefined;
  if (parts.some((part) => part.expressionText !== undefined && isHere(part))) return undefined;
  const rest = restBehind(parts, resource.arn.parts);
  return rest && { resource, rest };
}

/**
 * The resource whose name a reference gives, and the base of the reference: the part to which an attribute can be
 * added.
 */
function resourceIn(
  expressionText: string,
  { resources }: Template,
): { readonly base: string; readonly resource: Resource } | undefined {
  const isLogical = /^\w+$/.test(expressionText);
  const base = isLogical ? expressionText : expressionText.slice(0, expressionText.lastIndexOf("."));
  // Where the key of an instance is not known, one resource stands for all instances.
  const address = base.replace(/\[(?:each\.key|count\.index)\]$/, "");
  const resource =
    resources.get(isLogical ? `Resources.${base}` : address) ??
    (isLogical ? undefined : inModules(resources).get(address));
  return resource?.arnAttribute === undefined ? undefined : { base, resource };
}

/** The first resource of each address, without the modules that the address begins with. */
const inModules = oncePer(
  (resources: Template["resources"]): ReadonlyMap<string, Resource> =>
    new Map([...resources].reverse().map(([address, resource]) => [withoutModules(address), resource])),
);

/** The parts of a text after the given parts. `undefined`: the text does not begin with them. */
export function restBehind(parts: readonly TextPart[], start: readonly TextPart[]): readonly TextPart[] | undefined {
  const left = [...parts];
  for (const wanted of start) {
    let text = wanted.kind === "literal" ? wanted.text : "";
    if (wanted.kind === "hole") {
      const next = left.shift();
      if (next?.kind !== "hole" || next.symbol.id !== wanted.symbol.id) return undefined;
    }
    while (text !== "") {
      const next = left.shift();
      if (next?.kind !== "literal") return undefined;
      const isLonger = next.text.length > text.length;
      // Without expression text, the part comes from the value of a reference.
      if (isLonger && next.expressionText !== undefined) return undefined;
      if (!(isLonger ? next.text.startsWith(text) : text.startsWith(next.text))) return undefined;
      if (isLonger) left.unshift({ ...next, text: next.text.slice(text.length) });
      text = isLonger ? "" : text.slice(next.text.length);
    }
  }
  return left;
}
