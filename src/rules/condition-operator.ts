import { conditionKey, readOperator, webIdentityKey } from "../iam/index.js";
import type { Condition, StatementContext } from "../model/index.js";
import {
  defineRule,
  display,
  literalOf,
  reasonOf,
  withData,
  type Node,
  type ContextOf,
  type Text,
} from "../rule-kit/index.js";
import { keyProblem, nameProblem, valueProblem, type OperatorProblem } from "./condition-operator/operator-problems.js";
import { withOperator } from "./condition-operator/operator-edit.js";
import { isFormOfName, mayBeFilledIn } from "./shared/texts/placeholders.js";

const rule = defineRule({
  name: "condition-operator",
  meta: {
    type: "problem",
    fixable: true,
    repairsSpelling: true,
    hasSuggestions: true,
    directions: { useOperator: "renames" },
    docs: { description: "Require condition operators that exist and that fit the key and its values" },
    schema: {
      type: "object",
      properties: {
        arnKeys: {
          type: "boolean",
          description: "Also report StringLike on a key that contains an ARN, with a wildcard before the resource",
        },
        otherTypes: {
          type: "boolean",
          description: "Also report operators that AWS does not document for the type of the key",
        },
      },
      additionalProperties: false,
    },
    defaultOptions: { arnKeys: false, otherTypes: false },
    messages: {
      unknown: "Condition operator {{operator}} does not exist. AWS rejects the policy.{{hint}}",
      nullIfExists:
        "Null already checks whether the key is present, so it does not take IfExists. AWS rejects the policy: write Null.",
      nullOfSet: "Null checks whether a key is present. With {{qualifier}} the result is always the same. Write Null.",
      wildcard:
        "{{operator}} does not support the wildcard {{wildcard}}, so {{value}} matches only that exact text.{{hint}}",
      missingQualifier:
        "{{key}} can have several values, but {{operator}} compares one. Add ForAllValues (all must match) or ForAnyValue (one must match).",
      allOfOne: "{{key}} has one value, and ForAllValues also matches requests without the key. Remove ForAllValues.",
      allOfSome:
        "{{key}} has one value, and ForAllValues also matches requests without the key, such as those for {{actions}}. Give these a statement of their own, and remove ForAllValues.",
      wrongType:
        "{{operator}} cannot compare {{key}}, which contains {{type}}. The condition does not work as written. Use {{operators}}.",
      otherType:
        "{{key}} contains {{type}}, but {{operator}} is for another type and may not match. Use {{operators}}.",
      arnAsText:
        "With {{operator}}, a * in {{value}} also matches the colons of an ARN. Use {{better}}, which compares part by part.",
      useOperator: "Write {{candidate}}",
    },
    keys: {
      unknown: ["operator"],
      wildcard: ["key", "value"],
      missingQualifier: ["key"],
      allOfOne: ["key"],
      allOfSome: ["key"],
      wrongType: ["key"],
      otherType: ["key"],
      arnAsText: ["key", "value"],
    },
  },
  create(context) {
    return {
      Condition(condition, where) {
        checkCondition(context, where, condition);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkCondition(context: Context, where: StatementContext, condition: Condition): void {
  const { operator: text, key, values } = condition;
  const written = literalOf(text);
  const place = { location: text.location, address: where.address };
  if (written === undefined) return context.skip(place, reasonOf(text) ?? "the operator is not known");
  const operator = readOperator(written);
  const tell = (problem: OperatorProblem | undefined, node: Node, value: Text | string = ""): void => {
    if (problem) report(context, where, condition, { problem, node, value, operator: written });
  };
  const problem = nameProblem(operator);
  // A policy with a placeholder is a form that is filled in before AWS reads it.
  if (problem) return mayBeFilledIn(where.held) && isFormOfName(text) ? undefined : tell(problem, text);
  const name = literalOf(key) ?? "";
  const known = conditionKey(context.services, name) ?? webIdentityKey(context.services, name);
  const use = { services: context.services, statement: where.statement, condition };
  if (known) tell(keyProblem(operator, known, { ...use, isStrict: context.options.otherTypes === true }), text);
  for (const { node, text: value } of values.items)
    tell(valueProblem(operator, known, value, { ...use, isStrict: context.options.arnKeys === true }), node, value);
}

interface OperatorReport {
  readonly problem: OperatorProblem;
  readonly node: Node;
  readonly value: Text | string;
  readonly operator: string;
}

function report(
  context: Context,
  { address, statement }: StatementContext,
  condition: Condition,
  said: OperatorReport,
): void {
  const { node, problem, value } = said;
  const { candidate, isApart = false, isRepair } = problem;
  const edit = candidate === undefined ? undefined : withOperator(statement, condition, candidate, isApart);
  context.report({
    ...withData(problem, { operator: said.operator, key: display(condition.key), value }),
    node,
    address,
    ...(edit && (isRepair ? { fix: edit.fix } : { suggest: [edit] })),
  });
}
