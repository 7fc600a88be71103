import { expect, it } from "vitest";
import { array, assert, constantFrom, property } from "fast-check";
import { beginDifferently, endDifferently, startsOverlap } from "../../../src/iam/texts/plain-match.js";
import { arnText, plainText } from "../../../src/iam/texts/texts.js";
import { compareTokens, tokensOverlap } from "../../../src/iam/texts/token-match.js";
import { tokensOf } from "../../../src/iam/texts/tokens.js";
import { matchText, mayOverlap } from "../../../src/iam/texts/text-match.js";

it.each([
  ["s3:Get*", "s3:Get*", true],
  ["*", "s3:Get?", true],
  ["s3:Get", "s3:*", true],
  ["s3:Get*", "s3:Put*", false],
  ["s3:Get", "sns:*", false],
  ["s3:*t", "s3:Get", undefined],
  ["s3:?", "s3:G", undefined],
  ["s3:G", "s3:?", undefined],
  ["s3:G*t", "s3:Get", undefined],
  ["s3:Get", "s3:Get", undefined],
  ["s3:Get", "s3:GetObject", undefined],
  ["", "*", undefined],
])("the starts of %s and %s overlap: %s", (one, other, answer) => {
  expect(startsOverlap(one, other)).toBe(answer);
  expect(startsOverlap(other, one)).toBe(answer);
});

it.each([
  ["s3:GetObject", "iam:PassRole", true],
  ["S3:GetObject", "s3:PutObject", true],
  ["s3:GetObject", "S3:GETOBJECT", false],
  ["s3:Get", "s3:GetObject", false],
  ["iam:*", "iam:PassRole", false],
  ["i?m:PassRole", "iam:PassRole", false],
  ["*", "iam:PassRole", false],
  ["iam:*Role", "iam:*Pass", false],
  ["${aws:PrincipalTag/x}", "iam:PassRole", false],
  // The lower-case letters of the Kelvin sign and of the dotted capital I are ASCII letters, or begin with one.
  ["\u212Ams:Decrypt", "kms:Decrypt", false],
  ["\u0130AM:PassRole", "iam:PassRole", false],
])("%s and %s begin differently: %s", (one, other, answer) => {
  expect(beginDifferently(one, other)).toBe(answer);
  expect(beginDifferently(other, one)).toBe(answer);
});

it("finds different starts only where no text matches both", () => {
  const action = array(constantFrom("a", "A", "b", ":", "-", "1", "*", "?", "${x}", "\u212A", "k"), { maxLength: 6 });
  assert(
    property(action, action, (some, others) => {
      const [one, other] = [plainText(some.join("")), plainText(others.join(""))];
      if (!beginDifferently(some.join(""), others.join(""))) return;
      expect(matchText(one, other, { ignoreCase: true })).toBe("no");
      expect(mayOverlap(one, other, { ignoreCase: true })).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ["role/one", "role/two", true],
  ["-1", "x-2", true],
  ["role/a", "role/A", true],
  ["role/one", "one", false],
  ["one", "one", false],
  ["role/*", "role/two", false],
  ["role/?", "role/two", false],
  ["role/${aws:username}", "role/two", false],
  ["", "role/two", false],
])("%s and %s end differently: %s", (one, other, answer) => {
  expect(endDifferently(one, other)).toBe(answer);
  expect(endDifferently(other, one)).toBe(answer);
});

it("finds different ends only where no text matches both, whatever a hole stands for", () => {
  const end = array(constantFrom("a", "A", "b", ":", "-", "1", "/", "_", "*", "?", "${x}"), { maxLength: 6 });
  const hole = arnText("${Account}").parts;
  assert(
    property(end, end, (some, others) => {
      const [one, other] = [some, others].map((units) => {
        const { parts, ...text } = plainText(units.join(""));
        return { ...text, parts: [...hole, ...parts] };
      });
      if (!one || !other || !endDifferently(some.join(""), others.join(""))) return;
      const options = { ignoreCase: false, variables: false };
      const [tokens, asked] = [
        tokensOf(one, { ...options, wildcards: true, variables: true }),
        tokensOf(other, { ...options, wildcards: true }),
      ];
      expect(compareTokens(tokens, asked)).toBe("no");
      expect(tokensOverlap(tokens, asked)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});
