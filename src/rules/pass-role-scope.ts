import { plainText } from "../analysis/index.js";
import type { ActionPattern, ResourcePattern, Statement, Template } from "../model/index.js";
import { defineRule, display, literalOf, reasonOf, type RuleContext, type Suggestion } from "../rule-kit/index.js";
import { addressOf, callersOf, passRoleActions, type OwnDocument } from "./shared/callers.js";
import { restingOn } from "./shared/defaults.js";
import { coversUnnamedRoles, limitsPassing, passedToService } from "./shared/passing-scope.js";
import { passedRoles } from "./shared/passed-roles.js";

export default defineRule({
  name: "pass-role-scope",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { onlyToDms: "narrows", onlyTheseRoles: "narrows", onlyTheseRolesToDms: "narrows" },
    docs: { description: "Require iam:PassRole to be limited to the roles that DMS is given, and to DMS" },
    schema: {
      type: "object",
      properties: {
        everyPattern: {
          type: "boolean",
          description: "Also reports `*` under `iam:PassedToService`, and named roles without it",
        },
      },
      additionalProperties: false,
    },
    defaultOptions: { everyPattern: false },
    messages: {
      everyRole:
        "iam:PassRole on {{resource}}{{basis}} lets its holder hand roles that are not named here to any service, an " +
        "administrator's role to a new instance for example. Name the roles that DMS uses and add iam:PassedToService.",
      everyRoleToDms:
        "iam:PassRole on {{resource}}{{basis}} lets its holder hand every role to DMS, whatever the role may do. Name the " +
        "roles that the endpoints use.",
      anyService:
        "iam:PassRole without iam:PassedToService lets its holder hand {{resource}} to any service that takes a role. " +
        "Limit it to dms.amazonaws.com.",
      onlyToDms: "Pass roles only to dms.amazonaws.com",
      onlyTheseRoles: "Pass only {{roles}}",
      onlyTheseRolesToDms: "Pass only {{roles}}, and only to dms.amazonaws.com",
    },
    keys: { everyRole: ["resource"], everyRoleToDms: ["resource"], anyService: ["resource"] },
  },
  create(context) {
    return {
      Template(template) {
        const own = callersOf(context, template).flatMap((caller) => caller.own);
        for (const held of new Map(own.map((one) => [one.document, one])).values()) {
          for (const statement of held.document.statements) checkStatement(context, template, held, statement);
        }
      },
    };
  },
});

const condition = { operator: "StringEquals", key: passedToService, values: [plainText("dms.amazonaws.com")] };

type MessageId = "everyRole" | "everyRoleToDms" | "anyService";

function checkStatement(context: RuleContext, template: Template, held: OwnDocument, statement: Statement): void {
  const [action] = passRoleActions(statement);
  const [first, ...others] = statement.resources?.items ?? [];
  // A full administrator's statement is `no-full-access`'s.
  if (!action || !first || /^[*:]+$/.test(display(action.text))) return;
  const wide = [first, ...others].find(({ text }) => coversUnnamedRoles(text) === "yes");
  const limits = statement.conditions.map(limitsPassing);
  const place = { location: statement.location, address: addressOf(held, statement) };
  const open = statement.open ?? (limits.includes("unknown") ? "a condition of the statement is not known" : undefined);
  if (open !== undefined) return context.skip(place, open);
  const isLimited = limits.includes("yes");
  const isEveryPattern = context.options.everyPattern === true;
  const tell = (id: MessageId, at: ResourcePattern): void => report(context, template, held, statement, id, at, action);
  if (wide && !isLimited) return tell("everyRole", wide);
  if (wide) return isEveryPattern && display(wide.text) === "*" ? tell("everyRoleToDms", wide) : undefined;
  const unknown = [first, ...others].find(({ text }) => coversUnnamedRoles(text) === "unknown");
  if (unknown && !isLimited) context.skip(place, reasonOf(unknown.text) ?? "the role is not known");
  else if (!isLimited && isEveryPattern) tell("anyService", first);
}

function report(
  context: RuleContext,
  template: Template,
  held: OwnDocument,
  statement: Statement,
  messageId: MessageId,
  resource: ResourcePattern,
  action: ActionPattern,
): void {
  context.report({
    node: messageId === "anyService" ? action : resource,
    address: addressOf(held, statement),
    messageId,
    data: { resource: resource.text, basis: restingOn(resource.text) },
    related: messageId === "anyService" ? [] : [{ location: action.location, message: "the action" }],
    suggest: suggestionsFor(template, statement, messageId, action),
  });
}

/** One edit: to the roles that the template passes where they are known, else to the service only. */
function suggestionsFor(
  template: Template,
  statement: Statement,
  id: MessageId,
  { text }: ActionPattern,
): readonly Suggestion[] {
  const passed = id === "anyService" ? [] : passedRoles(template).map((role) => role.text);
  const isNarrowed = passed.length > 0;
  const roles = isNarrowed ? passed : (statement.resources?.items ?? []).map((resource) => resource.text);
  const data = { roles: passed.map(display) };
  const narrow: Suggestion["fix"] = (fixer) => (isNarrowed ? fixer.replaceResources(statement, roles) : []);
  const isAlone = statement.actions?.items.length === 1;
  const written = literalOf(text);
  // A wildcard covers other actions too, which a condition on the service would switch off.
  if (written?.toLowerCase() !== "iam:passrole") return [];
  if (id === "everyRoleToDms") return isNarrowed && isAlone ? [{ messageId: "onlyTheseRoles", data, fix: narrow }] : [];
  const messageId = isNarrowed ? "onlyTheseRolesToDms" : "onlyToDms";
  const { key, operator, values } = condition;
  if (isAlone) {
    const fix: Suggestion["fix"] = (to) => [narrow(to), to.addCondition(statement, operator, key, values)].flat();
    return [{ messageId, data, fix }];
  }
  // A new statement would lose the conditions that this one has.
  if (statement.conditions.length > 0) return [];
  const into = { effect: "Allow" as const, actions: ["iam:PassRole"], resources: roles, conditions: [condition] };
  return [{ messageId, data, fix: (fixer) => fixer.splitActions(statement, [written], into) }];
}
