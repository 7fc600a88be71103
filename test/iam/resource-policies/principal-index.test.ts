import { expect, test } from "vitest";
import { plainText } from "../../../src/iam/index.js";
import { principalIndex } from "../../../src/iam/resource-policies/principal-index.js";
import { isArnOf } from "../../../src/iam/texts/principal-arns.js";
import type { Node, Text, TextPart } from "../../../src/tree/index.js";

/** A principal that has it has a name of its own. */
const nameNode = {} as Node;

const role = "arn:aws:iam::111122223333:role/";

/** The ARN of a role whose name is a hole for each word in braces, or is written. AWS generates it if it begins with `!`. */
function arnOf(name: string): Text {
  const text = plainText("");
  const parts = `${role}${name}`.split(/[{}]/).flatMap((piece, index): readonly TextPart[] => {
    if (index % 2 === 0) return piece === "" ? [] : plainText(piece).parts;
    const isUnique = piece.startsWith("!");
    const symbol = { id: piece, shape: "path", isUnique, ...(isUnique && { resource: piece }) };
    return [{ kind: "hole", symbol, reason: "", origin: { from: "written" }, location: text.location } as TextPart];
  });
  return { ...text, parts };
}

const names = [
  ...["loader", "loader-2", "load*", "{!one}", "{!two}", '{!many["a"]}', '{!many["b"]}', "{!many}", "{env}-loader"],
  ...Array.from({ length: 20 }, (_, index) => `other-${String(index)}`),
];
const all = names.map((name) => ({ name, arn: arnOf(name) }));

test.each(names.flatMap((name) => [true, false].map((hasName) => ({ name, hasName }))))(
  "all that may be the principal $name are found (named: $hasName)",
  ({ hasName, name }) => {
    const principal = { arn: arnOf(name), ...(hasName && { nameNode }) };
    const found = principalIndex(all, ({ arn }) => [arn])(principal);
    expect(found).toEqual(expect.arrayContaining(all.filter(({ arn }) => isArnOf(arn, principal) !== "no")));
  },
);

test("few are found, in their order, and what may be about any principal", () => {
  const values = ["any", ...names, "any"];
  const find = principalIndex(values, (name) => (name === "any" ? undefined : [arnOf(name)]));
  expect(find({ arn: arnOf("other-7"), nameNode })).toEqual([
    ...["any", "{!one}", "{!two}", '{!many["a"]}', '{!many["b"]}', "{!many}", "{env}-loader", "other-7", "any"],
  ]);
  expect(find({ arn: arnOf("{!one}") })).toEqual(["any", "load*", "{!one}", "{env}-loader", "any"]);
  expect(find({ arn: arnOf('{!many["a"]}') })).toEqual([
    ...["any", "load*", '{!many["a"]}', "{!many}", "{env}-loader", "any"],
  ]);
});
