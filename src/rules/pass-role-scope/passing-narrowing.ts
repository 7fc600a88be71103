import { passedRoles, type PolicyHolder } from "../../dms/index.js";
import { plainText } from "../../iam/index.js";
import type { ActionPattern, Statement, Template } from "../../model/index.js";
import { display, literalOf, type RuleContext, type Suggestion } from "../../rule-kit/index.js";
import { isOfDmsAlone, mayBeRole, mayServeOthers, passedToService } from "../shared/callers/passing-scope.js";
import { mayPassToOthers } from "../shared/callers/other-services.js";

/** The messages about a statement that allows passing roles. */
export type ScopeMessage = "everyRole" | "everyRoleToDms" | "anyService";

const condition = { operator: "StringEquals", key: passedToService, values: [plainText("dms.amazonaws.com")] };

type Narrowing = Suggestion<"onlyToDms"> | Suggestion<"onlyTheseRoles" | "onlyTheseRolesToDms", "roles">;

/** A statement that allows passing roles. */
export interface PassingStatement {
  readonly template: Template;
  readonly statement: Statement;
  readonly action: ActionPattern;
  /** All who may pass the roles, also those that do not work with DMS. */
  readonly holders: readonly PolicyHolder[];
}

/** One edit: limit to the roles that the template passes, if they are known, else to the service. */
export function suggestionsFor(
  { project, services }: RuleContext,
  { action: { text }, holders, statement, template }: PassingStatement,
  id: ScopeMessage,
): readonly Narrowing[] {
  const passed = id === "anyService" ? [] : passedRoles(template).map((role) => role.text);
  const isNarrowed = passed.length > 0;
  const written = (statement.resources?.items ?? []).map((resource) => resource.text);
  const roles = isNarrowed ? passed : written.filter(mayBeRole);
  const data = { roles: passed.map(display) };
  const narrow: Suggestion["fix"] = (fixer) => (isNarrowed ? fixer.replaceResources(statement, roles) : []);
  const isAlone = statement.actions?.items.length === 1;
  const actionName = literalOf(text);
  // Such a role would no longer be passed to the service that it is for.
  if (holders.some(({ principal }) => written.some((pattern) => mayServeOthers(project, pattern, principal))))
    return [];
  // A wildcard covers other actions too, and a condition on the service would disable them.
  if (actionName?.toLowerCase() !== "iam:passrole") return [];
  if (id === "everyRoleToDms") return isNarrowed && isAlone ? [{ messageId: "onlyTheseRoles", data, fix: narrow }] : [];
  const isForDms = written.every((role) => isOfDmsAlone(project, role));
  if (!isForDms && holders.some((one) => mayPassToOthers(services, one))) return [];
  const messageId = isNarrowed ? "onlyTheseRolesToDms" : "onlyToDms";
  const { key, operator, values } = condition;
  if (isAlone) {
    const fix: Suggestion["fix"] = (to) => [narrow(to), to.addCondition(statement, operator, key, values)].flat();
    return [{ messageId, data, fix }];
  }
  // A new statement would lose the conditions that this one has.
  if (statement.conditions.length > 0) return [];
  const into = { effect: "Allow" as const, actions: ["iam:PassRole"], resources: roles, conditions: [condition] };
  return [{ messageId, data, fix: (fixer) => fixer.splitActions(statement, [actionName], into) }];
}
