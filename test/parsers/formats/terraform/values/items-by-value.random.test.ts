import fc from "fast-check";
import { expect, it } from "vitest";
import { itemsLike } from "../../../../../src/parsers/formats/terraform/values/items-by-value.js";
import { identity, listOf } from "../../../../../src/parsers/values/values.js";
import { asLiteral, type Node, type TextPart } from "../../../../../src/tree/index.js";
import { nodeFrom, textFrom, type Json } from "../../../../iam/build.js";

const { location } = textFrom("");

const scalars = fc.constantFrom<Json>("a", "ab", "1", 1, true, "true", null, "null", "", "<A>", "<A>b", "<B>", "a<A>");

const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { weight: 6, arbitrary: scalars },
    fc.array(tie("value"), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom("k", "l"), tie("value"), { maxKeys: 2 }),
    fc.record({ $if: fc.constantFrom("Prod", "Test"), then: tie("value"), else: tie("value") }),
    fc.record({ $unknown: fc.constantFrom("why", "other") }),
  ),
})).value;

/** A value that functions made of several pieces. */
const joined = fc.array(fc.constantFrom("a", "b", "1", "<A>"), { maxLength: 3 }).map((pieces): Node => {
  const parts = pieces.flatMap((piece): readonly TextPart[] => textFrom(piece).parts);
  return { kind: "text", location, parts };
});

const nodes = fc.oneof({ weight: 4, arbitrary: values.map(nodeFrom) }, joined);

function looksEqual(one: Node, other: Node): boolean {
  const literal = asLiteral(one);
  return (literal !== undefined && literal === asLiteral(other)) || identity(one) === identity(other);
}

it("the items that are found are all that look like a value, in their order", () => {
  fc.assert(
    fc.property(fc.array(nodes, { maxLength: 12 }), nodes, (items, value) => {
      const found = itemsLike(value, listOf(items, location)).map(({ at }) => at);
      expect(found).toEqual(
        [...items.keys()].filter((at) => items.slice(at, at + 1).some((one) => looksEqual(one, value))),
      );
    }),
    { numRuns: 500, seed: 12 },
  );
});
