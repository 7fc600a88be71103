import { arnText } from "../../iam/index.js";
import type { Statement } from "../../model/index.js";
import { literalOf, type Suggestion, type Text } from "../../rule-kit/index.js";
import { accountRoles } from "../shared/account-roles/account-roles.js";
import type { RoleChange } from "./role-administration.js";

type Narrowing = Suggestion<"addPolicies" | "nameAccountRoles", "roles">;

/** Limits the statement to the account roles, or to their policies; no suggestion if that cannot be written. */
export function narrowing(statement: Statement, changes: readonly RoleChange[]): readonly Narrowing[] {
  const written = changes.map(({ by }) => literalOf(by.text) ?? "*");
  const isOfFamily = changes.some(({ breadth }) => breadth === "family");
  // A new statement would lose the conditions of this one, and a wildcard covers more than these actions.
  if (statement.conditions.length > 0 || isOfFamily || written.some((name) => /[*?]/.test(name))) return [];
  const isOfPolicies = changes.every(({ breadth }) => breadth === "dms");
  const resources = isOfPolicies
    ? (statement.resources?.items ?? []).map(({ text }) => text)
    : accountRoles.map(({ name }) => arnText(`arn:\${Partition}:iam::*:role/${name}`));
  const conditions = policyLimits(
    changes,
    accountRoles.map(({ policyArn }) => arnText(policyArn)),
  );
  const isWhole = written.length === statement.actions?.items.length;
  const newStatement = { effect: "Allow" as const, actions: written, resources, conditions };
  const fix: Suggestion["fix"] = (fixer) =>
    isWhole
      ? [
          ...(isOfPolicies ? [] : [fixer.replaceResources(statement, resources)]),
          ...conditions.map(({ operator, key, values }) => fixer.addCondition(statement, operator, key, values)),
        ]
      : fixer.splitActions(statement, written, newStatement);
  const data = { roles: accountRoles.map(({ name }) => name) };
  return [{ messageId: isOfPolicies ? "addPolicies" : "nameAccountRoles", data, fix }];
}

interface Limit {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly Text[];
}

/** Only actions that attach a policy have the key; `IfExists` keeps the others of the statement allowed. */
function policyLimits(changes: readonly RoleChange[], values: readonly Text[]): readonly Limit[] {
  const attaching = changes.filter(({ action }) => action === "iam:AttachRolePolicy");
  if (attaching.length === 0) return [];
  const operator = attaching.length === changes.length ? "ArnEquals" : "ArnEqualsIfExists";
  return [{ operator, key: "iam:PolicyARN", values }];
}
