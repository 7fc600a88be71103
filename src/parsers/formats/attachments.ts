import type {
  ElementList,
  ManagedPolicy,
  PolicyAttachment,
  PrincipalReference,
  Resource,
  ResourceKind,
} from "../../model/index.js";
import type { ResourceType } from "../../knowledge/index.js";
import { always, type Mapping } from "../../tree/index.js";
import { readPolicyDocuments, type ReadPolicies } from "../documents/policy-reader.js";
import { argument } from "../values/arguments.js";
import type { FormatReading } from "./format-reading.js";
import { declaredType } from "./resource-facts.js";

const kinds = new Set<ResourceKind | undefined>(["InlinePolicy", "ManagedPolicy", "PolicyAttachment"]);

/** A resource that gives a policy to principals; a managed policy with a list of them gives itself. */
export function readAttachment(resource: Resource, reading: FormatReading): PolicyAttachment[] {
  const { properties, address, location, existence, arn, resourceKind } = resource;
  const settings = kinds.has(resourceKind) ? (declaredType(resource)?.settings ?? {}) : {};
  const { role, roles, user, users, group, groups, policyArns } = settings;
  if ((role ?? roles ?? user ?? users ?? group ?? groups) === undefined) return [];
  const list = (one: string | undefined, several: string | undefined): ElementList<PrincipalReference> =>
    referencesAt(properties, reading, one ?? several, one !== undefined);
  const isManaged = resourceKind === "ManagedPolicy";
  const own = isManaged && arn ? [{ text: arn, node: properties, when: always }] : [];
  const read = isManaged ? { documents: [] } : documentsOf(resource, reading);
  const arnNode = policyArns === undefined ? undefined : argument(properties, policyArns);
  const arns = reading.references(arnNode, properties, false);
  const incompleteReason = read.incompleteReason ?? arns.incompleteReason;
  return [
    {
      kind: "PolicyAttachment",
      address,
      location,
      existence,
      properties,
      roles: list(role, roles),
      users: list(user, users),
      groups: list(group, groups),
      documents: read.documents,
      ...(incompleteReason !== undefined && { incompleteReason }),
      policyArns: [...own, ...arns.items],
      ...listsOf(properties, reading, settings),
    },
  ];
}

/** The name of the policy itself, and the lists of all policies that the principals keep. */
function listsOf(
  properties: Mapping,
  reading: FormatReading,
  { policyName, onlyPolicyArns, onlyPolicyNames }: NonNullable<ResourceType["settings"]>,
): Pick<PolicyAttachment, "policyName" | "onlyArns" | "onlyNames"> {
  const [name] = policyName === undefined ? [] : referencesAt(properties, reading, policyName, true).items;
  return {
    ...(name && { policyName: name.text }),
    ...(onlyPolicyArns !== undefined && { onlyArns: referencesAt(properties, reading, onlyPolicyArns, false) }),
    ...(onlyPolicyNames !== undefined && { onlyNames: referencesAt(properties, reading, onlyPolicyNames, false) }),
  };
}

/** What an argument names, and why it may name more. */
function referencesAt(
  properties: Mapping,
  reading: FormatReading,
  path: string | undefined,
  isOne: boolean,
): ElementList<PrincipalReference> {
  const given = reading.references(path === undefined ? undefined : argument(properties, path), properties, isOne);
  const incompleteReason = path === undefined ? undefined : (given.incompleteReason ?? reading.openOf(properties));
  return incompleteReason === undefined ? given : { ...given, incompleteReason };
}

/** A managed policy that is declared. */
export function readManagedPolicy(resource: Resource, reading: FormatReading): ManagedPolicy[] {
  const { address, name, location, existence, resourceKind, isData } = resource;
  if (resourceKind !== "ManagedPolicy" || isData) return [];
  const arn = resource.arn ?? reading.unknownText(resource, "arn");
  if (!arn) return [];
  const { documents, incompleteReason } = documentsOf(resource, reading);
  return [
    {
      kind: "ManagedPolicy",
      address,
      logicalName: name,
      arn,
      location,
      existence,
      documents,
      ...(incompleteReason !== undefined && { incompleteReason }),
    },
  ];
}

/** The policy that a resource holds for principals. */
function documentsOf(resource: Resource, reading: FormatReading): ReadPolicies {
  const { properties, address } = resource;
  const path = declaredType(resource)?.settings?.policy;
  if (path === undefined) return { documents: [] };
  const node = reading.document(properties, path);
  const read = node ? readPolicyDocuments(node, { policyType: "identity", address }) : { documents: [] };
  const incompleteReason = read.incompleteReason ?? reading.openOf(properties);
  return { documents: read.documents, ...(incompleteReason !== undefined && { incompleteReason }) };
}
