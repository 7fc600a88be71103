import { plainText } from "../analysis/index.js";
import type { ActionPattern, Condition, ResourcePattern, Statement, Template } from "../model/index.js";
import { defineRule, display, literalOf, type RuleContext, type Suggestion, type Text } from "../rule-kit/index.js";
import { addressOf, callersOf, passRoleActions, type Caller } from "./shared/callers.js";
import { passedRoles } from "./shared/passed-roles.js";

const passedToService = "iam:PassedToService";

export default defineRule({
  name: "pass-role-scope",
  meta: {
    type: "problem",
    hasSuggestions: true,
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
        "iam:PassRole on {{resource}} lets its holder hand roles that are not named here to any service, an " +
        "administrator's role to a new instance for example. Name the roles that DMS uses and add iam:PassedToService.",
      everyRoleToDms:
        "iam:PassRole on {{resource}} lets its holder hand every role to DMS, whatever the role may do. Name the roles " +
        "that the endpoints use.",
      anyService:
        "iam:PassRole without iam:PassedToService lets its holder hand {{resource}} to any service that takes a role. " +
        "Limit it to dms.amazonaws.com.",
      onlyToDms: "Pass roles only to dms.amazonaws.com",
      onlyTheseRoles: "Pass only {{roles}}, and only to dms.amazonaws.com",
    },
    keys: { everyRole: ["resource"], everyRoleToDms: ["resource"], anyService: ["resource"] },
  },
  create(context) {
    return {
      Template(template) {
        for (const caller of callersOf(context, template)) {
          for (const statement of caller.documents.flatMap(({ statements }) => statements)) {
            checkStatement(context, template, caller, statement);
          }
        }
      },
    };
  },
});

function checkStatement(context: RuleContext, template: Template, caller: Caller, statement: Statement): void {
  const [action] = passRoleActions(statement);
  const resources = statement.resources?.items;
  if (!action || !resources) return;
  if (statement.open !== undefined)
    return context.skip({ ...statement, address: addressOf(caller, statement) }, statement.open);
  const hasCondition = statement.conditions.some(limitsService);
  const wide = resources.find(({ text }) => coversUnnamedRoles(text));
  const isEveryPattern = context.options["everyPattern"] === true;
  if (wide && !hasCondition) report(context, template, caller, statement, "everyRole", wide, action);
  else if (wide && isEveryPattern && display(wide.text) === "*") {
    report(context, template, caller, statement, "everyRoleToDms", wide, action);
  } else if (!wide && !hasCondition && isEveryPattern) {
    const [first] = resources;
    if (first) report(context, template, caller, statement, "anyService", first, action);
  }
}

/** `*`, or a wildcard in the name of the role; a wildcard in the account alone still names one role. */
function coversUnnamedRoles(text: Text): boolean {
  const shown = display(text).replace(/\$\{[^}]*\}/g, "");
  const at = shown.indexOf(":role");
  return at < 0 ? shown.includes("*") : shown.slice(at).includes("*");
}

/** A condition that lets the role be passed to some services only. */
function limitsService({ operator, key }: Condition): boolean {
  const name = literalOf(operator) ?? "";
  return display(key).toLowerCase() === passedToService.toLowerCase() && /^(ForA\w+:)?String(Equals|Like)/i.test(name);
}

function report(
  context: RuleContext,
  template: Template,
  caller: Caller,
  statement: Statement,
  messageId: "everyRole" | "everyRoleToDms" | "anyService",
  resource: ResourcePattern,
  action: ActionPattern,
): void {
  context.report({
    node: messageId === "anyService" ? action : resource,
    address: addressOf(caller, statement),
    messageId,
    data: { resource: display(resource.text) },
    related: messageId === "anyService" ? [] : [{ location: action.location, message: "the action" }],
    suggest: suggestionsFor(template, statement),
  });
}

/** One edit: to the roles that the template passes where they are known, else to the service only. */
function suggestionsFor(template: Template, statement: Statement): readonly Suggestion[] {
  const roles = passedRoles(template).map(({ text }) => text);
  const isAlone = statement.actions?.items.length === 1;
  const conditions = [{ operator: "StringEquals", key: passedToService, values: [plainText("dms.amazonaws.com")] }];
  const resources = roles.length > 0 ? roles : (statement.resources?.items ?? []).map(({ text }) => text);
  const sketch = { effect: "Allow" as const, actions: ["iam:PassRole"], resources, conditions };
  const messageId = roles.length > 0 ? "onlyTheseRoles" : "onlyToDms";
  const data = { roles: roles.map(display) };
  if (!isAlone) return [{ messageId, data, fix: (fixer) => fixer.splitActions(statement, ["iam:PassRole"], sketch) }];
  const [condition] = conditions;
  return [
    {
      messageId,
      data,
      fix: (fixer) => [
        ...(roles.length > 0 ? [fixer.replaceResources(statement, roles)] : []),
        ...(condition ? [fixer.addCondition(statement, condition.operator, condition.key, condition.values)] : []),
      ],
    },
  ];
}
