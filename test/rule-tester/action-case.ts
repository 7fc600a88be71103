import { asLiteral, definePlugin, defineRule, type Rule, type Text } from "../../src/rule-kit/index.js";

/** A rule as a user writes one in a plugin: actions in the case of the IAM reference, none that allow everything. */
export const actionCase: Rule = defineRule({
  name: "action-case",
  meta: {
    type: "suggestion",
    fixable: true,
    hasSuggestions: true,
    directions: { readOnly: "renames" },
    docs: { description: "Require actions in the case of the IAM reference" },
    schema: { type: "object", properties: { allowed: { type: "array", items: { type: "string" } } } },
    defaultOptions: { allowed: [] },
    messages: {
      wrongCase: "{{action}} is written {{right}}.",
      tooMuch: "{{action}} allows everything.",
      readOnly: "Allow reading only",
    },
    keys: { wrongCase: ["action"], tooMuch: ["action"] },
  },
  create(context) {
    const { allowed = [] } = context.options;
    return {
      ActionPattern({ text, node, location }) {
        const action = asLiteral(node);
        if (action === undefined) return context.skip({ location }, "the action is not known");
        if (allowed.includes(action)) return;
        const right = action.replace(/:([a-z])/, (_whole, letter: string) => `:${letter.toUpperCase()}`);
        if (right !== action) {
          context.report({
            node,
            address: "",
            messageId: "wrongCase",
            data: { action, right },
            fix: (fixer) => fixer.replaceText(node, withText(text, right)),
          });
        }
        if (!action.endsWith(":*")) return;
        const readOnly = withText(text, action.replace("*", "Get*"));
        context.report({
          node,
          address: "",
          messageId: "tooMuch",
          data: { action },
          suggest: [{ messageId: "readOnly", fix: (fixer) => fixer.replaceText(node, readOnly) }],
        });
      },
    };
  },
});

function withText(text: Text, words: string): Text {
  const { location } = text;
  return { kind: "text", location, parts: [{ kind: "literal", text: words, location, origin: { from: "written" } }] };
}

export const plugin = definePlugin({ name: "ours", rules: [actionCase] });
