import { describe, expect, it } from "vitest";
import { limitsSource } from "../../../src/iam/index.js";
import { documentsFrom, type Json } from "../build.js";

describe("a condition on the source of a service", () => {
  const account = "123456789012";

  it.each<[string, string, Json, string | undefined]>([
    ["StringEquals", "aws:SourceAccount", account, "yes"],
    ["stringlike", "AWS:sourcearn", "arn:aws:s3:::it", "yes"],
    ["ArnEquals", "aws:SourceArn", "arn:aws:s3:::it", "yes"],
    ["StringEqualsIfExists", "aws:SourceOrgID", "o-1", "yes"],
    ["ForAnyValue:StringLike", "aws:SourceOrgPaths", "o-1/r-1/*", "yes"],
    ["StringNotEquals", "aws:SourceAccount", account, "no"],
    ["StringNotLikeIfExists", "aws:SourceAccount", account, "no"],
    ["ForAllValues:StringNotEquals", "aws:SourceOrgPaths", "o-1/r-1/", "no"],
    ["ArnNotLike", "aws:SourceArn", "arn:aws:s3:::it", "no"],
    ["Null", "aws:SourceAccount", "false", "no"],
    ["Null", "aws:SourceAccount", ["False", "false"], "no"],
    ["Null", "aws:SourceAccount", "true", "unknown"],
    ["Null", "aws:SourceAccount", "<P>", "unknown"],
    ["Null", "aws:SourceAccount", [], "unknown"],
    ["NumericEquals", "aws:SourceAccount", account, "unknown"],
    ["StringIs", "aws:SourceAccount", account, "unknown"],
    ["StringEquals", "aws:SourceIp", "10.0.0.1", undefined],
    ["StringEquals", "aws:Referer", account, undefined],
  ])("%s %s %j: %s", (operator, key, value, expected) => {
    const statement = { Effect: "Allow", Action: "*", Resource: "*", Condition: { [operator]: { [key]: value } } };
    const [condition] = documentsFrom([statement])[0]?.statements[0]?.conditions ?? [];
    expect(condition && limitsSource(condition)).toBe(expected);
  });
});
