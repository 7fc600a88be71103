import type { RoleUseInstance } from "../../dms/index.js";
import type { Text } from "../../tree/index.js";
import type { Holder } from "./holder.js";
import type { Holes } from "../permissions/holes.js";
import type { LeastStatement } from "../permissions/least-statements.js";
import type { Undecided } from "../permissions/permission.js";

/** The least that one holder needs for the declared DMS resources. */
export interface LeastPolicy {
  readonly holder: Holder;
  readonly statements: readonly LeastStatement[];
  /** The AWS managed policies that an account role gets instead of statements. */
  readonly managedPolicies: readonly Text[];
  /** Those of them that the linted files attach already. */
  readonly attachedPolicies: ReadonlySet<Text>;
  /** Who must be able to assume a role. Empty for a caller. */
  readonly trust: readonly LeastTrust[];
  readonly undecided: readonly Undecided[];
  /** The uses of a role. Empty for a caller. */
  readonly uses: readonly RoleUseInstance[];
  readonly holes: Holes;
}

/** Whether anything is known to need a holder: there may be only what is not decided. */
function isNeeded({ managedPolicies, statements, trust }: LeastPolicy): boolean {
  return managedPolicies.length + statements.length + trust.length > 0;
}

/** Whether a role has to be written whole, because it is needed and nobody has made it yet. */
export function isNewRole(policy: LeastPolicy): boolean {
  const { holder } = policy;
  if (!isNeeded(policy)) return false;
  return holder.kind === "unset-role" || (holder.kind === "account-role" && !holder.isThere);
}

/** A statement of a role's trust policy. */
export interface LeastTrust {
  readonly services: readonly Text[];
  /** The account for which the services act. `undefined`: AWS does not document such a condition for them. */
  readonly sourceAccount?: Text;
  readonly source: string;
}
