import type { Services } from "../../iam/index.js";
import type { Text } from "../../rule-kit/index.js";
import { accountRoles } from "../shared/account-roles/account-roles.js";
import { coversUnnamedRoles, isServiceLinked } from "../shared/callers/passing-scope.js";
import { reachesEvery, reachesSome, withMarkedHoles } from "../shared/statements/resource-reach.js";

/**
 * Which roles a resource pattern covers: all, those with a common prefix, those that DMS looks up by name (or all
 * `dms…`), or single other roles.
 */
export type RoleBreadth = "every" | "family" | "dms" | "named" | "unknown";

export function breadthOf(services: Services, resource: Text): RoleBreadth {
  if (reachesSome(services, "iam:CreateRole", resource) === "no") return "named";
  if (reachesEvery(services, "iam:CreateRole", resource) === "yes") return "every";
  if (isServiceLinked(resource)) return "named";
  const shown = withMarkedHoles(resource);
  const name = shown.slice(shown.lastIndexOf("/") + 1);
  switch (coversUnnamedRoles(resource)) {
    case "yes":
      return /^dms/i.test(name) ? "dms" : "family";
    case "no":
      return accountRoles.some((account) => account.name === name) ? "dms" : "named";
    case "unknown":
      return "unknown";
  }
}
