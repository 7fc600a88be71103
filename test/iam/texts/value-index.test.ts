import { expect, test } from "vitest";
import { plainText } from "../../../src/iam/index.js";
import { likeArn } from "../../../src/iam/texts/arn-fields.js";
import { likeValue, sameValue } from "../../../src/iam/texts/text-match.js";
import { valueIndex } from "../../../src/iam/texts/value-index.js";
import type { Text, TextPart } from "../../../src/tree/index.js";

/** A text with a hole for each word in braces. The only resource with such a value has that address, if it begins with `!`. */
function named(written: string): Text {
  const text = plainText("");
  const parts = written.split(/(?<!\$)\{([^}]*)\}/).flatMap((piece, index): readonly TextPart[] => {
    if (index % 2 === 0) return piece === "" ? [] : plainText(piece).parts;
    const isUnique = piece.startsWith("!");
    const shape = piece === "account" ? "account" : "path";
    const symbol = { id: piece, shape, isUnique, ...(isUnique && { resource: piece }) };
    return [{ kind: "hole", symbol, reason: "", origin: { from: "written" }, location: text.location } as TextPart];
  });
  return { ...text, parts };
}

const accounts = ["111122223333", "*", "{account}", "${aws:PrincipalAccount}"];
const endings = ["role/app", "role/app-x", "role/app*", "role/*-app", "role/{name}", "role/{!one}", "role/{!two}", "*"];
const values = [
  ...accounts.flatMap((account) => endings.map((ending) => `arn:aws:iam::${account}:${ending}`)),
  ...[
    "app",
    "a?p",
    "*",
    "",
    "role/${aws:username}",
    "${aws:username}-app",
    "${broken",
    "{name}",
    "{!one}",
    "APP",
    "app}",
  ],
].map((value) => ({ value, text: named(value) }));

test.each(values)("all that can match $value are found, in their order", ({ text: asked }) => {
  const found = valueIndex(values, ({ text }) => text)(asked);
  const order = found.map((one) => values.indexOf(one));
  expect(order).toEqual(order.toSorted((one, other) => one - other));
  for (const compare of [sameValue, likeValue, likeArn]) {
    expect(found).toEqual(expect.arrayContaining(values.filter(({ text }) => compare(text, asked) !== "no")));
  }
});

test.each(["111122223333", "*"])("few of many roles of account %s are found", (account) => {
  const roles = Array.from({ length: 100 }, (_, index) => `arn:aws:iam::${account}:role/r-${String(index)}`);
  const find = valueIndex([...roles, "*"], plainText);
  expect(find(named("arn:aws:iam::{account}:role/r-7"))).toEqual([`arn:aws:iam::${account}:role/r-7`, "*"]);
  expect(find(named("arn:aws:iam::{account}:role/other"))).toEqual(["*"]);
});
