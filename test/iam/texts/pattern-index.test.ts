import fc from "fast-check";
import { expect, it } from "vitest";
import { matchesWildcards } from "../../../src/iam/texts/plain-match.js";
import { patternIndex } from "../../../src/iam/texts/pattern-index.js";

const pattern = fc.string({ unit: fc.constantFrom("a", "b", ":", "*", "?"), maxLength: 8 });
const text = fc.string({ unit: fc.constantFrom("a", "b", ":"), maxLength: 8 });

it("finds every pattern that matches a text, in the order of the patterns", () => {
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 12 }), text, (patterns, asked) => {
      const values = patterns.map((one, index) => ({ one, index }));
      const found = patternIndex(values, ({ one }) => [one]).candidates(asked);
      const matching = values.filter(({ one }) => matchesWildcards(one, asked));
      expect(found).toEqual(expect.arrayContaining(matching));
      expect(found.map(({ index }) => index)).toEqual(found.map(({ index }) => index).sort((a, b) => a - b));
    }),
    { numRuns: 2000, seed: 12 },
  );
});

it("finds them among many with the same ends", () => {
  const middle = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 }).map((one) => `a*${one}*b`);
  const middleText = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 }).map((one) => `a${one}b`);
  fc.assert(
    fc.property(fc.array(middle, { minLength: 9, maxLength: 40 }), middleText, (patterns, asked) => {
      const found = patternIndex(patterns, (one) => [one]).candidates(asked);
      expect(found).toEqual(expect.arrayContaining(patterns.filter((one) => matchesWildcards(one, asked))));
    }),
    { numRuns: 2000, seed: 12 },
  );
});

it("leaves out what has something else between its wildcards, among many", () => {
  const patterns = Array.from({ length: 100 }, (_, index) => `arn:aws:iam::*:role/app-${String(index)}-*`);
  const index = patternIndex([...patterns, "arn:aws:iam::*:*"], (one) => [one]);
  expect(index.candidates("arn:aws:iam::111122223333:role/app-37-x")).toEqual([patterns[37], "arn:aws:iam::*:*"]);
});

it("leaves out what begins or ends in another way", () => {
  const index = patternIndex(["s3:Get*", "s3:*Object", "s3:GetObject", "sns:*", "s3:Put*"], (one) => [one]);
  expect(index.candidates("s3:GetObject")).toEqual(["s3:Get*", "s3:*Object", "s3:GetObject"]);
  expect(index.candidates("s3:Get*")).toEqual(["s3:Get*"]);
  expect(index.candidates("sqs:SendMessage")).toEqual([]);
});

it("lists a value once, also if several of its patterns match", () => {
  const both = { names: ["a*", "*b"] };
  expect(patternIndex([both], ({ names }) => names).candidates("ab")).toEqual([both]);
});
