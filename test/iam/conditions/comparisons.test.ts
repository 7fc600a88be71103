import { describe, expect, it } from "vitest";
import { comparisonOf } from "../../../src/iam/conditions/comparisons.js";
import { isIntendedFor, readOperator, valueType } from "../../../src/iam/conditions/condition-operators.js";
import { isDate, momentOf } from "../../../src/iam/conditions/dates.js";
import { textFrom } from "../build.js";

/** The value of the condition, the value of its key, and whether they match. */
type Comparisons = readonly (readonly [string, string, string])[];

const comparisons: Readonly<Record<string, Comparisons>> = {
  StringEquals: [
    ["team-<A>", "team-<A>", "yes"],
    ["team-<A>", "<B>", "unknown"],
    ["team-<A>*", "team-<A>?", "no"],
    ["<A>*", "<A>ab", "no"],
    ["<A>x", "<A>X", "no"],
    ["x<A>b", "x${y}c", "no"],
    ["<A>-", "<A>${y}", "no"],
    ["${aws:username}-a", "${aws:username}-b", "no"],
  ],
  StringEqualsIgnoreCase: [
    ["<A>x", "<A>X", "yes"],
    ["${aws:username}X", "y", "no"],
  ],
  StringLike: [
    ["team-*", "team-<A>", "yes"],
    ["a-<A>?", "a-<A>*", "yes"],
    ["a-<A>*b", "a-<A>?", "no"],
    ["<A>b", "<A>*", "no"],
    ["<A>X", "<A>x", "no"],
    ["<A>-", "<A>${y}", "no"],
    ["${aws:username}/*", "me", "no"],
  ],
  NumericEquals: [
    ["10", "10.0", "yes"],
    ["-10", "+10", "no"],
    ["x10", "10", "unknown"],
    ["10x", "10", "unknown"],
    ["10", "<N>", "unknown"],
    ["<N>", "10", "unknown"],
  ],
  NumericLessThan: [
    ["10", "10", "no"],
    ["10", "9", "yes"],
  ],
  DateLessThan: [
    ["<Day>", "2027-01-01", "unknown"],
    ["2027-01-01", "<Day>", "unknown"],
    ["2027-02", "2027-01-31", "yes"],
    ["2027-02", "2027-02", "no"],
  ],
  Bool: [
    ["true", "TRUE", "yes"],
    ["false", "true", "no"],
    ["yes", "yes", "unknown"],
    ["<B>", "<B>", "yes"],
    ["<B>", "true", "unknown"],
    ["x<B>", "true", "no"],
    ["<B>E", "<B>e", "yes"],
    ["x${aws:PrincipalTag/on}", "true", "no"],
  ],
  BinaryEquals: [
    ["QUJDRA==", "QUJDRA==", "yes"],
    ["QUJDRAA=", "QUJDRAA=", "yes"],
    ["QUJD", "QUJE", "no"],
    ["QUJDRA", "QUJD", "unknown"],
    ["QUJDRA=", "QUJD", "unknown"],
    ["QUJD!", "QUJD", "unknown"],
    ["!QUJD", "QUJD", "unknown"],
  ],
  IpAddress: [
    ["10.0.0.0/8", "10.1.2.3", "yes"],
    ["10.1.2.3", "10.0.0.0/8", "no"],
    ["10.0.0.0/8", "<Ip>", "unknown"],
  ],
  ArnLike: [
    ["arn:aws:iam::1:role/*", "arn:aws:iam::1:role/a/b", "yes"],
    ["arn:aws:*:1:role/a", "arn:aws:iam::1:role/a", "unknown"],
    ["arn:*:iam::1:role/a", "arn:aws:iam::1:role/a", "yes"],
    ["arn:*:role/a", "arn:aws:iam::1:role/a", "unknown"],
    ["arn:aws:s3:*:b:c", "arn:aws:s3:x:y:b:c", "no"],
    ["arn:<X>:iam::1:role/a", "arn:aws:iam::1:role/b", "no"],
    ["arn:aws:iam::1:<X>", "arn:aws:iam::1:<X>", "yes"],
    ["arn:<X>:iam::1:role/a", "arn:<X>:iam::1:role/a", "unknown"],
    ["arn:a<X>:iam::1:role/a", "arn:a<X>:iam::1:role/a", "unknown"],
    ["arn:<P:segment>:iam::1:role/a", "arn:<P:segment>:iam::1:role/a", "yes"],
    ["arn:aws:logs:r:1:log-group:a", "arn:aws:logs:r:1:log-group:b", "no"],
  ],
};

describe.each(Object.entries(comparisons))("%s", (operator, cases) => {
  it.each(cases)("%s with %s: %s", (value, actual, answer) => {
    const comparison = comparisonOf(readOperator(operator));
    expect(comparison?.compare(textFrom(value), textFrom(actual))).toBe(answer);
  });
});

describe("operators", () => {
  it("that do not exist compare nothing", () => {
    const operators = ["StringIs", "Null", "", "ForSomeValues:StringEquals", "xForAllValues:Bool"].map(readOperator);
    expect(operators.map((operator) => comparisonOf(operator))).toEqual(operators.map(() => undefined));
    expect(readOperator("StringIs").family).toBeUndefined();
  });

  it.each([
    ["StringNotLike", true, true],
    ["ArnLike", false, true],
    ["Bool", false, true],
    ["NotIpAddress", true, false],
    ["NumericNotEquals", true, false],
    ["DateEquals", false, false],
    ["BinaryEquals", false, false],
  ])("%s: negated %s, with variables %s", (name, isNegated, takesVariables) => {
    expect(comparisonOf(readOperator(name))).toMatchObject({ isNegated, takesVariables });
  });

  it.each([
    ["StringEquals", "String", "ARN", "Numeric"],
    ["NumericLessThan", "Numeric", "Numeric", "Date"],
    ["DateLessThan", "Date", "Date", "String"],
    ["Bool", "Bool", "ArrayOfBool", "String"],
    ["IpAddress", "IPAddress", "IPAddress", "String"],
    ["NotIpAddress", "IPAddress", "IPAddress", "ARN"],
    ["ArnLike", "ARN", "ArrayOfARN", "String"],
  ] as const)("%s is for %s and %s, and not for %s", (name, one, other, unfit) => {
    const { family } = readOperator(name);
    if (!family) throw new Error(`${name} has no family`);
    expect([one, other, unfit].map((type) => isIntendedFor(family, type))).toEqual([true, true, false]);
  });

  it("for any type: Null, and for none: Binary", () => {
    expect(isIntendedFor("Null", "Numeric")).toBe(true);
    expect(isIntendedFor("Binary", "String")).toBe(false);
    expect([valueType("ArrayOfString"), valueType("Bool")]).toEqual(["String", "Bool"]);
  });
});

describe("dates", () => {
  it.each([
    ["2027-01-31", Date.UTC(2027, 0, 31)],
    ["2027-02", Date.UTC(2027, 1, 1)],
    ["2027-01-31T12:00Z", Date.UTC(2027, 0, 31, 12)],
    ["2027-01-31T12:00:00.5+01:00", Date.UTC(2027, 0, 31, 11, 0, 0, 500)],
    ["1800000000", 1_800_000_000_000],
    ["18000", 18_000_000],
  ])("%s is a moment", (text, moment) => {
    expect([momentOf(text), isDate(text)]).toEqual([moment, true]);
  });

  it.each(["2027", "1800000000000", "2027-01-31T12:00:00"])(
    "%s is a date, but of which moment is not clear",
    (text) => {
      expect([momentOf(text), isDate(text)]).toEqual([undefined, true]);
    },
  );

  it.each(["x18000", "18000x", "2027-02-30", "2027-13-01", "2027-1-1", "tomorrow", "", "123", "12345678901234"])(
    "%s is no date",
    (text) => {
      expect([momentOf(text), isDate(text)]).toEqual([undefined, false]);
    },
  );
});
