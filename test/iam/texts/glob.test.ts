import { expect, it } from "vitest";
import { array, assert, constantFrom, property } from "fast-check";
import { beginDifferently, startsOverlap } from "../../../src/iam/texts/glob.js";
import { plainText } from "../../../src/iam/texts/texts.js";
import { matchText, mayOverlap } from "../../../src/iam/texts/wildcard.js";

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
