import { plainText } from "../iam/index.js";
import { statementAddress, type HeldDocument, type Statement, type StatementContext } from "../model/index.js";
import { defineRule, display, literalOf, type Node, type Placement, type ContextOf } from "../rule-kit/index.js";
import {
  coversAction,
  coversResource,
  elementsOf,
  isToBeFilled,
  redundantIn,
  redundantStatements,
  type ListItem,
  type Redundant,
} from "./no-redundant-element/redundancy.js";
import { idleValues, type IdleValue } from "./no-redundant-element/redundant-values.js";
import { redundantSessions } from "./no-redundant-element/redundant-sessions.js";
import { removing } from "./no-redundant-element/removing.js";

const rule = defineRule({
  name: "no-redundant-element",
  meta: {
    type: "suggestion",
    fixable: true,
    docs: { description: "Disallow policy elements that another element already covers" },
    messages: {
      repeated: "{{item}} is already in this list. Remove the repetition.",
      covered: "{{item}} has no effect here: {{by}} in the same list covers it. Remove it.",
      statement: "Another statement of this policy already says everything that this one says. Remove this one.",
      number: "{{item}} has no effect: of several limits of one kind, only the widest counts. Remove it.",
      privateAddress: "{{item}} has no effect here: no request comes from a private address. Remove it.",
      hostBits: "AWS ignores the bits of {{item}} that its mask does not cover. Write {{candidate}}.",
      session: "Session {{item}} has no effect here: its role is already trusted. Remove it.",
    },
    keys: {
      repeated: ["item"],
      covered: ["item"],
      session: ["item"],
      number: ["item"],
      privateAddress: ["item"],
      hostBits: ["item"],
    },
  },
  create(context) {
    return {
      PolicyDocument({ statements }, held) {
        // A program that generates policies repeats itself, and nobody can edit its output.
        if (!context.template.isEditable) return;
        for (const statement of statements) checkStatement(context, held, statement);
        checkStatements(context, held);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkStatement(context: Context, held: HeldDocument, statement: Statement): void {
  const address = statementAddress(held, statement);
  const { actions, notActions, resources, notResources } = statement;
  const tell = (messageId: "covered" | "session", found: Redundant<ListItem>, holder: Node | undefined): void => {
    if (!isToBeFilled(held, found.item)) reportItem(context, { address, statement }, messageId, found, holder);
  };
  for (const list of [actions, notActions]) {
    for (const found of redundantIn(list, coversAction)) tell("covered", found, list?.node);
  }
  for (const list of [resources, notResources]) {
    for (const found of redundantIn(list, coversResource)) tell("covered", found, list?.node);
  }
  for (const found of held.document.policyType === "trust" ? redundantSessions(statement) : [])
    tell("session", found, found.holder);
  for (const condition of statement.conditions) {
    for (const idle of idleValues(condition)) reportValue(context, { address, statement }, condition.values.node, idle);
  }
}

type Place = Pick<StatementContext, "address" | "statement">;

function reportItem(
  context: Context,
  { address, statement }: Place,
  messageId: "covered" | "session",
  { item, coveredBy }: Redundant<ListItem>,
  holder: Node | undefined,
): void {
  const [text, other] = [display(item.text), display(coveredBy.text)];
  const data = { item: item.text, by: coveredBy.text };
  context.report({
    node: item.node,
    address,
    messageId: text.toLowerCase() === other.toLowerCase() ? "repeated" : messageId,
    data,
    related: [{ location: coveredBy.node.location, message: "this covers it" }],
    // Only what holds in every deployment is compared, whatever the values that the message shows.
    restsOn: [],
    ...removing(holder, item.node, statement),
  });
}

function reportValue(
  context: Context,
  { address, statement }: Place,
  holder: Node,
  { value, messageId, candidate }: IdleValue,
): void {
  const fix: Placement["fix"] = (fixer) => fixer.replaceText(value.node, plainText(candidate ?? ""));
  const data = { item: literalOf(value.text) ?? "", candidate: candidate ?? "" };
  context.report({
    node: value.node,
    address,
    messageId,
    data,
    ...(candidate === undefined ? removing(holder, value.node, statement) : { fix }),
  });
}

function checkStatements(context: Context, held: HeldDocument): void {
  const { node, location } = held.document;
  const list = node.entries.find(({ key }) => key.text === "Statement")?.value;
  for (const { item, coveredBy } of redundantStatements(held.document, list)) {
    if (isToBeFilled(held, ...elementsOf(item))) continue;
    context.report({
      node: item,
      address: statementAddress(held, item),
      messageId: "statement",
      related: [{ location: coveredBy.location, message: "the statement that covers it" }],
      ...(list?.layout?.style !== "blocks" && removing(list, item.node, { location })),
    });
  }
}
