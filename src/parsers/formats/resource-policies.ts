import type { ResourceType } from "../../knowledge/index.js";
import type { HeldDocument, PolicyType, Resource, ResourceKind } from "../../model/index.js";
import { asLiteral, memberAt, type Entry, type Node } from "../../tree/index.js";
import { organizationPolicies } from "../documents/organization-policies.js";
import { readPolicyDocuments } from "../documents/policy-reader.js";
import { readEmbeddedJson } from "../syntax/embedded/embedded.js";
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
  const { policy: path, statement } = type?.settings ?? {};
  if (statement !== undefined) return ofStatement(resource, memberAt(resource.properties, statement.split(".")));
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

function documentsIn(resource: Resource, path: string, policyType: PolicyType): HeldDocument[] {
  const node = memberAt(resource.properties, path.split("."));
  return node ? held(resource, node, policyType) : [];
}

/** The service makes a policy of the one statement that such a resource has, and SAM of those for an API. */
function ofStatement(resource: Resource, value: Node | undefined): HeldDocument[] {
  if (!value) return [];
  const { location } = value;
  const entry = (name: string, element: Node): Entry => ({
    key: computedText(name, location),
    value: element,
    location,
  });
  const inside = value.kind === "scalar" || value.kind === "text" ? readEmbeddedJson(value) : undefined;
  const entries = [entry("Version", computedText("2012-10-17", location)), entry("Statement", inside ?? value)];
  return held(resource, { kind: "mapping", location, entries }, "resource");
}

function held({ address }: Resource, node: Node, policyType: PolicyType): HeldDocument[] {
  const { documents } = readPolicyDocuments(node, { policyType, address });
  return documents.map((document) => ({ document, address, holderKind: "resource" }));
}
