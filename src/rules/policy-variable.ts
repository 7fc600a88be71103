import type { Condition, HeldDocument, StatementContext } from "../model/index.js";
import { defineRule, literalOf, type ContextOf, type Node, type Text } from "../rule-kit/index.js";
import { reportKeyReferences } from "./policy-variable/key-references.js";
import { missingReferences } from "./policy-variable/missing-references.js";
import { mayBeFilledIn } from "./shared/texts/placeholders.js";
import { substitutionHint } from "./shared/texts/substitutions.js";
import { variableProblem, variablesIn, type Variable, type VariableProblem } from "./shared/texts/variables.js";

const rule = defineRule({
  name: "policy-variable",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { useVariable: "renames", makeReference: "renames" },
    docs: { description: "Require policy variables that exist, in places where AWS resolves them" },
    messages: {
      brace: "{{variable}} has no closing brace, so AWS rejects the policy. Add it.",
      empty: "{{variable}} names no condition key, so AWS rejects the policy. Write the name of a condition key.",
      space: "A policy variable cannot contain spaces: AWS rejects {{variable}}. Remove the spaces.",
      quote: "The default value of a policy variable must be in single quotes: AWS rejects {{variable}}. Add them.",
      substitution: "{{variable}} is not a policy variable, so AWS reads it as plain text. {{hint}}",
      key: "The condition key {{key}} does not exist, so AWS never resolves {{variable}} and the statement never applies. Correct the key.",
      severalValues:
        "AWS resolves only condition keys with one value, and {{key}} can have several. Use another key in place of {{variable}}.",
      element:
        "AWS resolves policy variables only in Resource and Condition. Here {{variable}} is plain text: write its value.",
      version: "In a policy without Version 2012-10-17, AWS reads {{variable}} as plain text. Write that Version.",
      operator: "{{operator}} takes no policy variables, so {{variable}} is plain text. Use a String or Arn operator.",
      reference:
        "The template reads {{variable}} as a reference, and nothing in it has this name, so the deployment fails. For the policy variable, write {{candidate}}.",
      useVariable: "Write {{candidate}}.",
      makeReference: "Make {{variable}} a reference.",
    },
    keys: {
      brace: ["variable"],
      empty: ["variable"],
      space: ["variable"],
      quote: ["variable"],
      substitution: ["variable"],
      key: ["variable"],
      severalValues: ["variable"],
      element: ["variable"],
      version: ["variable"],
      operator: ["variable"],
      reference: ["variable"],
    },
  },
  create(context) {
    return {
      Statement(_statement, where) {
        checkStatement(context, where);
        reportKeyReferences(context, where);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

interface Value {
  readonly text: Text;
  readonly node: Node;
  /** That of its condition. */
  readonly operator?: string;
}

function checkStatement(context: Context, where: StatementContext): void {
  const { statement } = where;
  const { actions, notActions, principals, notPrincipals, resources, notResources } = statement;
  for (const list of [resources, notResources]) for (const item of list?.items ?? []) checkValue(context, where, item);
  for (const list of [actions, notActions, principals, notPrincipals]) {
    for (const item of list?.items ?? []) checkFixed(context, where, item);
  }
  for (const condition of statement.conditions) checkCondition(context, where, condition);
}

function checkCondition(context: Context, where: StatementContext, condition: Condition): void {
  const operator = literalOf(condition.operator);
  for (const { text, node } of condition.values.items) {
    if (operator === undefined || takesVariables(operator)) checkValue(context, where, { text, node });
    else {
      for (const variable of variablesIn(text)) {
        const isSign = variableProblem(variable) === undefined && /^[*?$]$/.test(variable.inside ?? "");
        if (!isSign) tell(context, where, { text, node, operator }, variableProblem(variable) ?? "operator", variable);
      }
    }
  }
}

function takesVariables(operator: string): boolean {
  return /^(?:For(?:All|Any)Values?:)?(?:String|Arn)/i.test(operator);
}

/** A value in which AWS resolves variables. */
function checkValue(context: Context, where: StatementContext, value: Value): void {
  for (const variable of variablesIn(value.text)) {
    const problem = variableProblem(variable);
    if (problem) tell(context, where, value, problem, variable);
    else if (isOld(where.held)) tell(context, where, value, "version", variable);
  }
}

/** A value in which AWS resolves no variables. */
function checkFixed(context: Context, where: StatementContext, value: Value): void {
  for (const variable of variablesIn(value.text)) {
    const problem = variableProblem(variable);
    tell(context, where, value, problem === "substitution" ? problem : "element", variable);
  }
}

function isOld({ document }: HeldDocument): boolean {
  const { version, node } = document;
  if (!version) return node.incompleteReason === undefined;
  return literalOf(version) === "2008-10-17";
}

type MessageId = VariableProblem | "element" | "version" | "operator";

function tell(
  context: Context,
  { address, held }: StatementContext,
  { text, node, operator = "" }: Value,
  messageId: MessageId,
  variable: Variable,
): void {
  // Such a policy with ${name} in it is a form that a program fills in before AWS reads it.
  if (messageId === "substitution" && mayBeFilledIn(held)) return;
  const { written, inside = "" } = variable;
  const hint = substitutionHint(context.template, inside, { text, location: node.location });
  const data = { variable: written, operator, key: inside.split(",")[0] ?? "", hint };
  const suggest = messageId === "substitution" ? missingReferences(context.template, { node, text }, written) : [];
  context.report({ node, address, messageId, data, suggest });
}
