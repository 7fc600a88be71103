import type { ElementList, PrincipalElement } from "../model/index.js";
import { defineRule, display, type Node, type RuleContext, type Text } from "../rule-kit/index.js";
import { onlyLimits } from "./shared/granting.js";
import { statementsIn, type UsedStatement } from "./shared/policies.js";

export default defineRule({
  name: "no-inverted-element",
  meta: {
    type: "problem",
    docs: { description: "Disallow to allow all but what is listed" },
    messages: {
      notAction:
        "Allow with NotAction grants every action but {{items}}, also those that AWS adds later. List what is meant under " +
        "Action.",
      notResource:
        "Allow with NotResource grants this on everything but {{items}}, also on what is made later. Name what is meant " +
        "under Resource.",
      notPrincipal:
        "Allow with NotPrincipal lets everybody in but {{items}}, callers without a name too. Name who is meant under " +
        "Principal.",
      nothing: "{{element}} with {{items}} excepts everything, so this statement grants nothing.",
    },
  },
  create(context) {
    return {
      Template(template) {
        for (const used of statementsIn(template)) {
          if (used.statement.effect === "Allow" && !onlyLimits(context, used.use)) checkStatement(context, used);
        }
      },
    };
  },
});

function checkStatement(context: RuleContext, used: UsedStatement): void {
  const { notActions, notResources, notPrincipals } = used.statement;
  const { policyType } = used.use.document;
  report(context, used, "notAction", notActions);
  // What has no place in a policy is `policy-syntax`'s and `principal`'s.
  if (policyType !== "trust") report(context, used, "notResource", notResources);
  if (policyType === "resource") report(context, used, "notPrincipal", notPrincipals);
}

type Element = Pick<ElementList<{ readonly text: Text; readonly node: Node }>, "items" | "node" | "location">;

function report(
  context: RuleContext,
  { address, statement }: UsedStatement,
  messageId: "notAction" | "notResource" | "notPrincipal",
  element: Element | PrincipalElement | undefined,
): void {
  // An element that is not known may turn out to be none.
  const items = element?.items.filter(({ node }) => node.kind !== "unknown" || node !== element.node) ?? [];
  if (!element || items.length === 0) return;
  const names = items.map(({ text }) => display(text));
  const isNothing = messageId !== "notPrincipal" && names.includes("*");
  const { key } = statement.node.entries.find((entry) => entry.value === element.node) ?? {};
  context.report({
    node: key ?? element,
    address,
    messageId: isNothing ? "nothing" : messageId,
    data: {
      element: messageId === "notAction" ? "NotAction" : "NotResource",
      items: names,
    },
  });
}
