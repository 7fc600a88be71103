import { asLiteral, member, type Node } from "../../tree/index.js";
import { tasksOf, type ResourceVariant } from "./resource-variant.js";

/**
 * The tables that the tasks of an endpoint fill, if their table mappings name all of them. Otherwise empty.
 * https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.DynamoDB.html#CHAP_Target.DynamoDB.ObjectMapping
 */
export function targetTables(variant: ResourceVariant): readonly string[] {
  const { certain, possible } = tasksOf(variant);
  const found = certain.map(({ properties }) => tablesIn(properties.get("task.mappingRules")?.value));
  return possible.length === 0 && found.every((names) => names.length > 0) ? [...new Set(found.flat())] : [];
}

/** The target tables of table mappings. Empty if one of them is not known. */
function tablesIn(rules: Node | undefined): readonly string[] {
  if (rules?.kind !== "list" || rules.incompleteReason !== undefined) return [];
  const mappings = rules.items.filter((rule) => asLiteral(member(rule, "rule-type")) === "object-mapping");
  const names = mappings.map((rule) => asLiteral(member(rule, "target-table-name")));
  return names.every((name) => name !== undefined && /^[\w.-]+$/.test(name)) ? names.flatMap((name) => name ?? []) : [];
}
