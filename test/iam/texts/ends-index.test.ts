import { expect, test } from "vitest";
import { endsIndex } from "../../../src/iam/texts/ends-index.js";
import { plainText, sameText } from "../../../src/iam/index.js";
import { display, type Text, type TextPart } from "../../../src/tree/index.js";

/** A text with a hole for each `_`. */
function named(written: string): Text {
  const text = plainText(written);
  const origin = { from: "written" } as const;
  const pieces = written.split("_").flatMap((piece, index): readonly TextPart[] => {
    const symbol = { id: `${written}${String(index)}`, shape: "any" } as const;
    const hole = { kind: "hole", symbol, reason: "", origin, location: text.location } as unknown as TextPart;
    return [...(index > 0 ? [hole] : []), ...plainText(piece).parts.filter(() => piece !== "")];
  });
  return { ...text, parts: pieces };
}

const names = ["r1", "r12", "app-r1", "_-r1", "_-r12", "r1-_", "r_1", "_", "other", "_-other", "role-_-r1"];

test.each(names)("%s is found among all that can be the same", (asked) => {
  const find = endsIndex(names.map(named), (name) => name);
  const found = [...find(named(asked))].map(display);
  const same = names.filter((name) => sameText(named(name), named(asked)) !== "no").map((name) => display(named(name)));
  expect(found).toEqual(expect.arrayContaining(same));
  expect(new Set(found).size).toBe(found.length);
});

test("few are found among many", () => {
  const many = Array.from({ length: 1000 }, (_, index) => named(`_-x${String(index)}`));
  const find = endsIndex(many, (name) => name);
  expect([...find(named("app-x7"))].map(display)).toEqual([display(named("_-x7"))]);
  expect([...find(named("_-r7"))]).toEqual([]);
  expect([...endsIndex(many, () => undefined)(named("r"))]).toHaveLength(1000);
});
