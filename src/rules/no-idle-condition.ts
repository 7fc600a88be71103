import type { Condition, StatementContext } from "../model/index.js";
import {
  defineRule,
  display,
  literalOf,
  withData,
  type Message,
  type ContextOf,
  type RuleContext,
} from "../rule-kit/index.js";
import { metWithoutKey, readOperator } from "../iam/index.js";
import { dateNumber } from "./no-idle-condition/date-numbers.js";
import { servicesWithout } from "./no-idle-condition/endpoint-keys.js";
import { isOnPassingToDms } from "./shared/callers/dms-callers.js";
import { actionsWithout } from "./shared/conditions/key-support.js";
import { policyKindOf } from "./shared/statements/policies.js";
import { wildcardTestOf, type WildcardTest } from "./no-idle-condition/wildcard-test.js";
import { openProblem } from "./shared/conditions/value-problems.js";

const rule = defineRule({
  name: "no-idle-condition",
  meta: {
    type: "suggestion",
    hasSuggestions: true,
    directions: { useOperator: "renames" },
    docs: { description: "Disallow conditions that have no effect, or less effect than it seems" },
    messages: {
      someActions:
        "Requests for {{actions}} do not contain {{key}}, so this statement {{outcome}} such a request. Use a statement without this condition.",
      everyAction:
        "Requests for many actions do not contain {{key}}, so this statement {{outcome}} such a request. List the actions that support the key.",
      fewServices:
        "Only some services support {{key}}, not {{services}}. Limit the statement to services that support it.",
      ownResource: "A resource policy applies only to its own resource, so {{key}} has no effect here. Remove it.",
      asksPresence: "{{operator}} with * only checks that {{key}} is present. Write Null with false instead.",
      asksAbsence: "{{operator}} with * only checks that {{key}} is absent. Write Null with true instead.",
      alwaysMet:
        "{{operator}} with * matches every request, so {{key}} has no effect here. Remove it, or write narrower values.",
      neverMet: "{{operator}} with * is never met, so this statement never applies. Write other values, or remove it.",
      epoch:
        "{{value}} is a number of seconds or milliseconds, which is easy to get wrong. Write the date {{candidate}}.",
      early: "{{value}} is a number of seconds since 1970, so it is the day {{moment}}.{{hint}}",
      audience: "The audience {{key}} has one value, but {{operator}} is for keys with several. Write {{candidate}}.",
      useOperator: "Write {{candidate}}",
    },
    keys: {
      someActions: ["key"],
      everyAction: ["key"],
      fewServices: ["key"],
      ownResource: ["key"],
      asksPresence: ["key"],
      asksAbsence: ["key"],
      alwaysMet: ["key"],
      neverMet: ["key"],
      audience: ["key"],
    },
  },
  create(context) {
    return {
      Condition(condition, where) {
        checkCondition(context, where, condition);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

/** The messages about the key of a condition. */
type IdleMessage =
  | Message<WildcardTest | "ownResource">
  | Message<"fewServices", "services">
  | Message<"everyAction", "outcome">
  | Message<"someActions", "actions" | "outcome">;

function checkCondition(context: Context, where: StatementContext, condition: Condition): void {
  const { key, operator } = condition;
  const data = { key: display(key), operator: display(operator) };
  const tell = (message: IdleMessage): void =>
    context.report({ ...withData(message, data), node: key, address: where.address });
  checkAudience(context, where, condition);
  checkDates(context, where, condition);
  const name = literalOf(key);
  if (name === undefined) return;
  const presence = isOpenForAll(where, name) ? undefined : wildcardTestOf(condition, where.held.document.policyType);
  if (presence) return tell({ messageId: presence });
  if (isOfOwnResource(context, where, name)) return tell({ messageId: "ownResource" });
  const services = servicesWithout(where.statement, name);
  if (services.length > 0) return tell({ messageId: "fewServices", data: { services } });
  // A condition that is true without the key may be intended for actions without it.
  const isNull = readOperator(literalOf(operator) ?? "").family === "Null";
  if (isNull || metWithoutKey(condition) !== "no" || isOnPassingToDms(context, where, name)) return;
  const outcome = where.statement.effect === "Deny" ? "never denies" : "never allows";
  if (where.statement.notActions && /^aws:ResourceTag\//i.test(name))
    return tell({ messageId: "everyAction", data: { outcome } });
  const actions = actionsWithout(context.services, where.statement, name).map(({ text }) => display(text));
  if (actions.length > 0) tell({ messageId: "someActions", data: { actions, outcome } });
}

/** `condition-value` reports conditions that allow everybody. */
function isOpenForAll({ held, statement }: StatementContext, key: string): boolean {
  const isOfOthers = held.document.policyType === "trust" || held.document.policyType === "resource";
  return isOfOthers && statement.effect === "Allow" && openProblem(key, "*") !== undefined;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html */
function isOfOwnResource({ template }: RuleContext, { held }: StatementContext, key: string): boolean {
  const isOwner = /^(?:s3:ResourceAccount|aws:Resource(?:Account|OrgID|OrgPaths))$/i.test(key);
  return isOwner && held.document.policyType === "resource" && policyKindOf(template, held)?.arns !== undefined;
}

function checkDates(context: Context, { address }: StatementContext, condition: Condition): void {
  for (const { text, node } of condition.values.items) {
    const problem = dateNumber(condition, literalOf(text) ?? "");
    if (problem) context.report({ node, address, ...problem });
  }
}

function checkAudience(context: Context, { address }: StatementContext, { key, operator }: Condition): void {
  const { set, written, suffix } = readOperator(literalOf(operator) ?? "");
  if (set === undefined || !/[./][^:./]*:aud$/i.test(display(key))) return;
  const candidate = `${written}${suffix}`;
  const data = { key: display(key), operator: display(operator), candidate };
  context.report({
    node: operator,
    address,
    messageId: "audience",
    data,
    suggest: [{ messageId: "useOperator", data, fix: (fixer) => fixer.renameKey(operator, candidate) }],
  });
}
