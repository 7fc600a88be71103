import type { PolicyHolder, OwnDocument } from "../../dms/index.js";
import { isOfAnotherAccount, matchAction } from "../../iam/index.js";
import type { ActionPattern, ResourcePattern, Statement } from "../../model/index.js";
import { and, display, reasonOf, type RuleContext } from "../../rule-kit/index.js";
import { mostPermissiveKeys } from "../shared/conditions/most-permissive-keys.js";
import { allowedByItself } from "../shared/statements/own-grant.js";
import { breadthOf, type RoleBreadth } from "./role-breadth.js";

/** An action that can change more roles than DMS needs, or change them in more ways. */
export interface RoleChange {
  readonly action: string;
  readonly by: ActionPattern;
  readonly resource: ResourcePattern;
  readonly breadth: RoleBreadth;
  /** Why it is not certain. */
  readonly reason?: string;
}

/** Actions that give a role permissions or let others assume it, and the roles on which they are too broad. */
const tooWide: readonly (readonly [string, readonly RoleBreadth[]])[] = [
  ["iam:CreateRole", ["every"]],
  ["iam:PutRolePolicy", ["every", "family"]],
  ["iam:UpdateAssumeRolePolicy", ["every", "family"]],
  ["iam:AttachRolePolicy", ["every", "family", "dms"]],
];

/** The changes beyond DMS roles that a statement allows: for each action, the change that is certain. */
export function wideChanges(
  context: RuleContext,
  holder: PolicyHolder,
  held: OwnDocument,
  statement: Statement,
): readonly RoleChange[] {
  if (statement.effect !== "Allow") return [];
  return tooWide.flatMap(([action, breadths]) => {
    // `no-full-access` reports the statement of a full administrator.
    const by = statement.actions?.items.find(
      ({ text }) => matchAction(text, action) === "yes" && !/^[*:]+$/.test(display(text)),
    );
    const resources = by ? (statement.resources?.items ?? []) : [];
    const changes = resources.flatMap((resource): RoleChange[] => {
      if (isOfAnotherAccount(resource.text, context.settings.account)) return [];
      const breadth = breadthOf(context.services, resource.text);
      if (!by || (breadth !== "unknown" && !breadths.includes(breadth))) return [];
      const request = { action, resource: resource.text, context: mostPermissiveKeys(action) };
      const when = and(held.when, statement.when, by.when, resource.when);
      const verdict = allowedByItself(holder, statement, request, when);
      if (verdict.answer === "no") return [];
      const reason = breadth === "unknown" ? (reasonOf(resource.text) ?? "the role is not known") : verdict.reason;
      return [{ action, by, resource, breadth, ...(reason !== undefined && { reason }) }];
    });
    return changes.find(isCertain) ?? changes[0] ?? [];
  });
}

export function isCertain({ reason }: RoleChange): boolean {
  return reason === undefined;
}
