import { findAccountRole } from "../../dms/index.js";
import { roleUses } from "../../knowledge/index.js";
import type { Project } from "../../model/index.js";
import type { Reading } from "../errors/error-text.js";
import type { LintedFinding, PlacedAddress } from "./linted.js";

const accountRoles = [...new Set(roleUses.flatMap(({ roleName }) => roleName ?? []))];

/** Tells which findings are about a role, while the error names another one. */
export function otherRoles(
  project: Project,
  readings: readonly Reading[],
  named: readonly PlacedAddress[],
): (finding: LintedFinding) => boolean {
  const roles = new Set(project.templates.flatMap(({ principals }) => principals.map((one) => one.address)));
  // The files need not declare an account role that the error names. It may be what is missing.
  const names = accountRoles.filter((name) => readings.some(({ lower }) => lower.includes(name)));
  const meant = new Set([
    ...named.map(({ address }) => address).filter((address) => roles.has(address)),
    ...names.flatMap((name) => addressesOf(project, name)),
  ]);
  const namesRole = names.length > 0 || meant.size > 0;
  // A role with a wrong name is another one, and its finding says what it should be called.
  return ({ address, message }) =>
    namesRole && roles.has(address) && !meant.has(address) && !names.some((name) => message.includes(name));
}

/** The roles that may be an account role. */
function addressesOf(project: Project, name: string): readonly string[] {
  const { declared, possible } = findAccountRole(project, name);
  return [...declared, ...possible].flatMap(({ role }) => role?.address ?? []);
}
