import { plainText, sameText } from "../../iam/index.js";
import type { Condition, Statement } from "../../model/index.js";
import { literalOf, oncePer, stringOf, type Text } from "../../rule-kit/index.js";
import { hasWholeValues, saysWhoCalls } from "../shared/conditions/identity-keys.js";
import { openProblem } from "../shared/conditions/value-problems.js";

/**
 * Keys of which a request itself contains a star, and the values that are meant so: a function for everybody is made
 * with `--principal "*"`, an object that must be new is written with `If-None-Match: *`, and a certificate for all
 * hosts of a domain is requested for `*.example.com`. AWS itself writes the star of all reports into the policy of their
 * bucket, under StringEquals, and delivers none if somebody edits it.
 * https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html
 * https://docs.aws.amazon.com/acm/latest/userguide/acm-conditions.html
 * https://docs.aws.amazon.com/cur/latest/userguide/cur-s3.html
 */
const ownStars: readonly { readonly name: Text; readonly form: RegExp }[] = [
  { name: plainText("lambda:Principal"), form: /^\*$/ },
  { name: plainText("s3:if-none-match"), form: /^\*$/ },
  { name: plainText("acm:DomainNames"), form: /^\*\.[^*?]+$/ },
  { name: plainText("aws:SourceArn"), form: /^arn:[^:*?]*:cur:[^:*?]*:[^:*?]*:definition\/\*$/ },
];

/** Whether a request can have just this text with its star. A key that is not fully known may be one of those. */
export function isOwnStar(key: Text, value: Text): boolean {
  // The account of a report is often not known. What is not known is no star.
  const written = stringOf(value, "-");
  return ownStars.some(({ name, form }) => form.test(written) && sameText(key, name, { ignoreCase: true }) !== "no");
}

/** Whether a pattern in place of this text would let in callers that nobody has named. */
export function mustBeWhole(key: Text, value: Text): boolean {
  const written = literalOf(value) ?? "";
  const name = literalOf(key);
  if (name === undefined) return /^[*?]+$/.test(written);
  const isEverything = saysWhoCalls(name) && /^[*?]+$/.test(written);
  return isEverything || hasWholeValues(name) || openProblem(name, written) !== undefined;
}

/** Whether another operator would make patterns of texts that must not be any: it compares all keys of its block. */
export function makesOtherPatterns(statement: Statement, { operator }: Condition): boolean {
  const known = otherPatterns(statement);
  const { start } = operator.location;
  const answer = known.get(start) ?? hasOtherPatterns(statement, start);
  known.set(start, answer);
  return answer;
}

/** By the place of the operator. Each value of a condition asks. */
const otherPatterns = oncePer((_statement: Statement) => new Map<number, boolean>());

function hasOtherPatterns({ conditions }: Statement, operatorAt: number): boolean {
  const beside = conditions.filter(({ operator }) => operator.location.start === operatorAt);
  return beside.some(({ key, values }) =>
    values.items.some(({ text }) => isOwnStar(key, text) || (hasStar(text) && mustBeWhole(key, text))),
  );
}

function hasStar(text: Text): boolean {
  return text.parts.some((part) => part.kind === "literal" && /[*?]/.test(part.text));
}
