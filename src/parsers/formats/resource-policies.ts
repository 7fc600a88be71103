import type { ResourceType } from "../../knowledge/index.js";
import type { HeldDocument, PolicyType, Resource, ResourceKind } from "../../model/index.js";
import { asLiteral, memberAt, type Node } from "../../tree/index.js";
import { organizationPolicies } from "../documents/organization-policies.js";
import { readPolicyDocuments } from "../documents/policy-reader.js";
import { argument } from "../values/arguments.js";
import { computedText } from "../values/values.js";
import { declaredType } from "./resource-facts.js";

/** Their documents are those of principals. */
const ofPrincipals = new Set<ResourceKind | undefined>(["InlinePolicy", "ManagedPolicy"]);

/**
 * Policies of resources, of organizations, and of what is no IAM principal. What the table of resource types does not list
 * is still found where a policy is written in it.
 */
export function readResourcePolicies(resource: Resource): HeldDocument[] {
  const type = declaredType(resource);
  const path = type?.settings?.policy;
  if (!type || path === undefined || ofPrincipals.has(resource.resourceKind)) return [];
  if (type.noPolicy && isOneOf(memberAt(resource.properties, path.split(".")), type.noPolicy)) return [];
  if (type.policyType === "organization") return ofOrganization(resource, type, path);
  return documentsIn(resource, path, type.policyType ?? "resource");
}

function isOneOf(node: Node | undefined, texts: readonly string[]): boolean {
  const isEmptyObject = node?.kind === "mapping" && node.entries.length === 0 && node.incompleteReason === undefined;
  return texts.includes((isEmptyObject ? "{}" : asLiteral(node)) ?? "?");
}

function ofOrganization({ properties, location, address }: Resource, type: ResourceType, path: string): HeldDocument[] {
  const otherwise = type.defaults?.organizationPolicyType;
  const kind =
    argument(properties, type.settings?.organizationPolicyType ?? "") ??
    (otherwise === undefined ? undefined : computedText(otherwise, location));
  return kind ? organizationPolicies(kind, argument(properties, path), address) : [];
}

function documentsIn({ properties, address }: Resource, path: string, policyType: PolicyType): HeldDocument[] {
  const node = memberAt(properties, path.split("."));
  const documents = node ? readPolicyDocuments(node, { policyType, address }).documents : [];
  return documents.map((document) => ({ document, address, holderKind: "resource" }));
}
