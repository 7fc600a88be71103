import { matchAction, plainText } from "../iam/index.js";
import type { ActionPattern, StatementContext } from "../model/index.js";
import { defineRule, display, literalOf, type ContextOf, type Suggestion } from "../rule-kit/index.js";
import { broadAction, examplesOf, type BroadAction } from "./shared/statements/broad-actions.js";
import { defaultNote } from "./shared/messages/defaults.js";
import { everyAction, isGranting } from "./shared/statements/granting.js";
import { neededOf } from "./no-wildcard-action/needed-actions.js";

const rule = defineRule({
  name: "no-wildcard-action",
  meta: {
    type: "suggestion",
    hasSuggestions: true,
    directions: { useActions: "narrows" },
    docs: { description: "Disallow wildcards that allow a whole service, or every action with a word in its name" },
    schema: {
      type: "object",
      properties: {
        services: {
          type: "array",
          items: { type: "string" },
          description:
            "Report only `*` of the services with these prefixes. Without this option, all wildcards are reported",
        },
      },
      additionalProperties: false,
    },
    messages: {
      service:
        "{{action}}{{basis}} allows every action of the service, such as {{examples}}, and those that AWS adds later. List the actions that are needed.",
      administrator:
        "{{action}}{{basis}} makes the principal an administrator: it can give itself any permission. List the actions that are needed.",
      word: "{{action}}{{basis}} allows {{examples}}, and any other action that matches, now or later. List the actions that are needed.",
      useActions: "Allow only {{needed}}",
    },
    keys: { service: ["action"], administrator: ["action"], word: ["action"] },
  },
  create(context) {
    const { services } = context.options;
    return {
      Statement(statement, where) {
        if (!isGranting(context, where) || everyAction(statement)) return;
        for (const action of statement.actions?.items ?? []) {
          const broad = broadAction(context.services, action);
          const isIntended = !services || (broad?.breadth === "service" && services.includes(broad.covered.prefix));
          if (broad && isIntended) report(context, where, action, broad);
        }
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function report(context: Context, where: StatementContext, action: ActionPattern, broad: BroadAction): void {
  const { covered, breadth } = broad;
  const needed = neededOf(context, where.held.document, action);
  // AWS lists no smaller set for some uses: `neptune-db:*`.
  if (needed.some((name) => isWritten(action, name))) return;
  const data = { action: display(action.text), basis: defaultNote(action.text), examples: examplesOf(covered) };
  context.report({
    node: action,
    address: where.address,
    messageId: breadth === "service" && covered.prefix === "iam" ? "administrator" : breadth,
    data,
    suggest: suggestions(where, action, needed),
  });
}

function isWritten({ text }: ActionPattern, name: string): boolean {
  return literalOf(text)?.toLowerCase() === name.toLowerCase();
}

function suggestions(
  { statement }: StatementContext,
  action: ActionPattern,
  needed: readonly string[],
): readonly Suggestion<"useActions", "needed">[] {
  const { items = [], incompleteReason } = statement.actions ?? {};
  // To write the list again would lose the items that only some deployments have.
  if (incompleteReason !== undefined || items.some(({ when }) => when.op !== "true")) return [];
  if (needed.length === 0) return [];
  const others = items.filter((item) => item !== action);
  const missing = needed.filter((name) => !others.some(({ text }) => matchAction(text, name) === "yes"));
  const actions = [...others.map(({ text }) => text), ...missing.map((name) => plainText(name))];
  if (actions.length === 0) return [];
  return [{ messageId: "useActions", data: { needed }, fix: (fixer) => fixer.replaceActions(statement, actions) }];
}
