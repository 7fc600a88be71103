import fc from "fast-check";
import { expect, it } from "vitest";
import { matchArn, mayOverlap, nameIndex, sameText, valueIndex } from "../../../src/iam/index.js";
import { bucketStartIn, keysInArn, nameInArn, touchStartIn } from "../../../src/iam/texts/arn-fields.js";
import { endsIndex } from "../../../src/iam/texts/ends-index.js";
import { makerIndex } from "../../../src/iam/texts/maker-index.js";
import { areDifferent } from "../../../src/iam/texts/sibling-names.js";
import { startIndex } from "../../../src/source/index.js";
import { upToSlash } from "../../../src/dms/needs/s3-paths.js";
import { identityOf, type Text } from "../../../src/tree/index.js";
import { arns, names, several, textOf } from "../random-texts.js";

const options = { numRuns: 40, seed: 14 };

const lists = fc.array(arns, several);

/** Fails for each text that a matcher does not rule out, and that is not found. */
function expectAll(
  all: readonly Text[],
  find: (asked: Text) => Iterable<Text>,
  fits: (one: Text, asked: Text) => boolean,
): void {
  for (const asked of all) {
    const found = new Set(find(asked));
    const missing = all.filter((one) => !found.has(one) && fits(one, asked));
    expect({ asked: identityOf(asked), missing: missing.map(identityOf) }).toEqual({
      asked: identityOf(asked),
      missing: [],
    });
  }
}

function touches(one: Text, asked: Text): boolean {
  return matchArn(one, asked) !== "no" || mayOverlap(one, asked);
}

it("an index of names leaves out only what certainly does not match", () => {
  fc.assert(
    fc.property(lists, (all) => {
      expectAll(all, nameIndex(all, (one) => [one]).about, (one, asked) => matchArn(one, asked) !== "no");
    }),
    options,
  );
});

it("an index of names leaves out only what certainly touches nothing", () => {
  fc.assert(
    fc.property(lists, (all) => {
      expectAll(all, nameIndex(all, (one) => [one], touchStartIn).about, touches);
    }),
    options,
  );
});

/** The name of a bucket, as far as it is known. */
function bucketIn(text: Text): Text | undefined {
  const at = text.parts.findIndex(
    (part) => part.kind === "literal" && !part.defaultWhen && part.text.endsWith(":s3:::"),
  );
  return at < 0 ? undefined : { ...text, parts: upToSlash(text.parts.slice(at + 1)) };
}

it("an index of buckets leaves out only what is of another one", () => {
  fc.assert(
    fc.property(lists, (all) => {
      const { about } = nameIndex(all, (one) => [one], bucketStartIn);
      expectAll(all, about, (one, asked) => {
        const [bucket, other] = [bucketIn(one), bucketIn(asked)];
        const isSame = bucket !== undefined && other !== undefined && sameText(bucket, other) !== "no";
        return isSame || matchArn(one, asked) !== "no" || matchArn(asked, one) !== "no";
      });
    }),
    options,
  );
});

it("ARNs with different names do not match, and with different keys not for certain", () => {
  fc.assert(
    fc.property(arns, arns, (one, other) => {
      const [name, otherName] = [nameInArn(one), nameInArn(other)];
      if (name !== undefined && otherName !== undefined && name !== otherName) expect(matchArn(one, other)).toBe("no");
      const [keys, otherKeys] = [keysInArn(one), keysInArn(other)];
      const areOther = keys.name !== undefined && otherKeys.name !== undefined && keys.name !== otherKeys.name;
      if (areOther) expect(matchArn(one, other)).not.toBe("yes");
    }),
    { ...options, numRuns: 50 * options.numRuns },
  );
});

it("an index of ends leaves out only names that are never the same", () => {
  fc.assert(
    fc.property(fc.array(names.map(textOf), several), (all) => {
      const find = endsIndex(all, (one) => one);
      expectAll(all, find, (one, asked) => sameText(one, asked) !== "no");
    }),
    options,
  );
});

it("an index of values leaves out only what certainly does not match", () => {
  // With few values, there is no index.
  const many = fc.array(fc.oneof(arns, names.map(textOf)), { minLength: 17, maxLength: 24 });
  fc.assert(
    fc.property(many, (all) => {
      const find = valueIndex(all, (one) => one);
      expectAll(all, find, (one, asked) => matchArn(one, asked) !== "no" || sameText(one, asked) !== "no");
    }),
    options,
  );
});

const short = fc.string({ unit: fc.constantFrom("a", "b", "\uD83D", "\uDE00"), maxLength: 4 });

it("an index of starts finds what begins with a text, and what is its beginning", () => {
  fc.assert(
    fc.property(fc.array(short), short, (all, asked) => {
      const values = all.map((start) => ({ start }));
      const found = startIndex(values, ({ start }) => start)(asked);
      const fitting = values.filter(({ start }) => start.startsWith(asked) || asked.startsWith(start));
      expect(new Set(found.values())).toEqual(new Set(fitting));
      expect([...found.values()]).toHaveLength(found.amount);
      expect(found.amount).toBe(fitting.length);
    }),
    { ...options, numRuns: 10 * options.numRuns },
  );
});

const step = fc.constantFrom("a", "b", "[0]", "[1]", '["a"]', '["b.c"]', '["["]', ".", "[");
const address = fc.array(step, { maxLength: 4 }).map((steps) => steps.join(""));

it("an index of makers leaves out only other resources", () => {
  fc.assert(
    fc.property(fc.array(address, several), address, (all, asked) => {
      const values = all.map((maker) => ({ maker }));
      const found = makerIndex(values, ({ maker }) => maker)(asked);
      expect(found).toEqual(expect.arrayContaining(values.filter(({ maker }) => !areDifferent(maker, asked))));
    }),
    { ...options, numRuns: 10 * options.numRuns },
  );
});
