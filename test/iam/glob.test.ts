import { expect, it } from "vitest";
import { startsOverlap } from "../../src/iam/glob.js";

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
