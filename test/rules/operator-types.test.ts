import { describe, expect, it } from "vitest";
import { serviceIndex, type ConditionKeyType } from "../../src/knowledge/index.js";
import rule from "../../src/rules/condition-operator.js";
import { lintPolicy, textAt } from "./lint-policy.js";

/** An operator of each family and a value that it can read. */
const operators = {
  StringEquals: "a",
  NumericEquals: "1",
  DateEquals: "2027-01-31T00:00:00Z",
  Bool: "true",
  BinaryEquals: "QUJD",
  IpAddress: "203.0.113.0/24",
  ArnEquals: "arn:aws:sns:eu-west-1:123456789012:news",
} as const;

/**
 * Operators that AWS has for keys of a type, ARN ones for texts too: tags and contexts hold ARNs.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const takenBy: Readonly<Record<string, readonly string[]>> = {
  String: ["StringEquals", "ArnEquals"],
  ARN: ["StringEquals", "ArnEquals"],
  Bool: ["Bool"],
  Date: ["DateEquals"],
  Numeric: ["NumericEquals"],
  IPAddress: ["IpAddress"],
};

/** Texts of AWS of which it is known that they are no ARNs. */
const noArns = /^aws:(?:\w+Account|\w+OrgID|\w+OrgPaths|userid|username|RequestedRegion|SourceVpce?)$/;

const keys = Object.entries(serviceIndex.globalKeys).map(([name, type]) => ({
  name: name.replace(/\$\{\w+\}/, "team"),
  type,
}));

function takes(operator: string, { name, type }: { name: string; type: ConditionKeyType }): boolean {
  if (operator === "NumericEquals" && name === "aws:EpochTime") return true;
  if (operator === "ArnEquals" && noArns.test(name)) return false;
  return takenBy[type.replace("ArrayOf", "")]?.includes(operator) === true;
}

/** The operators and keys that the rule finds do not fit, with `ForAnyValue:` and Deny, so that it has nothing else to say. */
async function unfitIn(operator: string, value: string, options: Readonly<Record<string, unknown>>): Promise<string[]> {
  const statements = keys.map(({ name }) => ({
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    Condition: { [`ForAnyValue:${operator}`]: { [name]: value } },
  }));
  const text = JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2);
  const { results } = await lintPolicy(rule, { path: "policy.json", text, options }, "none");
  return results.flatMap(({ messages }) =>
    messages.flatMap((message) => {
      if (message.messageId !== "wrongType" && message.messageId !== "otherType") return [];
      expect(textAt(text, message)).toBe(`ForAnyValue:${operator}`);
      const key = /"([^"]+)": "[^"]*"\s*\}/.exec(text.split("\n").slice(message.line).join("\n"))?.[1] ?? "";
      return [key];
    }),
  );
}

describe.each(Object.entries(operators))("%s", (operator, value) => {
  it("is found on every global key of a type that AWS has another operator for, and on no other", async () => {
    const unfit = keys.filter((key) => !takes(operator, key)).map(({ name }) => name);
    expect(await unfitIn(operator, value, { otherTypes: true })).toEqual(unfit);
  });

  it("is left alone by default on what people write themselves, and where it compares texts", async () => {
    const found = await unfitIn(operator, value, {});
    const free = keys.filter(({ name }) => /Tag\/|^aws:(?:UserAgent|referer|SourceIdentity)$/.test(name));
    expect(found.filter((key) => operator === "StringEquals" || free.some(({ name }) => name === key))).toEqual([]);
  });
});
