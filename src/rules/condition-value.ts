import { plainText } from "../analysis/index.js";
import type { Condition, ConditionValue } from "../model/index.js";
import { defineRule, display, literalOf, type Report, type RuleContext } from "../rule-kit/index.js";
import { readOperator, type Operator } from "./shared/condition-operators.js";
import { statementsIn, type UsedStatement } from "./shared/policies.js";
import { hasPlaceholder } from "./shared/samples.js";
import { wholeProblem } from "./shared/value-sets.js";
import { formProblem, openProblem, typeProblem, type ValueProblem } from "./shared/value-problems.js";

export default defineRule({
  name: "condition-value",
  meta: {
    type: "problem",
    hasSuggestions: true,
    docs: { description: "Require condition values that their operator can read and their key can have" },
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
      notAccount: "An account id has 12 digits: {{value}} matches no account.",
      notKey: "AWS compares this with the ARN of a key: neither an alias nor an id such as {{value}} ever matches.",
      mixedTypes: "The values of a condition are of one JSON type: AWS rejects texts beside numbers or booleans.",
      bothBooleans: "true and false together match everything, so the condition limits nothing.",
      privateOnly:
        "No request comes from a private address, so the condition is never met. Use aws:VpcSourceIp in a VPC.",
      privateExcluded: "No request comes from a private address, so keeping those out limits nothing.",
      everyValue: "Every value of {{key}} matches {{value}}, so the condition limits nothing.",
      everyRepository:
        "{{value}} matches repositories of everybody on GitHub. Name the organization and the repository.",
      useValue: "Write {{candidate}}",
    },
    keys: { everyValue: ["key"], bothBooleans: ["key"], privateOnly: ["key"], privateExcluded: ["key"] },
  },
  create(context) {
    return {
      Template(template) {
        for (const used of statementsIn(template)) {
          for (const condition of used.statement.conditions) checkCondition(context, used, condition);
        }
      },
    };
  },
});

function checkCondition(context: RuleContext, used: UsedStatement, condition: Condition): void {
  const operator = readOperator(literalOf(condition.operator) ?? "");
  const key = literalOf(condition.key);
  // Where these come to pass `pass-role-condition` says what is wrong with them.
  if (operator.family === undefined || key === undefined || /^iam:PassedToService$/i.test(key)) return;
  for (const value of condition.values.items) {
    const written = literalOf(value.text);
    const isForm = used.use.holder === "bare" && hasPlaceholder(value.text);
    const problem = written === undefined || isForm ? undefined : problemOf(used, operator, key, written);
    if (problem) report(context, used, condition, value, problem);
  }
  const together = wholeProblem(operator, key, condition);
  if (together !== undefined)
    context.report({
      node: condition.values.node,
      address: used.address,
      messageId: together,
      data: { key },
    });
}

function problemOf(
  { use, statement }: UsedStatement,
  operator: Operator,
  key: string,
  value: string,
): ValueProblem | undefined {
  const { family = "String", name = "" } = operator;
  if (family === "Null") return typeProblem(family, value);
  const isPolicyOfOthers = use.document.policyType === "trust" || use.document.policyType === "resource";
  const isOpen = isPolicyOfOthers && statement.effect === "Allow" && name.endsWith("Like") && !name.includes("Not");
  return typeProblem(family, value) ?? formProblem(key, value) ?? (isOpen ? openProblem(key, value) : undefined);
}

function report(
  context: RuleContext,
  used: UsedStatement,
  condition: Condition,
  value: ConditionValue,
  problem: ValueProblem,
): void {
  const { candidate, messageId } = problem;
  const fix: Report["fix"] = (fixer) => fixer.replaceText(value.node, plainText(candidate ?? ""));
  context.report({
    node: value.node,
    address: used.address,
    messageId,
    data: {
      operator: display(condition.operator),
      key: display(condition.key),
      value: display(value.text) || "an empty text",
      hint: candidate === undefined ? "" : ` Write ${candidate}.`,
    },
    ...(candidate !== undefined && { suggest: [{ messageId: "useValue", data: { candidate }, fix }] }),
  });
}
