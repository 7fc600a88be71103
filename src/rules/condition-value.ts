import { plainText, readOperator } from "../iam/index.js";
import type { Condition, ConditionValue, StatementContext } from "../model/index.js";
import { defineRule, literalOf, type ContextOf, type Suggestion } from "../rule-kit/index.js";
import { isLeftOut } from "./shared/texts/left-out.js";
import { isForm, isInCapitals, mayBeFilledIn } from "./shared/texts/placeholders.js";
import { problemData } from "./condition-value/problem-data.js";
import { openValueProblem } from "./condition-value/open-value.js";
import { wholeOf, wholeProblem } from "./condition-value/value-sets.js";
import { valueProblems, type ValueProblem } from "./shared/conditions/value-problems.js";

const rule = defineRule({
  name: "condition-value",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { useValue: "renames" },
    docs: { description: "Require condition values that fit their operator and key" },
    schema: {
      type: "object",
      properties: {
        everyBranch: {
          type: "boolean",
          description: "Also report a value that matches everything in a repository of workflows",
        },
      },
      additionalProperties: false,
    },
    defaultOptions: { everyBranch: false },
    messages: {
      notBoolean: "{{operator}} compares with true or false, but {{value}} is neither, so it matches nothing.",
      notNumber: "{{operator}} compares numbers, but {{value}} is not a number, so it matches nothing.",
      notDate:
        "{{operator}} compares dates (2027-01-31T00:00:00Z), but {{value}} is not a date, so it matches nothing.",
      notAddress: "{{operator}} compares IP addresses and ranges such as 203.0.113.0/24. AWS rejects {{value}}.",
      notBase64: "{{operator}} compares values in base64, but {{value}} is not base64, so it matches nothing.",
      notArn: "{{operator}} compares ARNs, but {{value}} is not an ARN, so it matches nothing.",
      notVpc: "{{value}} matches no VPC: a VPC ID is vpc- and 8 or 17 hexadecimal digits.",
      notVpcEndpoint: "{{value}} matches no VPC endpoint: its ID is vpce- and 8 or 17 hexadecimal digits.",
      notRegion: "Region {{value}} does not exist.{{hint}}",
      notService:
        "{{key}} contains a service principal such as lambda.amazonaws.com, so {{value}} never matches.{{hint}}",
      notViaService:
        "kms:ViaService contains a service and its region, as in s3.eu-west-1.amazonaws.com, so {{value}} never matches.",
      notAccount: "{{value}} matches no account: an account ID has 12 digits.{{hint}}",
      notKey: "AWS compares a KMS key ARN here, so an alias or ID such as {{value}} never matches. Write the ARN.",
      notOfKey: "{{key}} contains {{content}}, so {{value}} never matches.{{hint}}",
      mixedTypes:
        "All values of a condition must have the same JSON type. AWS rejects strings together with numbers or booleans.",
      bothBooleans: "true and false together match everything, so the condition has no effect. Keep one of them.",
      sameBoolean: "The same value is listed twice, but this key takes only true or false. Keep one.",
      privateOnly:
        "No request to AWS comes from a private address, so the condition is never met. In a VPC, use aws:VpcSourceIp.",
      privateExcluded: "No request to AWS comes from a private address, so excluding these addresses has no effect.",
      everyValue: "{{value}} matches every value of {{key}}, so the condition has no effect.",
      everyPrincipal: "{{value}} matches the users and roles of every account, so it keeps nobody out.",
      partOfId: "Anyone can have an ID that begins or ends like {{value}}. Write the whole {{key}}.",
      variablePart:
        "If the value of {{value}} contains *, it matches every {{key}}. Write the value itself, or use StringEquals.",
      everyRepository: "{{value}} matches repositories of every GitHub owner. Name the organization and repository.",
      someOwners: "Anyone on GitHub can create a repository that fits {{value}}. Name the organization and repository.",
      everyOwned: "{{value}} matches several repositories. Name the repository and branch.",
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
      Condition(condition, where) {
        checkCondition(context, where, condition);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkCondition(context: Context, where: StatementContext, condition: Condition): void {
  const [operator, key] = [readOperator(literalOf(condition.operator) ?? ""), literalOf(condition.key)];
  if (operator.family === undefined || key === undefined) return;
  const problemOf = valueProblems(where, condition, context.options.everyBranch === true);
  const mayBeFilled = mayBeFilledIn(where.held);
  for (const value of condition.values.items) {
    const written = literalOf(value.text);
    const isOpen = written === undefined || (mayBeFilled && isForm(value.text)) || isLeftOut(value);
    const problem = isOpen ? openValueProblem(value.text, problemOf) : problemOf(written);
    // What has one correction is a slip, and no word in capitals stands for true or false.
    const isSlip = problem?.candidate !== undefined || problem?.messageId === "notBoolean" || !mayBeFilled;
    if (problem && (isSlip || !isInCapitals(value.text))) report(context, where, condition, value, problem);
  }
  const messageId = wholeProblem(operator, key, condition);
  if (messageId !== undefined)
    context.report({ node: wholeOf(condition), address: where.address, messageId, data: { key } });
}

function report(
  context: Context,
  where: StatementContext,
  condition: Condition,
  value: ConditionValue,
  problem: ValueProblem,
): void {
  const { candidate, messageId } = problem;
  const fix: Suggestion["fix"] = (fixer) => fixer.replaceText(value.node, plainText(candidate ?? ""));
  context.report({
    node: value.node,
    address: where.address,
    messageId,
    data: problemData(condition, value, problem),
    ...(candidate !== undefined && { suggest: [{ messageId: "useValue", data: { candidate }, fix }] }),
  });
}
