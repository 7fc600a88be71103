import type { ElementList, PrincipalElement, StatementContext } from "../model/index.js";
import {
  alternatives,
  defineRule,
  display,
  implies,
  type ContextOf,
  type Formula,
  type Node,
  type Text,
} from "../rule-kit/index.js";
import { leavesKeysOfServices } from "./no-inverted-element/keys-of-services.js";
import { onlyLimits } from "./shared/statements/granting.js";

const rule = defineRule({
  name: "no-inverted-element",
  meta: {
    type: "problem",
    docs: { description: "Disallow NotAction, NotResource and NotPrincipal in Allow statements" },
    messages: {
      notAction:
        "Allow with NotAction allows every action except {{items}}, including actions that AWS adds later. List the intended actions under Action.",
      notResource:
        "Allow with NotResource allows this on every resource except {{items}}, including resources created later. List the intended resources under Resource.",
      notPrincipal:
        "Allow with NotPrincipal allows everyone except {{items}}, including anonymous callers. List the intended principals under Principal.",
      nothing:
        "{{element}} with {{items}} excludes everything, so this statement allows nothing. Remove the statement, or list what it should allow.",
    },
  },
  create(context) {
    return {
      Statement({ effect }, where) {
        if (effect === "Allow" && !onlyLimits(context, where.held)) checkStatement(context, where);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkStatement(context: Context, where: StatementContext): void {
  const { notActions, notResources, notPrincipals } = where.statement;
  const { policyType } = where.held.document;
  report(context, where, "notAction", notActions);
  // `policy-syntax` and `principal` report elements that a policy of this type may not have.
  if (policyType !== "trust" && !leavesKeysOfServices(where.statement))
    report(context, where, "notResource", notResources);
  if (policyType === "resource") report(context, where, "notPrincipal", notPrincipals);
}

const elements = { notAction: "NotAction", notResource: "NotResource", notPrincipal: "NotPrincipal" } as const;

interface Item {
  readonly text: Text;
  readonly node: Node;
  readonly when: Formula;
  readonly principalKind?: string;
}

type Element = Pick<ElementList<Item>, "items" | "node" | "location">;

function report(
  context: Context,
  { address, statement }: StatementContext,
  messageId: keyof typeof elements,
  element: Element | PrincipalElement | undefined,
): void {
  if (!element) return;
  // An element whose value is not known may turn out to be absent, unless it is one of a list.
  const listed = itemsOfLists(element.node);
  const items = element.items.filter(({ node }) => node.kind !== "unknown" || listed.has(node));
  if (items.length === 0) return;
  const isNothing =
    items.every(isEverything) ||
    items.some((item) => isEverything(item) && implies(statement.when, item.when) === true);
  const named = isNothing ? items : items.filter((item) => !isEverything(item));
  const { key } = statement.node.entries.find((entry) => entry.value === element.node) ?? {};
  const data = { element: elements[messageId], items: named.map(({ text }) => display(text)) };
  context.report({ node: key ?? element, address, messageId: isNothing ? "nothing" : messageId, data });
}

/** `*` under `AWS` is everyone, but under `Service` only every service. */
function isEverything({ principalKind = "*", text }: Item): boolean {
  return display(text) === "*" && (principalKind === "*" || principalKind === "AWS");
}

/** The values that the items of written lists may have. What is not known in an incomplete list may be an empty list. */
function itemsOfLists(node: Node): ReadonlySet<Node> {
  const lists = alternatives(node).flatMap(({ value }) =>
    value.kind === "list" && value.incompleteReason === undefined ? value.items : [],
  );
  return new Set(lists.flatMap((item) => alternatives(item).map(({ value }) => value)));
}
