import type { ResourcePattern, Statement, StatementContext } from "../model/index.js";
import {
  defineRule,
  display,
  literalOf,
  type ContextOf,
  type RuleContext,
  type Suggestion,
} from "../rule-kit/index.js";
import { arnsFor } from "./no-wildcard-resource/declared-arns.js";
import { defaultNote } from "./shared/messages/defaults.js";
import { everyAction, isGranting } from "./shared/statements/granting.js";
import { limitableActions, type LimitableAction } from "./no-wildcard-resource/limitable-actions.js";
import { mayNarrow } from "./no-wildcard-resource/narrowing-keys.js";

const rule = defineRule({
  name: "no-wildcard-resource",
  meta: {
    type: "suggestion",
    hasSuggestions: true,
    directions: { useDeclared: "narrows" },
    docs: { description: "Disallow a wildcard resource for actions that AWS can limit by ARN" },
    messages: {
      everything:
        "This allows {{actions}} on every resource in the account{{basis}}. AWS can limit this by ARN ({{types}}): name the resources that are needed.",
      useDeclared: "Allow {{actions}} on {{resources}} only",
    },
    keys: { everything: ["actions"] },
  },
  create(context) {
    return {
      Statement(_statement, where) {
        if (isGranting(context, where)) checkStatement(context, where);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkStatement(context: Context, where: StatementContext): void {
  const { statement, address } = where;
  const { conditions, incompleteReason, resources } = statement;
  const everything = resources?.items.find(({ text }) => literalOf(text) === "*");
  if (!everything || everyAction(statement) || conditions.some(mayNarrow)) return;
  const limitable = limitableActions(context, where);
  if (limitable.length === 0) return;
  if (incompleteReason !== undefined) return context.skip({ location: everything.location, address }, incompleteReason);
  const actions = [...new Set(limitable.map(({ action }) => display(action.text)))];
  context.report({
    node: everything,
    address,
    messageId: "everything",
    data: {
      actions,
      types: [...new Set(limitable.flatMap(({ types }) => types))],
      basis: defaultNote(everything.text),
    },
    suggest: suggestions(context, where, everything, limitable),
  });
}

/** The ARNs of the declared resources, if the linted files show no other resource for the actions. */
function suggestions(
  context: RuleContext,
  { statement, held }: StatementContext,
  everything: ResourcePattern,
  limitable: readonly LimitableAction[],
): readonly Suggestion<"useDeclared", "actions" | "resources">[] {
  const declared = arnsFor(context.template, held.address, limitable);
  if (!declared || statement.resources?.incompleteReason !== undefined) return [];
  const actions = limitable.map(({ action }) => display(action.text));
  const data = { actions, resources: declared.map(({ resource }) => resource.name) };
  const resources = declared.map(({ arn }) => arn);
  if (isAll(statement, limitable)) {
    const others = statement.resources?.items.filter((item) => item !== everything).map(({ text }) => text) ?? [];
    const all = [...others, ...resources];
    return [{ messageId: "useDeclared", data, fix: (fixer) => fixer.replaceResources(statement, all) }];
  }
  // A new statement would lose the conditions that this one has.
  if (statement.conditions.length > 0) return [];
  const into = { effect: "Allow" as const, actions, resources };
  return [{ messageId: "useDeclared", data, fix: (fixer) => fixer.splitActions(statement, actions, into) }];
}

function isAll({ actions }: Statement, limitable: readonly LimitableAction[]): boolean {
  return actions?.incompleteReason === undefined && actions?.items.length === limitable.length;
}
