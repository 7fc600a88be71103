import { describe, expect, it } from "vitest";
import { conditionsAnswer, metWithoutKey, type KnownValues } from "../../../src/iam/conditions/conditions.js";
import { decide } from "../../../src/iam/answers/conditional-answer.js";
import type { Condition } from "../../../src/model/index.js";
import { always } from "../../../src/tree/index.js";
import { documentsFrom, formulaFrom, textFrom, type Json } from "../build.js";

function conditionOf(operator: string, key: string, value: Json): Condition {
  const statement = { Effect: "Allow", Action: "*", Resource: "*", Condition: { [operator]: { [key]: value } } };
  const [condition] = documentsFrom([statement])[0]?.statements[0]?.conditions ?? [];
  if (!condition) throw new Error("the case has no condition");
  return condition;
}

function verdictOf(condition: Condition, values: ReturnType<KnownValues["get"]>, assume = always) {
  return decide(conditionsAnswer([condition], { get: () => values }), assume, "it depends");
}

describe("why it is not known whether a condition is met", () => {
  it.each<[string, string, Json, readonly string[] | undefined, string]>([
    ["StringEquals", "s:Key", "a", undefined, "it is not known whether the condition on s:Key is met"],
    ["StringIs", "s:Key", "a", ["a"], "the condition operator StringIs does not exist"],
    ["NullIfExists", "s:Key", "true", ["a"], "the condition operator NullIfExists does not exist"],
    ["ForAnyValue:Null", "s:Key", "true", ["a"], "the condition operator ForAnyValue:Null does not exist"],
    [
      "ForAnyValue:StringEqualsIfExists",
      "s:Key",
      "a",
      [],
      "it is not clear what ForAnyValue:StringEqualsIfExists does with an absent key",
    ],
    [
      "StringLike",
      "aws:TagKeys",
      "a",
      ["a"],
      "aws:TagKeys may have several values, and StringLike is for keys of one value",
    ],
    ["StringLike", "s:Key", "a", ["a", "b"], "s:Key may have several values, and StringLike is for keys of one value"],
    ["NumericEquals", "s:Key", "ten", ["10"], "NumericEquals cannot compare ten with 10"],
    ["StringEquals", "s:Key", "${aws:username}", ["me"], "the policy variable ${aws:username} is not known"],
    ["StringEquals", "s:Key", "<Team>", ["me"], "Team is not known"],
    ["Null", "s:Key", "yes", ["me"], "Null takes true or false, not yes"],
    ["Null", "s:Key", "<Flag>", ["me"], "Flag is not known"],
  ])("%s of %s: %j", (operator, key, value, values, reason) => {
    expect(verdictOf(conditionOf(operator, key, value), values)).toMatchObject({ answer: "unknown", reason });
  });

  it("is a key or an operator that is not known", () => {
    const condition = conditionOf("StringEquals", "s:Key", "a");
    const [key, operator] = [textFrom("s:<Name>"), textFrom("<Operator>")];
    const reason = "it is not known whether the condition on s:Key is met";
    expect(verdictOf({ ...condition, key }, ["a"])).toMatchObject({ answer: "unknown" });
    expect(verdictOf({ ...condition, operator }, ["a"])).toMatchObject({ answer: "unknown", reason });
  });
});

describe("conditions", () => {
  it.each<[string, Json, readonly string[], string]>([
    ["ForAnyValue:StringEquals", "a", ["", "a"], "yes"],
    ["ForAnyValue:StringEquals", "", ["", "a"], "yes"],
    ["ForAllValues:StringEquals", "a", ["", "a"], "no"],
    ["StringEquals", "", [""], "yes"],
    ["Null", "false", [], "no"],
    ["Null", ["true", "yes"], [], "yes"],
  ])("%s: %j of %j: %s", (operator, value, values, answer) => {
    expect(verdictOf(conditionOf(operator, "s:Key", value), values).answer).toBe(answer);
  });

  it("compare with what is known in part", () => {
    const condition = conditionOf("StringLike", "s:Key", "team-*");
    const answers = ["team-<A>", "<A>", "me-<A>"].map((value) => verdictOf(condition, [textFrom(value)]).answer);
    expect(answers).toEqual(["yes", "unknown", "no"]);
  });

  it("ask for nothing in deployments where they do not exist", () => {
    const condition = { ...conditionOf("StringEquals", "s:Key", "a"), when: formulaFrom("Prod") };
    const answers = ["Prod", "!Prod", undefined].map((where) => verdictOf(condition, ["b"], formulaFrom(where)).answer);
    expect(answers).toEqual(["no", "yes", "unknown"]);
  });
});

describe("a request without the key", () => {
  it.each<[string, Json, string]>([
    ["StringEquals", "a", "no"],
    ["StringNotEquals", "a", "yes"],
    ["NotIpAddress", "10.0.0.0/8", "yes"],
    ["StringEqualsIfExists", "a", "yes"],
    ["StringNotEqualsIfExists", "a", "yes"],
    ["ForAllValues:StringEquals", "a", "yes"],
    ["ForAllValues:StringNotEqualsIfExists", "a", "yes"],
    ["ForAnyValue:StringEquals", "a", "no"],
    ["ForAnyValue:StringNotEquals", "a", "no"],
    ["foranyvalue:arnnotlike", "arn:aws:s3:::*", "no"],
    ["ForAnyValue:StringEqualsIfExists", "a", "unknown"],
    ["Null", "true", "yes"],
    ["Null", "false", "no"],
    ["Null", "<P>", "unknown"],
    ["StringIs", "a", "unknown"],
    ["<P>", "a", "unknown"],
  ])("meets %s %j: %s", (operator, value, expected) => {
    const condition = conditionOf(operator, "s:Key", value);
    expect(metWithoutKey(condition)).toBe(expected);
    expect(metWithoutKey({ ...condition, when: formulaFrom("Prod") })).toBe(expected);
  });
});

describe("a request that may lack the key", () => {
  const lacking = (condition: Condition) =>
    decide(conditionsAnswer([condition], { get: () => ["false"], mayLack: () => true }), always, "it depends");

  it.each<[string, Json, string]>([
    ["Bool", "true", "no"],
    ["Bool", "false", "unknown"],
    ["BoolIfExists", "false", "yes"],
    ["BoolIfExists", "true", "unknown"],
    ["Null", "true", "unknown"],
    ["Bool", "<P>", "unknown"],
  ])("meets %s %j: %s", (operator, value, expected) => {
    expect(lacking(conditionOf(operator, "s:Key", value)).answer).toBe(expected);
  });

  it("is no reason where it meets the condition either way", () => {
    const context = { get: () => ["false"], mayLack: () => true };
    expect(conditionsAnswer([conditionOf("BoolIfExists", "s:Key", "false")], context).why).toBeUndefined();
  });

  it("is why it is not known whether it meets the condition", () => {
    expect(lacking(conditionOf("Bool", "s:Key", "false"))).toMatchObject({ reason: "a request may lack s:Key" });
  });
});
