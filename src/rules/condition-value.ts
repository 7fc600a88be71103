import { plainText, readOperator } from "../iam/index.js";
import type { Condition, ConditionValue, StatementUse } from "../model/index.js";
import { defineRule, display, literalOf, type ContextOf, type Suggestion } from "../rule-kit/index.js";
import { isLeftOut } from "./shared/left-out.js";
import { isForm } from "./shared/samples.js";
import { wholeProblem } from "./condition-value/value-sets.js";
import { valueProblem, type ValueProblem } from "./shared/value-problems.js";

const rule = defineRule({
  name: "condition-value",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { useValue: "renames" },
    docs: { description: "Require condition values that their operator can read and their key can have" },
    schema: {
      type: "object",
      properties: {
        everyBranch: { type: "boolean", description: "Also reports a wildcard behind the repository of a workflow" },
      },
      additionalProperties: false,
    },
    defaultOptions: { everyBranch: false },
    messages: {
      notBoolean: "{{operator}} compares with true or false: {{value}} is neither, so the condition is never met.",
      notNumber: "{{operator}} compares numbers: {{value}} is none, so the condition is never met.",
      notDate:
        "{{operator}} compares dates, as in 2027-01-31T00:00:00Z: {{value}} is none, so the condition is never met.",
      notAddress: "{{operator}} compares addresses and ranges, as in 203.0.113.0/24: AWS rejects {{value}}.",
      notBase64: "{{operator}} compares binary values in base64: {{value}} is none, so the condition is never met.",
      notArn: "{{operator}} compares ARNs: {{value}} is none, so the condition is never met.",
      notVpc: "The id of a VPC is vpc- and 8 or 17 hexadecimal digits: {{value}} matches none.",
      notVpcEndpoint: "The id of a VPC endpoint is vpce- and 8 or 17 hexadecimal digits: {{value}} matches none.",
      notRegion: "There is no region {{value}}.{{hint}}",
      notService:
        "{{key}} holds the principal of a service, as in lambda.amazonaws.com: {{value}} matches none.{{hint}}",
      notViaService:
        "kms:ViaService holds a service and its region, as in s3.eu-west-1.amazonaws.com: {{value}} matches none.",
      notAccount: "An account id has 12 digits: {{value}} matches no account.",
      notKey: "AWS compares this with the ARN of a key: neither an alias nor an id such as {{value}} ever matches.",
      mixedTypes: "The values of a condition are of one JSON type: AWS rejects texts beside numbers or booleans.",
      bothBooleans: "true and false together match everything, so the condition limits nothing.",
      sameBoolean: "The same value stands here twice, and a key that is true or false takes one.",
      privateOnly:
        "No request comes from a private address, so the condition is never met. Use aws:VpcSourceIp in a VPC.",
      privateExcluded: "No request comes from a private address, so keeping those out limits nothing.",
      everyValue: "Every value of {{key}} matches {{value}}, so the condition limits nothing.",
      partOfId: "What begins or ends like {{value}} may be anybody's. Write the whole {{key}}.",
      variablePart:
        "A * in what {{value}} stands for matches every {{key}}. Write the value itself, or use StringEquals.",
      everyRepository:
        "{{value}} matches repositories of everybody on GitHub. Name the organization and the repository.",
      everyBranch:
        "{{value}} matches every branch, tag and pull request of the repository. Name the branch or environment.",
      useValue: "Write {{candidate}}",
    },
    keys: {
      everyValue: ["key"],
      partOfId: ["key", "value"],
      variablePart: ["key", "value"],
      bothBooleans: ["key"],
      sameBoolean: ["key"],
      privateOnly: ["key"],
      privateExcluded: ["key"],
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
  const operator = readOperator(literalOf(condition.operator) ?? "");
  const key = literalOf(condition.key);
  if (operator.family === undefined || key === undefined) return;
  const isStrict = context.options.everyBranch === true;
  for (const value of condition.values.items) {
    const written = literalOf(value.text);
    const isToBeFilled = used.use.holder === "bare" && isForm(value.text);
    const isOpen = written === undefined || isToBeFilled || isLeftOut(value);
    const problem = isOpen ? undefined : valueProblem(used, operator, key, written, isStrict);
    if (problem) report(context, used, condition, value, problem);
  }
  const together = wholeProblem(operator, key, condition);
  const data = { key };
  if (together !== undefined)
    context.report({ node: condition.values.node, address: used.address, messageId: together, data });
}

function report(
  context: Context,
  used: StatementUse,
  condition: Condition,
  value: ConditionValue,
  problem: ValueProblem,
): void {
  const { candidate, messageId } = problem;
  const fix: Suggestion["fix"] = (fixer) => fixer.replaceText(value.node, plainText(candidate ?? ""));
  const data = {
    operator: display(condition.operator),
    key: display(condition.key),
    value: display(value.text) === "" ? "an empty text" : value.text,
    hint: candidate === undefined ? "" : ` Write ${candidate}.`,
  };
  context.report({
    node: value.node,
    address: used.address,
    messageId,
    data,
    ...(candidate !== undefined && { suggest: [{ messageId: "useValue", data: { candidate }, fix }] }),
  });
}
