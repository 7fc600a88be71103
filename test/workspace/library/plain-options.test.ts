import { describe, expect, it } from "vitest";
import { lintText } from "../../../src/index.js";

const policy = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "s3:GetObjct", Resource: "*" },
});

/** Options of a program without types. */
const lintedWith = async (options: unknown): Promise<readonly unknown[]> => {
  const results = await (lintText as (text: string, given: unknown) => ReturnType<typeof lintText>)(policy, options);
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
};

describe("rules and settings are plain data", () => {
  const circular: { a: { b?: unknown } } = { a: {} };
  circular.a.b = circular.a;

  it.each([
    ['"known-action.1.a" is of the type function', { "known-action": ["error", { a: () => true }] }],
    ['"known-action" is of the type symbol', { "known-action": Symbol("off") }],
    ['"known-action" is of the type bigint', { "known-action": 2n }],
    ['"known-action" is of the type Set', { "known-action": new Set(["off"]) }],
    ['"a.0" is NaN', { a: [NaN] }],
    ['"a.b" is of the type object', circular],
  ])("rules: %s", async (words, rules) => {
    await expect(lintedWith({ rules })).rejects.toThrow(
      new TypeError(`The option "rules" of lintText must be an object with a severity for each name, but ${words}.`),
    );
  });

  it.each([
    ['"parameters" is of the type Map', { parameters: new Map([["a", "b"]]) }],
    ['"variables.a" is of the type Date', { variables: { a: new Date(0) } }],
    ['"variables.a.b.1" is of the type function', { variables: { a: { b: [1, () => 2] } } }],
    ['"existingRoles.1" is of the type undefined', { existingRoles: ["dms-vpc-role", undefined] }],
  ])("settings: %s", async (words, settings) => {
    await expect(lintedWith({ settings })).rejects.toThrow(
      new TypeError(`The option "settings" of lintText must be an object with a value for each name, but ${words}.`),
    );
  });
});

it("options without a value are absent, as are rules and settings without one", async () => {
  const options = { config: false, preset: undefined, rules: { "known-action": undefined } };
  expect(await lintedWith({ ...options, settings: { caller: undefined } })).toEqual(["known-action"]);
});

it("an empty path is no config", async () => {
  await expect(lintedWith({ config: "" })).rejects.toThrow(
    new TypeError('The option "config" of lintText must be a path, or false, but is "".'),
  );
});

describe("options that come from another object", () => {
  it("count", async () => {
    expect(await lintedWith(Object.create({ config: false, rules: { "known-action": "off" } }))).toEqual([]);
  });

  it.each([
    ['The option "preset" of lintText must be "recommended", "strict" or "all", but is "x".', { preset: "x" }],
    ['lintText has no option "presets". Did you mean "preset"?', { presets: "all" }],
  ])("are checked: %s", async (message, options) => {
    await expect(lintedWith(Object.create(options))).rejects.toThrow(new TypeError(message));
  });
});
