import { describe, expect, it } from "vitest";
import { isGranted, type ContextValue } from "../../src/is-granted/index.js";
import forms from "./forms.json" with { type: "json" };
import operators from "./operators.json" with { type: "json" };

type Context = Readonly<Record<string, ContextValue>>;

function answer(operator: string, value: unknown, context?: Context): string {
  const statement = { Effect: "Allow", Action: "*", Resource: "*", Condition: { [operator]: { "s:Key": value } } };
  const policy = { Version: "2012-10-17", Statement: [statement] };
  return isGranted(policy, { action: "s3:GetObject", resource: "arn:aws:s3:::b/k", context }).answer;
}

/** What the AWS pages say of every form, by whether values of the key meet the operator. */
interface Form {
  readonly met: string;
  readonly unmet: string;
  /** One value that meets it and one that does not. */
  readonly both: string;
  readonly absent: string;
  /** One empty text. */
  readonly empty?: string;
}

describe.each(operators)("$operator of $value", ({ operator, value, met, unmet }) => {
  const table: Readonly<Record<string, Form>> = operator.includes("Not") ? forms.negated : forms.positive;

  it.each(Object.entries(table))("as %s", (form, expected) => {
    const written = form.replace("Op", operator);
    const given = (values: ContextValue): string => answer(written, value, { "S:KEY": values });
    expect(met.map(given)).toEqual(met.map(() => expected.met));
    expect(unmet.map(given)).toEqual(unmet.map(() => expected.unmet));
    expect(given([met[0] ?? "", unmet[0] ?? ""])).toBe(expected.both);
    expect([given(null), given([]), answer(written, value, {})]).toEqual(Array(3).fill(expected.absent));
    if (expected.empty !== undefined) expect(given("")).toBe(expected.empty);
    expect(answer(written, value)).toBe("unknown");
    expect(answer(written.toLowerCase(), value, { "s:key": met[0] ?? "" })).toBe(expected.met);
  });
});

describe("every operator", () => {
  it.each([
    ...["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"],
    ...["StringLike", "StringNotLike", "NumericEquals", "NumericNotEquals", "NumericLessThan"],
    ...["NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "DateEquals", "DateNotEquals"],
    ...["DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals", "Bool", "BinaryEquals"],
    ...["IpAddress", "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"],
  ])("%s is in the table", (name) => {
    expect(operators.map(({ operator }) => operator)).toContain(name);
  });
});

describe("Null", () => {
  it.each<[string, unknown, Context | undefined, string]>([
    ["Null", "true", {}, "yes"],
    ["Null", "true", { "s:Key": null }, "yes"],
    ["Null", "true", { "s:Key": "x" }, "no"],
    ["Null", "false", {}, "no"],
    ["Null", "false", { "s:Key": "x" }, "yes"],
    ["Null", "false", { "s:Key": ["x", "y"] }, "yes"],
    ["Null", true, {}, "yes"],
    ["Null", "True", {}, "yes"],
    ["Null", ["true", "false"], { "s:Key": "x" }, "yes"],
    ["Null", "true", undefined, "unknown"],
    ["Null", "yes", {}, "unknown"],
    ["NullIfExists", "true", {}, "unknown"],
    ["ForAllValues:Null", "true", {}, "unknown"],
  ])("%s: %j of %j is %s", (operator, value, context, expected) => {
    expect(answer(operator, value, context)).toBe(expected);
  });
});

describe("what cannot be compared is not decided", () => {
  it.each<[string, unknown, ContextValue]>([
    ["NumericEquals", "ten", 10],
    ["NumericLessThan", "10", "many"],
    ["NumericEquals", "${s:Other}", 10],
    ["DateLessThan", "tomorrow", "2020-01-01"],
    ["DateEquals", "2020", "2020"],
    ["DateEquals", "2020-01-01T00:00:00", "2020-01-01T00:00:00Z"],
    ["Bool", "yes", true],
    ["Bool", "true", "yes"],
    ["BinaryEquals", "not base64!", "QUJD"],
    ["IpAddress", "10.0.0.*", "10.0.0.1"],
    ["IpAddress", "10.0.0.0/8", "somewhere"],
    ["ArnLike", "*", "arn:aws:iam::1:role/r"],
    ["StringIs", "a", "a"],
    ["ForAnyValues:StringEquals", "a", "a"],
  ])("%s: %j with %j", (operator, value, actual) => {
    expect(answer(operator, value, { "s:Key": actual, "s:Other": 10 })).toBe("unknown");
  });
});

describe("values as JSON has them", () => {
  it("are compared as their texts", () => {
    expect(answer("NumericLessThan", 10, { "s:Key": 9 })).toBe("yes");
    expect(answer("Bool", true, { "s:Key": true })).toBe("yes");
    expect(answer("StringEquals", [1, "2"], { "s:Key": 1 })).toBe("yes");
    expect(answer("NumericEquals", "0.5", { "s:Key": 0.5 })).toBe("yes");
  });

  it("may be dates", () => {
    const day = new Date("2027-01-31T12:00:00Z");
    expect(answer("DateLessThan", "2027-02-01", { "s:Key": day })).toBe("yes");
    expect(answer("DateEquals", "2027-01-31T13:00:00+01:00", { "s:Key": [day] })).toBe("yes");
    expect(() => answer("DateEquals", "2027-01-31", { "s:Key": new Date("tomorrow") })).toThrow(TypeError);
    expect(() => answer("NumericEquals", "1", { "s:Key": Number.NaN })).toThrow(TypeError);
  });
});
