import { asLiteral, type Mapping, type Node } from "../../../tree/index.js";
import { valueAt, itemsOf, textAt, type PlanFile, type PlannedInstance } from "./plan-file.js";

/** The inline policies that separate resources give to roles or gave before, by role and name. */
export function policiesOfResources({ root }: PlanFile): ReadonlySet<string> {
  const changes = itemsOf(valueAt(root, "resource_changes")).filter(
    (one) => textAt(one, "type") === "aws_iam_role_policy",
  );
  const states = changes.flatMap((one) => [valueAt(one, "change", "before"), valueAt(one, "change", "after")]);
  return new Set(states.map((state) => keyOf(textAt(state, "role"), textAt(state, "name"))));
}

function keyOf(role: string | undefined, name: string | undefined): string {
  return JSON.stringify([role, name]);
}

/**
 * A role without the policies that belong to other resources. For an existing role, the provider lists all inline
 * policies that it found, also those of other resources.
 */
export function withOwnPolicies(instance: PlannedInstance, ofResources: ReadonlySet<string>): PlannedInstance {
  const { values } = instance;
  const role = textAt(values, "name");
  const isOwn = (policy: Node): boolean => {
    const name = asLiteral(valueAt(policy, "name"));
    return name !== "" && !ofResources.has(keyOf(role, name));
  };
  return values ? { ...instance, values: withPolicies(values, isOwn) } : instance;
}

function withPolicies(role: Mapping, keeps: (policy: Node) => boolean): Mapping {
  const entries = role.entries.map((entry) => {
    if (entry.key.text !== "inline_policy" || entry.value.kind !== "list") return entry;
    return { ...entry, value: { ...entry.value, items: entry.value.items.filter(keeps) } };
  });
  return { ...role, entries };
}
