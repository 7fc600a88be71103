import { roleUses, type RoleUse } from "../../knowledge/index.js";
import { allExplainedUses } from "./judged-uses.js";
import type { Linted, PlacedAddress } from "./linted.js";

/** A role that DMS finds in the account by its name, and that no linted file declares. */
export interface NamedRoleExplanation {
  readonly kind: "named-role";
  readonly name: string;
  readonly purposes: readonly RolePurpose[];
  /** The linted DMS resources that use it. */
  readonly users: readonly PlacedAddress[];
}

/** What DMS uses the role for, and what it must have. */
export interface RolePurpose {
  readonly title: string;
  /** The services of which it must trust one or all, as `trustRule` says. */
  readonly services: readonly string[];
  readonly trustRule: RoleUse["trustRule"];
  readonly managedPolicies: readonly string[];
  readonly actions: readonly string[];
  readonly source: readonly string[];
}

/** Explains a role by the name under which DMS finds it. `undefined`: DMS looks for no role of this name. */
export function explainNamedRole(name: string, linted: Linted): NamedRoleExplanation | undefined {
  const uses = roleUses.filter(({ roleName }) => roleName === name);
  if (uses.length === 0) return undefined;
  const titles = new Set(uses.map(({ title }) => title));
  const users = allExplainedUses(linted).filter(({ title }) => titles.has(title));
  return { kind: "named-role", name, purposes: uses.map(purposeOf), users: users.map(({ user }) => user) };
}

function purposeOf({ actions, managedPolicies, source, title, trustPrincipals, trustRule }: RoleUse): RolePurpose {
  const isNeeded = ({ need }: RoleUse["actions"][number]): boolean => need === "required" || need === "conditional";
  return {
    title,
    services: trustPrincipals.filter(({ need }) => need === "must").map(({ service }) => service),
    trustRule,
    managedPolicies: managedPolicies.map(({ arn }) => arn.replace("${Partition}", "aws")),
    actions: [...new Set(actions.filter(isNeeded).map(({ action }) => action))],
    source,
  };
}
