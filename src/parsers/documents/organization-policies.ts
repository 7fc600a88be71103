import { ownValue } from "../../source/index.js";
import type { HeldDocument, PolicyType } from "../../model/index.js";
import { asLiteral, type Node } from "../../tree/index.js";
import { readPolicyDocuments } from "./policy-reader.js";

/**
 * The type of an organization's policy. Other types of policies have another language.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html
 */
const types: Readonly<Record<string, PolicyType>> = {
  SERVICE_CONTROL_POLICY: "scp",
  RESOURCE_CONTROL_POLICY: "rcp",
};

/** `undefined`: policies of this type have another language. */
export function organizationType(name: string): PolicyType | undefined {
  return ownValue(types, name);
}

/**
 * Reads the policy of an organization. If its type is not known, a document with principals is read as a resource
 * control policy.
 */
export function organizationPolicies(type: Node, content: Node | undefined, address: string): HeldDocument[] {
  const name = asLiteral(type);
  const known = name === undefined ? undefined : organizationType(name);
  if (!content || (name !== undefined && known === undefined)) return [];
  const read = (policyType: PolicyType): HeldDocument[] =>
    readPolicyDocuments(content, { policyType, address }).documents.map((document) => ({
      document,
      address,
      holderKind: "resource",
    }));
  if (known) return read(known);
  const services = read("scp");
  const hasPrincipals = services.some(({ document }) => document.statements.some(({ principals }) => principals));
  return hasPrincipals ? read("rcp") : services;
}
