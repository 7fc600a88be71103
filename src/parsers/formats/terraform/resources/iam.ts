import { always, holeOf } from "../../../../tree/index.js";
import type { ExistingRole, IamPrincipal, Resource, Template } from "../../../../model/index.js";
import { requiredArgument, textList } from "../../../values/arguments.js";
import { unknownAt } from "../../../values/values.js";
import type { FormatReading } from "../../format-reading.js";
import { readIamParts, type IamParts } from "../../iam.js";
import { namePrefix } from "../attributes/resource-names.js";
import type { Instance, Module } from "../modules/scope.js";
import { readUnseenPolicies } from "./unseen-policies.js";

/** A resource, and the instance from which it was read. */
export interface Declared {
  readonly instance: Instance;
  readonly resource: Resource;
}

const reading: FormatReading = {
  document: requiredArgument,
  // Blocks that `for_each` creates are already incomplete.
  openOf: () => undefined,
  references,
  unknownText,
};

/** Reads the roles, policies and attachments among the resources, and all policy documents in them. */
export function readIam(declared: readonly Declared[], module: Module): IamParts & Pick<Template, "existingRoles"> {
  const parts = readIamParts(
    declared.map(({ resource }) => resource),
    reading,
  );
  const instances = new Map(declared.map(({ instance, resource }) => [resource.address, instance]));
  return {
    existingRoles: declared.flatMap(readExistingRole),
    ...parts,
    principals: parts.principals.map((principal) => withPrefix(principal, instances.get(principal.address))),
    documents: [...parts.documents, ...readUnseenPolicies(declared, module, parts.documents)],
  };
}

function withPrefix(principal: IamPrincipal, instance: Instance | undefined): IamPrincipal {
  const prefix = instance && namePrefix(instance);
  return prefix ? { ...principal, namePrefix: prefix } : principal;
}

/** A single unknown argument becomes one text with a hole, not an incomplete list. */
function references(...[node, at]: Parameters<FormatReading["references"]>): ReturnType<FormatReading["references"]> {
  if (node?.kind !== "unknown") return textList(node, at);
  const { location } = node;
  const text = { kind: "text", parts: [holeOf(node)], location } as const;
  return { location, node, items: [{ text, node, when: always }] };
}

/** A text for the name or ARN of a resource that is not known here. */
function unknownText({ address, location }: Resource, what: "name" | "arn"): IamPrincipal["name"] {
  const id = `${location.file.path}#${address}/${what}`;
  const { symbol, reason, origin } = unknownAt(location, { id, reason: `the ${what} of ${address} is not known` });
  return { kind: "text", location, parts: [{ kind: "hole", symbol, reason, location, origin }] };
}

/** A role that `data "aws_iam_role"` reads. It exists: without it, Terraform stops. */
function readExistingRole({
  resource: { address, isData, location, physicalName, resourceKind },
}: Declared): ExistingRole[] {
  return isData && resourceKind === "Role" && physicalName ? [{ address, name: physicalName, location }] : [];
}
