import type { Condition, DocumentUse, StatementUse } from "../model/index.js";
import { defineRule, literalOf, type Location, type ContextOf, type Text } from "../rule-kit/index.js";
import { slipIn, variablesIn, type Variable, type VariableSlip } from "./shared/variables.js";

const rule = defineRule({
  name: "policy-variable",
  meta: {
    type: "problem",
    docs: { description: "Require policy variables that AWS knows, where it takes some" },
    messages: {
      brace: "{{variable}} lacks its closing brace. AWS rejects the policy.",
      empty: "{{variable}} names no condition key. AWS rejects the policy.",
      space: "Spaces may not stand in a policy variable: AWS rejects {{variable}}.",
      quote: "The default of a policy variable stands in single quotes: AWS rejects {{variable}}.",
      substitution: "AWS gets {{variable}} as it stands here, and it is no policy variable.{{hint}}",
      key: "There is no condition key {{key}}, so {{variable}} is never filled and the statement never applies.",
      element: "A policy variable may stand in Resource and Condition alone. AWS does not fill {{variable}} here.",
      version: "In a policy without Version 2012-10-17, {{variable}} is plain text: it matches that very text only.",
      operator: "{{operator}} takes no policy variables: {{variable}} works under String and Arn operators.",
    },
    keys: {
      brace: ["variable"],
      empty: ["variable"],
      space: ["variable"],
      quote: ["variable"],
      substitution: ["variable"],
      key: ["variable"],
      element: ["variable"],
      version: ["variable"],
      operator: ["variable"],
    },
  },
  create(context) {
    return {
      Statement(_statement, used) {
        checkStatement(context, used);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

interface Placed {
  readonly text: Text;
  readonly location: Location;
}

function checkStatement(context: Context, used: StatementUse): void {
  const { statement } = used;
  const { actions, notActions, principals, notPrincipals, resources, notResources } = statement;
  for (const list of [resources, notResources]) for (const item of list?.items ?? []) checkValue(context, used, item);
  for (const list of [actions, notActions, principals, notPrincipals]) {
    for (const item of list?.items ?? []) checkFixed(context, used, item);
  }
  for (const condition of statement.conditions) checkCondition(context, used, condition);
}

function checkCondition(context: Context, used: StatementUse, condition: Condition): void {
  const operator = literalOf(condition.operator);
  for (const { text, node } of condition.values.items) {
    const placed = { text, location: node.location };
    if (operator === undefined || takesVariables(operator)) checkValue(context, used, placed);
    else {
      for (const variable of variablesIn(text)) {
        const isSign = slipIn(variable) === undefined && /^[*?$]$/.test(variable.inside ?? "");
        if (!isSign) tell(context, used, placed, slipIn(variable) ?? "operator", variable, operator);
      }
    }
  }
}

function takesVariables(operator: string): boolean {
  return /^(?:For(?:All|Any)Values?:)?(?:String|Arn)/i.test(operator);
}

/** A value in which variables may stand. */
function checkValue(context: Context, used: StatementUse, placed: Placed): void {
  for (const variable of variablesIn(placed.text)) {
    const slip = slipIn(variable);
    if (slip) tell(context, used, placed, slip, variable);
    else if (isOld(used.use)) tell(context, used, placed, "version", variable);
  }
}

/** A value in which none may. */
function checkFixed(context: Context, used: StatementUse, placed: Placed): void {
  for (const variable of variablesIn(placed.text)) {
    const slip = slipIn(variable);
    if (!isOfServerless(variable)) tell(context, used, placed, slip === "substitution" ? slip : "element", variable);
  }
}

/** What the Serverless Framework fills in before it makes a template. https://www.serverless.com/framework/docs/guides/variables */
function isOfServerless({ inside = "" }: Variable): boolean {
  return /^(?:self|opt|env|file|custom|cf|sls|param)[:(]/.test(inside);
}

function isOld({ document }: DocumentUse): boolean {
  const { version, node } = document;
  if (!version) return node.open === undefined;
  return literalOf(version) === "2008-10-17";
}

type MessageId = VariableSlip | "element" | "version" | "operator";

function tell(
  context: Context,
  { address, use }: StatementUse,
  { location }: Placed,
  messageId: MessageId,
  variable: Variable,
  operator = "",
): void {
  // A bare policy with ${name} in it is a form, which a program fills in before AWS sees it.
  if (messageId === "substitution" && use.holder === "bare") return;
  const { written, inside = "" } = variable;
  const hint = context.template.dialect.words.missingSubstitution;
  const data = {
    variable: written,
    operator,
    key: inside.split(",")[0] ?? "",
    hint: hint === "" ? "" : ` ${hint}`,
  };
  context.report({ node: { location }, address, messageId, data });
}
