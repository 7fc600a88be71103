import fc from "fast-check";
import type { NaiveContext, NaiveStatement } from "./naive.js";

const actions = ["s3:Get", "s3:Put", "iam:Get"] as const;
const resources = ["arn:aws:s3:::a", "arn:aws:s3:::a/b", "arn:aws:s3:::b"] as const;

const actionPatterns = fc.constantFrom("*", "s3:*", "S3:get", "s3:?ut", "iam:Get", "*:Get");
const resourcePatterns = fc.constantFrom(
  ...["*", "arn:aws:s3:::a", "arn:aws:s3:::a*", "arn:aws:s3:::?", "arn:aws:s3:::b"],
  ...["arn:aws:s3:::${s:team}", "arn:aws:s3:::${s:team, 'b'}", "arn:aws:s3:::${s:team}/*"],
);

/** One or two of something. */
export const some = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { minLength: 1, maxLength: 2 });

const forms = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [name, `${name}IfExists`, `ForAllValues:${name}`, `ForAnyValue:${name}`]);

/** One operator with one key and one or two values. */
export const oneCondition = (
  operators: readonly string[],
  keys: readonly string[],
  values: readonly string[],
): typeof conditions =>
  fc
    .tuple(fc.constantFrom(...operators), fc.constantFrom(...keys), some(fc.constantFrom(...values)))
    .map(([operator, key, list]) => ({ [operator]: { [key]: list } }));

const setOnly = ["StringEquals", "StringNotEquals", "StringLike", "StringNotLike"].flatMap((name) => [
  `ForAllValues:${name}`,
  `ForAnyValue:${name}`,
]);
const presence = fc.constantFrom({ Null: { "s:team": ["true"] } }, { Null: { "s:tags": ["false"] } });

const conditions: fc.Arbitrary<NonNullable<NaiveStatement["Condition"]>> = fc.oneof(
  oneCondition(forms(["StringEquals", "StringNotEquals"]), ["s:team"], ["a", "b", "${s:other}", "${s:other, 'a'}"]),
  oneCondition(forms(["StringLike", "StringNotLike"]), ["s:team", "s:other"], ["a*", "?", "b"]),
  oneCondition(forms(["NumericEquals", "NumericNotEquals", "NumericLessThan"]), ["s:count"], ["1", "2", "2.0"]),
  oneCondition(forms(["ArnLike", "ArnNotLike"]), ["s:arn"], ["arn:aws:s3:::a*", "arn:aws:*:::b"]),
  oneCondition(setOnly, ["s:tags"], ["a", "b", "a*"]),
  presence,
);

export const statements: fc.Arbitrary<NaiveStatement> = fc
  .record({
    effect: fc.constantFrom("Allow", "Allow", "Deny"),
    actionElement: fc.constantFrom("Action", "Action", "NotAction"),
    actions: some(actionPatterns),
    resourceElement: fc.constantFrom("Resource", "Resource", "NotResource"),
    resources: some(resourcePatterns),
    condition: fc.option(conditions, { nil: undefined }),
  })
  .map((one) => ({
    Effect: one.effect,
    [one.actionElement]: one.actions,
    [one.resourceElement]: one.resources,
    ...(one.condition && { Condition: one.condition }),
  }));

const present = (values: readonly string[]): fc.Arbitrary<string[] | undefined> =>
  fc.option(
    fc.constantFrom(...values).map((value) => [value]),
    { nil: undefined },
  );

const contexts: fc.Arbitrary<NaiveContext> = fc
  .record({
    "s:team": present(["a", "b", "ab"]),
    "s:other": present(["a", "b"]),
    "s:count": present(["1", "2", "10"]),
    "s:arn": present(["arn:aws:s3:::a", "arn:aws:sqs:::b", "arn:aws:s3:::a:b"]),
    "s:tags": fc.option(fc.array(fc.constantFrom("a", "b", "ab"), { maxLength: 3 }), { nil: undefined }),
  })
  .map((values) =>
    Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value ? [[key, value] as const] : []))),
  );

/** A policy, and a request that it may grant. */
export const questions = fc.record({
  statements: fc.array(statements, { minLength: 1, maxLength: 4 }),
  action: fc.constantFrom(...actions),
  resource: fc.constantFrom(...resources),
  context: contexts,
});

export const policyOf = (
  list: readonly NaiveStatement[],
): { Version: string; Statement: readonly NaiveStatement[] } => ({
  Version: "2012-10-17",
  Statement: list,
});
