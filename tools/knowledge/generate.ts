import type { Facts } from "./facts.js";
import { callerNeedsOf } from "./caller-needs.js";
import { guidePolicyOf } from "./guide-policy.js";
import { dmsManagedPoliciesOf } from "./managed-policies.js";
import { enginesOf, partitionsOf, passRolesOf } from "./others.js";
import { propertiesOf } from "./properties.js";
import { roleUsesOf } from "./role-uses.js";

/** Texts of the knowledge files by their path below src/knowledge, made from the text of a facts file. */
export function generateFrom(factsText: string): ReadonlyMap<string, string> {
  const facts = JSON.parse(factsText) as Facts;
  const properties = propertiesOf(facts);
  const uses = roleUsesOf(facts, properties);
  const files: Readonly<Record<string, unknown>> = {
    "dms/properties.json": properties,
    "dms/role-uses.json": uses,
    "dms/engines.json": enginesOf(facts),
    "dms/pass-role.json": passRolesOf(facts, properties, uses),
    "dms/caller-needs.json": callerNeedsOf(facts),
    "dms/guide-policy.json": guidePolicyOf(facts),
    "dms/managed-policies.json": dmsManagedPoliciesOf(facts),
    "iam/partitions.json": partitionsOf(facts),
  };
  return new Map(Object.entries(files).map(([path, data]) => [path, `${JSON.stringify(data, null, 2)}\n`]));
}
