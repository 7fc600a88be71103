import { describe, expect, it } from "vitest";
import { commonStart } from "../../../src/iam/texts/common-start.js";
import { fitsChar, fitsShape, tokensOf, type Token } from "../../../src/iam/texts/tokens.js";
import type { Shape } from "../../../src/tree/index.js";
import { textFrom } from "../build.js";

function tokens(text: string): readonly Token[] {
  return tokensOf(textFrom(text), { ignoreCase: false, wildcards: true, variables: true });
}

describe("the common start of two texts", () => {
  it.each<[string, string, number, number]>([
    ["", "a", 0, 0],
    ["a", "ab", 1, 1],
    ["abc", "abc", 3, 3],
    ["abc", "abd", 2, 2],
    ["a*c", "a*c", 1, 1],
    ["a?c", "a?c", 1, 1],
    ["<A>b", "<A>c", 1, 1],
    ["<A>", "<B>", 0, 0],
    ["<A>", "a", 0, 0],
    ["a", "<A>", 0, 0],
    ["x<aws:account>y", "x<aws:account>z", 13, 13],
    ["${a}x", "${A}y", 1, 1],
    ["${a}x", "${b}x", 0, 0],
    ["arn:<aws:partition>:s3", "arn:aws:s3", 8, 10],
    ["arn:aws:s3", "arn:<aws:partition>:s3", 10, 8],
    ["arn:<aws:partition>:s3", "arn:aws-us-gov:s3", 8, 17],
    ["arn:<aws:partition>:s3", "arn:<aws:partition>:s4", 7, 7],
    ["arn:<aws:partition>:s3", "arn:other:s3", 4, 4],
    ["arn:<aws:partition>:s3", "arn:aw:s3", 4, 4],
    ["arn:<aws:partition>:s3", "arn:a?s:s3", 4, 4],
    ["arn:<aws:partition>:s3", "arn:*:s3", 4, 4],
    ["arn:<aws:partition>:s3", "arn:aws", 4, 4],
    ["arn:<aws:partition>", "arn:aws:s3", 4, 4],
    ["arn:<aws:partition>-x:s3", "arn:aws-x:s3", 4, 4],
    ["arn:aws-x:s3", "arn:<aws:partition>-x:s3", 4, 4],
    ["<aws:partition>:b", "aws:b", 3, 5],
    ["aws:b", "<aws:partition>:b", 5, 3],
    ["<aws:partition>:b", ":b", 0, 0],
  ])("%s and %s: %i and %i", (one, other, ofOne, ofOther) => {
    expect(commonStart(tokens(one), tokens(other))).toEqual([ofOne, ofOther]);
  });
});

describe("what a hole can contain", () => {
  it.each<[Shape, string, string]>([
    ["any", "aA0-.:/ ", ""],
    ["path", "aA0-./ ", ":"],
    ["segment", "aA0-. ", ":/"],
    ["account", "09", "aA-.:/ "],
    ["region", "az09-", "A.:/ "],
    ["partition", "az09-", "A.:/ "],
    ["suffix", "az09-.", "A:/ "],
  ])("%s: %j, and not %j", (shape, inside, outside) => {
    const fits = (unit: string): boolean => fitsShape(shape, { kind: "unit", unit });
    expect(Array.from(inside, fits)).toEqual(Array.from(inside, () => true));
    expect(Array.from(outside, fits)).toEqual(Array.from(outside, () => false));
    expect(fitsShape(shape, { kind: "any" })).toBe(true);
  });

  it("is digits in the number of an account, and letters too in the end of a secret's name", () => {
    const [number, suffix] = [true, false].map((digits) => ({ kind: "char", id: "x", digits }) as const);
    if (!number || !suffix) throw new Error("two");
    expect(Array.from("09azAZ-:", (unit) => fitsChar(number, unit))).toEqual([
      true,
      true,
      ...Array<boolean>(6).fill(false),
    ]);
    expect(Array.from("09azAZ-:", (unit) => fitsChar(suffix, unit))).toEqual([
      ...Array<boolean>(6).fill(true),
      false,
      false,
    ]);
  });
});

describe("the pieces of a text", () => {
  const kinds = (text: string, options = {}) =>
    tokensOf(textFrom(text), { ignoreCase: false, wildcards: true, variables: true, ...options }).map((token) =>
      token.kind === "unit" ? token.unit : token.kind,
    );

  it.each<[string, object, readonly string[]]>([
    ["a*?b", {}, ["a", "one", "any", "b"]],
    ["**", {}, ["any"]],
    ["a*?", { wildcards: false }, ["a", "*", "?"]],
    ["${a}B", {}, ["hole", "B"]],
    ["${a}B", { ignoreCase: true }, ["hole", "b"]],
    ["${a}", { variables: false }, ["$", "{", "a", "}"]],
    ["${*}${?}${$}", {}, ["*", "?", "$"]],
    ["${a", {}, ["$", "{", "a"]],
    ["x${a}", {}, ["x", "hole"]],
    ["<aws:partition>", {}, ["word"]],
    ["<aws:suffix>", {}, ["word"]],
    ["<aws:account>", {}, Array<string>(12).fill("char")],
  ])("%s with %j", (text, options, expected) => {
    expect(kinds(text, options)).toEqual(expected);
  });

  it("are the same for the same options, whatever was asked before", () => {
    const text = textFrom("A*${a}");
    const all = [true, false].flatMap((ignoreCase) =>
      [true, false].flatMap((wildcards) => [true, false].map((variables) => ({ ignoreCase, wildcards, variables }))),
    );
    const read = all.map((options) => tokensOf(text, options));
    expect(new Set(read).size).toBe(8);
    expect(all.map((options) => tokensOf(text, options))).toEqual(
      all.map((options) => tokensOf(textFrom("A*${a}"), options)),
    );
  });

  it("say where a `?` may stand for more than one unit", () => {
    const loose = (text: string) => tokens(text).flatMap((token) => (token.kind === "one" ? [token.loose] : []));
    expect(["?", "?*", "a?b", "?<A>", "<A>??", "<A>x?", "?*<A>", "<A>?x?"].map(loose)).toEqual([
      ...[[false], [true], [false], ["maybe"]],
      ...[["maybe", "maybe"], [false], [true], ["maybe", false]],
    ]);
  });

  it("are the six characters that AWS adds to the name of a secret", () => {
    const arn = "arn:aws:secretsmanager:r:1:secret:a";
    const ends = ["-<s-generated:segment>", "<s-generated:segment>", "-<s:segment>", "-<s-generated:segment>x"];
    const chars = ends.map((end) => tokens(`${arn}${end}`).filter(({ kind }) => kind === "char"));
    expect(chars.map(({ length }) => length)).toEqual([6, 0, 0, 0]);
    expect(chars[0]).toMatchObject([{ digits: false }, {}, {}, {}, {}, {}]);
    expect(tokens("arn:aws:s3:::a-<s-generated:segment>").at(-1)?.kind).toBe("hole");
  });
});
