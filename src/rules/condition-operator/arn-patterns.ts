import type { Condition, Statement } from "../../model/index.js";
import { groupBy, oncePer, type Text } from "../../rule-kit/index.js";
import { arnFields } from "../shared/arns/arn-fields.js";

/**
 * Whether ArnLike matches what a pattern is meant to match: it has the six fields of an ARN, and no wildcard before the
 * resource stands for several of them. ArnLike compares field by field, so `*subnet-1` and `arn:aws:ses:*` match nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function isArnPattern(text: Text): boolean {
  const { known = 0, region = "", account = "", resource } = arnFields(text) ?? {};
  return known >= 5 && resource !== undefined && regions.test(region) && accounts.test(account);
}

/** Whether a wildcard stands before the last field, so that as a text it may match more than its own field. */
export function hasWildcardBeforeResource(text: Text): boolean {
  const { partition = "", service = "", region = "", account = "" } = arnFields(text) ?? {};
  return [partition, service, region, account].some((field) => /[*?]/.test(field));
}

const regions = /^$|[*?\uE000]|^[a-z]+-/;
const accounts = /^[\d*?\uE000]*$|^(?:aws|cloudfront|amazon|aws-managed)$/;

/** Whether all that an operator compares are such patterns of one key: another operator then compares them all. */
export function comparesArns(statement: Statement, condition: Condition): boolean {
  return comparingArns(statement).has(condition);
}

/** Each value of a condition asks. */
const comparingArns = oncePer(({ conditions }: Statement): ReadonlySet<Condition> => {
  const beside = groupBy(conditions, ({ operator }) => operator.location.start);
  const alone = [...beside.values()].filter(({ length }) => length === 1).flat();
  return new Set(alone.filter(({ values }) => values.items.every(({ text }) => isArnPattern(text))));
});
