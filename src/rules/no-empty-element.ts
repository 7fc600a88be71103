import type { Condition, StatementContext } from "../model/index.js";
import { readOperator } from "../iam/index.js";
import {
  defineRule,
  display,
  type Entry,
  type Mapping,
  type Node,
  type Placement,
  type ContextOf,
} from "../rule-kit/index.js";

const rule = defineRule({
  name: "no-empty-element",
  meta: {
    type: "suggestion",
    fixable: true,
    docs: { description: "Disallow empty elements in statements" },
    messages: {
      emptySid: "This Sid is empty. Remove it, or write what the statement is for.",
      emptyList: "{{element}} is empty, so the statement has no effect. Fill the list, or remove the statement.",
      emptyPrincipal: "This statement names no principal, so it applies to nobody. Name one, or remove the statement.",
      emptyCondition: "This condition is empty, so it has no effect. Fill it, or remove it.",
      noValues: "{{key}} has no values, so the condition is never met. Fill the list, or remove the statement.",
      nothingCompared:
        "{{key}} has no values, so {{operator}} compares nothing. Fill the list, or remove the condition.",
      noValuesAll:
        "{{key}} has no values, so ForAllValues matches only requests without the key. Write Null with true instead.",
      noValuesIfExists:
        "{{key}} has no values, so the condition matches only requests without the key. Write Null with true instead.",
    },
    keys: {
      emptyList: ["element"],
      noValues: ["key"],
      nothingCompared: ["key"],
      noValuesAll: ["key"],
      noValuesIfExists: ["key"],
    },
  },
  create(context) {
    return {
      Statement(_statement, where) {
        checkStatement(context, where);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkStatement(context: Context, where: StatementContext): void {
  const { node } = where.statement;
  for (const entry of node.entries) {
    const { value, key } = entry;
    const element = key.text;
    const tell: ReportElement = (messageId, at, fix) =>
      context.report({ node: at, address: where.address, messageId, data: { element }, ...(fix && { fix }) });
    if (element === "Sid" && value.kind === "scalar" && value.text === "" && !value.isConditional)
      tell("emptySid", value, removing(node, entry));
    if (/^(?:Not)?(?:Action|Resource)$/.test(element) && isEmpty(value)) tell("emptyList", value);
    if (/^(?:Not)?Principal$/.test(element)) checkPrincipals(value, tell);
    if (element === "Condition" && isEmpty(value)) tell("emptyCondition", value, removing(node, entry));
    else if (element === "Condition" && value.kind === "mapping") {
      for (const operator of value.entries) {
        const fix = removing(value, operator) ?? removing(node, entry);
        if (isEmpty(operator.value)) tell("emptyCondition", operator.value, fix);
      }
    }
  }
  for (const condition of where.statement.conditions) checkCondition(context, where, condition);
}

type ReportElement = (
  messageId: "emptySid" | "emptyList" | "emptyPrincipal" | "emptyCondition",
  at: Node,
  fix?: Placement["fix"],
) => void;

function checkPrincipals(value: Node, tell: ReportElement): void {
  if (isEmpty(value)) return tell("emptyPrincipal", value);
  if (value.kind !== "mapping") return;
  for (const entry of value.entries) {
    if (isEmpty(entry.value)) tell("emptyPrincipal", entry.value, removing(value, entry));
  }
}

/** Removes an entry that has no effect. The only entry of a mapping stays. */
function removing(holder: Mapping, entry: Entry): Placement["fix"] {
  return holder.entries.length > 1 ? (fixer) => fixer.remove(holder, [entry]) : undefined;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_multi-value-conditions.html */
function checkCondition(context: Context, { address }: StatementContext, condition: Condition): void {
  if (!isEmpty(condition.values.node)) return;
  const data = { key: display(condition.key), operator: display(condition.operator) };
  context.report({ node: condition.values.node, address, messageId: messageFor(data.operator), data });
}

/** AWS does not document what an operator like StringNotEquals, or Null, does without values. */
function messageFor(operator: string): "noValues" | "noValuesAll" | "noValuesIfExists" | "nothingCompared" {
  const { family, name = "", set, suffix } = readOperator(operator);
  const isOpen = set === "any" && suffix !== "";
  if (isOpen || family === "Null" || name === "" || name.includes("Not")) return "nothingCompared";
  if (set === "all") return "noValuesAll";
  return suffix === "" ? "noValues" : "noValuesIfExists";
}

/** Whether the value is written as empty. An empty variable or argument does not count: it gets its value elsewhere. */
function isEmpty(node: Node): boolean {
  if (node.layout === undefined || node.isConditional) return false;
  if (node.kind === "list") return node.items.length === 0 && node.incompleteReason === undefined;
  return node.kind === "mapping" && node.entries.length === 0 && node.incompleteReason === undefined;
}
