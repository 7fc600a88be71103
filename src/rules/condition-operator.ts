import { conditionKey, readOperator } from "../iam/index.js";
import type { Condition, StatementUse } from "../model/index.js";
import {
  defineRule,
  display,
  literalOf,
  reasonOf,
  withData,
  type Node,
  type ContextOf,
  type Suggestion,
  type Text,
} from "../rule-kit/index.js";
import { keyProblem, nameProblem, valueProblem, type OperatorProblem } from "./condition-operator/operator-problems.js";

const rule = defineRule({
  name: "condition-operator",
  meta: {
    type: "problem",
    fixable: true,
    repairsSpelling: true,
    hasSuggestions: true,
    directions: { useOperator: "renames" },
    docs: { description: "Require condition operators that exist and that fit the key and the values" },
    schema: {
      type: "object",
      properties: {
        arnKeys: { type: "boolean", description: "Also reports StringLike with a wildcard on a key that holds an ARN" },
        otherTypes: {
          type: "boolean",
          description: "Also reports operators that AWS has not for the key of a service or its type",
        },
      },
      additionalProperties: false,
    },
    defaultOptions: { arnKeys: false, otherTypes: false },
    messages: {
      unknown: "There is no condition operator {{operator}}. AWS rejects the policy.{{hint}}",
      nullIfExists: "Null asks whether a key is there, so it takes no IfExists. AWS rejects the policy.",
      nullOfSet: "Null asks whether a key is there, and under {{qualifier}} the answer is always the same. Write Null.",
      wildcard: "Under {{operator}} a {{wildcard}} is a plain sign: {{value}} matches that very text only.{{hint}}",
      missingQualifier:
        "{{key}} may have several values, and {{operator}} compares one. Say whether all (ForAllValues) or any (ForAnyValue) of them must match.",
      allOfOne:
        "{{key}} has one value, and ForAllValues is also met where it is not there: the statement then applies to everybody without it.",
      wrongType:
        "{{operator}} cannot compare {{key}}, which holds {{type}}: the condition never does what it says. Use {{operators}}.",
      otherType:
        "{{key}} holds {{type}}, and {{operator}} is for something else: it may match more or less than is meant. Use {{operators}}.",
      arnAsText:
        "Under {{operator}} a * in {{value}} also covers the colons of an ARN. ArnLike compares it part by part.",
      useOperator: "Write {{candidate}}",
    },
    keys: {
      unknown: ["operator"],
      wildcard: ["key", "value"],
      missingQualifier: ["key"],
      allOfOne: ["key"],
      wrongType: ["key"],
      otherType: ["key"],
      arnAsText: ["key", "value"],
    },
  },
  create(context) {
    return {
      Condition(condition, used) {
        checkCondition(context, used, condition);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkCondition(context: Context, used: StatementUse, condition: Condition): void {
  const { operator: text, key, values } = condition;
  const written = literalOf(text);
  if (written === undefined)
    return context.skip(
      { location: text.location, address: used.address },
      reasonOf(text) ?? "the operator is not known",
    );
  const operator = readOperator(written);
  const tell = (problem: OperatorProblem | undefined, node: Node, value: Text | string = ""): void => {
    if (problem) report(context, used, condition, { problem, node, value, operator: written });
  };
  const problem = nameProblem(operator);
  if (problem) return tell(problem, text);
  const name = literalOf(key);
  const known = name === undefined ? undefined : conditionKey(context.services, name);
  const isStrict = context.options.otherTypes === true;
  if (known) tell(keyProblem(operator, known, { statement: used.statement, values, isStrict }), text);
  for (const item of values.items)
    tell(valueProblem(operator, known, item.text, context.options.arnKeys === true), item.node, item.text);
}

interface Said {
  readonly problem: OperatorProblem;
  readonly node: Node;
  readonly value: Text | string;
  readonly operator: string;
}

function report(context: Context, { address }: StatementUse, { operator, key }: Condition, said: Said): void {
  const { node, problem, value } = said;
  const { candidate, isRepair } = problem;
  const fix: Suggestion["fix"] = (fixer) => fixer.renameKey(operator, candidate ?? "");
  context.report({
    ...withData(problem, { operator: said.operator, key: display(key), value }),
    node,
    address,
    ...(candidate !== undefined && isRepair && { fix }),
    ...(candidate !== undefined && !isRepair && { suggest: [{ messageId: "useOperator", data: { candidate }, fix }] }),
  });
}
