import fc from "fast-check";
import { expect, it } from "vitest";
import { matchesWildcards } from "../../../src/iam/texts/glob.js";
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
