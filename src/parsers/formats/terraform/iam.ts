import { always, holeOf } from "../../../tree/index.js";
import type { ExistingRole, IamPrincipal, Resource, Template } from "../../../model/index.js";
import { requiredArgument, textList } from "../../values/arguments.js";
import { unknownAt } from "../../values/values.js";
import type { FormatReading } from "../format-reading.js";
import { readIamParts, type IamParts } from "../iam.js";
import { namePrefix } from "./resource-names.js";
import type { Instance, Module } from "./scope.js";
import { readUnseenPolicies } from "./unseen-policies.js";

/** A resource with the declaration it was read from. */
export interface Declared {
  readonly instance: Instance;
  readonly resource: Resource;
}

const reading: FormatReading = {
  document: requiredArgument,
  // Blocks created by `for_each` are already incomplete.
  openOf: () => undefined,
  references,
  unknownText,
};

/** Roles, policies and attachments among the resources, and every policy document they hold. */
export function readIam(declared: readonly Declared[], module: Module): IamParts & Pick<Template, "existingRoles"> {
  const parts = readIamParts(
    declared.map(({ resource }) => resource),
    reading,
  );
  const instances = new Map(declared.map(({ instance, resource }) => [resource.address, instance]));
  return {
    ...parts,
    principals: parts.principals.map((principal) => withPrefix(principal, instances.get(principal.address))),
    documents: [...parts.documents, ...readUnseenPolicies(declared, module, parts.documents)],
    existingRoles: declared.flatMap(readExistingRole),
  };
}

function withPrefix(principal: IamPrincipal, instance: Instance | undefined): IamPrincipal {
  const prefix = instance && namePrefix(instance);
  return prefix ? { ...principal, namePrefix: prefix } : principal;
}

/** A single unknown argument is one text with a hole, not an incomplete list. */
function references(...[node, at]: Parameters<FormatReading["references"]>): ReturnType<FormatReading["references"]> {
  if (node?.kind !== "unknown") return textList(node, at);
  const { location } = node;
  const text = { kind: "text", parts: [holeOf(node)], location } as const;
  return { location, node, items: [{ text, node, when: always }] };
}

/** The text of something that this type of resource has and that is not known here. */
function unknownText({ address, location }: Resource, what: "name" | "arn"): IamPrincipal["name"] {
  const id = `${location.file.path}#${address}/${what}`;
  const { symbol, reason, origin } = unknownAt(location, { id, reason: `the ${what} of ${address} is not known` });
  return { kind: "text", location, parts: [{ kind: "hole", symbol, reason, location, origin }] };
}

/** `data "aws_iam_role"`: Terraform stops where the role is not there. */
function readExistingRole({
  resource: { address, isData, location, physicalName, resourceKind },
}: Declared): ExistingRole[] {
  return isData && resourceKind === "Role" && physicalName ? [{ address, name: physicalName, location }] : [];
}
