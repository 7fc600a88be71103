import type { DmsResource, Property, Role } from "../../model/index.js";
import type { Report, RuleContext } from "../../rule-kit/index.js";
import { isForbidden, type MissingAction } from "../shared/account-roles/account-role-actions.js";
import { failureOf, type AccountRole } from "../shared/account-roles/account-roles.js";
import { roleName } from "../shared/messages/names.js";

export type ForbiddenReport = Report<"denied" | "boundary", "role" | "name" | "permissions" | "failure">;

/** What is certainly forbidden, and how a message names it. */
export type Forbidden = Pick<MissingAction, "verdict"> & { readonly permission: string };

/** Where a finding stands. */
interface Place {
  readonly node: Role | DmsResource | Property;
  readonly address: string;
}

/** Reports what a policy of an account role allows, and a Deny or the permissions boundary forbids. */
export function reportForbidden(
  context: RuleContext<ForbiddenReport>,
  role: Role,
  { address, node }: Place,
  account: AccountRole,
  found: readonly Forbidden[],
): void {
  for (const cause of ["denied", "boundary"] as const) {
    const forbidden = found.filter(({ verdict }) => verdict.cause === cause);
    if (forbidden.length === 0) continue;
    const [denying] = forbidden.flatMap(({ verdict }) => verdict.because);
    const decider =
      cause === "denied"
        ? denying && { location: denying.location, message: "the statement that denies it" }
        : role.boundary && { location: role.boundary.location, message: "its boundary" };
    context.report({
      node,
      address,
      messageId: cause,
      data: {
        role: role.isInAccount ? "of the account" : roleName(role),
        name: account.name,
        permissions: [...new Set(forbidden.map(({ permission }) => permission))],
        failure: failureOf(account),
      },
      related: decider ? [decider] : [],
    });
  }
}

/** The actions of a list that are forbidden. */
export function forbiddenOf(missing: readonly MissingAction[]): readonly Forbidden[] {
  return missing.filter(isForbidden).map(({ action, verdict }) => ({ permission: action, verdict }));
}
