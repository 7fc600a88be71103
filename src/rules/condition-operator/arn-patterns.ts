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

/** Whether an operator compares no other key: another operator then compares all that this one does. */
export function isAlone(statement: Statement, condition: Condition): boolean {
  return alone(statement).has(condition);
}

/** Each value of a condition asks. */
const alone = oncePer(({ conditions }: Statement): ReadonlySet<Condition> => {
  const beside = groupBy(conditions, ({ operator }) => operator.location.start);
  return new Set([...beside.values()].filter(({ length }) => length === 1).flat());
});

/** Whether all values that a key is compared with are such patterns. */
export const comparesArns = oncePer(({ values }: Condition): boolean =>
  values.items.every(({ text }) => isArnPattern(text)),
);
