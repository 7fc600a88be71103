import { usersOf } from "../../dms/index.js";
import { isRole } from "../../iam/index.js";
import { roleUses } from "../../knowledge/index.js";
import type { Project } from "../../model/index.js";
import { display } from "../../tree/index.js";
import { isOfDms, isSessionOfDms, namesDms } from "../errors/about-dms.js";
import { purposesOf, type ActionPurpose } from "./action-needs.js";
import type { Denial } from "../errors/denial.js";
import type { Reading } from "../errors/error-text.js";
import { principalNamed } from "./named-resources.js";
import type { DmsDenial } from "../errors/recognise.js";

const accountRoles = roleUses.flatMap(({ roleName }) => roleName ?? []);

/**
 * A refused request, if it is one of DMS or of who deploys it. Other services are asked for the same actions, so the
 * action alone is not enough.
 */
export function denialOfDms(denial: Denial, readings: readonly Reading[], project: Project): DmsDenial | undefined {
  const known = knownAsker(denial, project);
  const purposes = purposesOf(denial.action);
  if (known) return { ...denial, by: known };
  const isOwn = /^dms:/i.test(denial.action);
  const isNeeded = purposes.length > 0 || /^sts:AssumeRole$/i.test(denial.action);
  if (!isOwn && !isNeeded) return undefined;
  const isClear = isOwn || readings.some(isOfDms) || passesRoleOfDms(denial, project);
  return isClear ? { ...denial, by: askerBy(denial, purposes) } : undefined;
}

/** Who asked, where the linted files or the name of the session tell. */
function knownAsker({ action, principal = "" }: Denial, project: Project): DmsDenial["by"] | undefined {
  if (isSessionOfDms(principal)) return "role";
  if (accountRoles.some((name) => principal.includes(`/${name}/`) || principal.endsWith(`/${name}`))) return "role";
  const named = principalNamed(project, principal);
  if (named && isRole(named.principal) && usersOf(project, named.principal).length > 0) return "role";
  return named && /^dms:/i.test(action) ? "caller" : undefined;
}

function askerBy({ action, principal = "" }: Denial, purposes: readonly ActionPurpose[]): DmsDenial["by"] {
  if (/^sts:AssumeRole$/i.test(action)) return "role";
  const isOfRole = purposes.some(({ by }) => by === "role");
  if (!purposes.some(({ by }) => by === "caller")) return isOfRole ? "role" : "caller";
  return isOfRole && /:assumed-role\/[^/]*dms/i.test(principal) ? "role" : "caller";
}

/** Whether the request is to pass a role that DMS uses, as the linted files or its name tell. */
function passesRoleOfDms({ action, resource = "" }: Denial, project: Project): boolean {
  if (!/^iam:(?:PassRole|GetRole)$/i.test(action)) return false;
  const named = principalNamed(project, resource);
  if (named && isRole(named.principal)) return usersOf(project, named.principal).length > 0;
  return namesDms({ text: resource, lower: resource.toLowerCase() });
}

/** Who asked, for people. */
export function askerText({ by, principal }: DmsDenial, project: Project): string {
  const named = principal === undefined ? undefined : principalNamed(project, principal);
  if (named) {
    const { address, isInAccount, kind, name } = named.principal;
    const who = isInAccount ? `${display(name)} (in the account)` : `${address} (${display(name)})`;
    return `${kind.toLowerCase()} ${who}${by === "caller" ? ", who calls DMS" : ""}`;
  }
  const who = by === "caller" ? "whoever calls DMS" : "a role that DMS works with";
  return principal === undefined ? who : `${who}: ${principal}`;
}
