import fc from "fast-check";
import type { Value } from "./layouts.js";

const word = fc.constantFrom(
  "s3:GetObject",
  "*",
  "a: b",
  "it's",
  'say "so"',
  "#1",
  "012345678901",
  "true",
  "x\\y",
  "$" + "{aws:username}",
);
const oneOrMore = (item: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof(item, fc.array(item, { minLength: 1, maxLength: 3 }));

const conditions: fc.Arbitrary<Value> = fc.dictionary(
  fc.constantFrom("StringEquals", "Bool", "ArnLike"),
  fc.dictionary(fc.constantFrom("aws:SourceAccount", "aws:RequestedRegion", "s3:prefix"), oneOrMore(word), {
    minKeys: 1,
    maxKeys: 2,
  }),
  { minKeys: 1, maxKeys: 2 },
);
const service = fc.constantFrom("ec2.amazonaws.com", "rds.amazonaws.com", "dms.amazonaws.com");
const principal: fc.Arbitrary<Value> = fc.oneof(
  fc.record({ Service: oneOrMore(service) }),
  fc.record({ AWS: fc.constant("123456789012"), Service: oneOrMore(service) }),
  fc.record({ AWS: oneOrMore(fc.constant("arn:aws:iam::123456789012:root")) }),
);

function documentOf(elements: Readonly<Record<string, fc.Arbitrary<Value>>>): fc.Arbitrary<Value> {
  const optional = fc.record({ Sid: fc.constant("One"), Condition: conditions }, { requiredKeys: [] });
  const statement = fc
    .tuple(fc.record(elements), optional)
    .map(([some, more]) => ({ ...some, ...more }))
    .chain((record) => fc.shuffledSubarray(Object.entries(record), { minLength: Object.keys(record).length }))
    .map((entries): Value => Object.fromEntries(entries));
  return fc.record({ Version: fc.constant("2012-10-17"), Statement: oneOrMore(statement) });
}

/** Trust policies, and policies of what is allowed. */
export const trustPolicy = documentOf({
  Effect: fc.constant("Allow"),
  Principal: principal,
  Action: oneOrMore(fc.constant("sts:AssumeRole")),
});
export const policy = documentOf({
  Effect: fc.constantFrom("Allow", "Deny"),
  Action: oneOrMore(word),
  Resource: oneOrMore(word),
});
