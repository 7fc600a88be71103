import { expect, test } from "vitest";
import { bucketStartIn, matchArn, mayOverlap, nameIndex, plainText } from "../../../src/iam/index.js";
import { touchStartIn } from "../../../src/iam/texts/arn-fields.js";
import type { Text, TextPart } from "../../../src/tree/index.js";

const buckets = Array.from({ length: 40 }, (_, index) => `arn:aws:s3:::b${String(index)}/*`);

test.each([
  { asked: "arn:aws:s3:::b7/data", found: ["arn:aws:s3:::b7/*", "*", "arn:aws:s3:::b*"] },
  { asked: "arn:aws:s3:::other", found: ["*"] },
  { asked: "arn:aws:s3:::b39*", found: ["arn:aws:s3:::b39/*", "*", "arn:aws:s3:::b*"] },
  { asked: "arn:aws:s3:*:*:b7", found: [...buckets, "*", "arn:aws:s3:::b*"] },
])("those that can be about $asked, in their order", ({ asked, found }) => {
  const index = nameIndex([...buckets, "*", "arn:aws:s3:::b*"], (arn) => [plainText(arn)]);
  expect(index.about(plainText(asked))).toEqual(found);
});

test("what may be about any resource is always found", () => {
  const index = nameIndex([...buckets, "open"], (one) => (one === "open" ? undefined : [plainText(one)]));
  expect(index.about(plainText("arn:aws:s3:::b39/x"))).toEqual(["arn:aws:s3:::b39/*", "open"]);
});

const folders = Array.from({ length: 40 }, (_, index) => `arn:aws:s3:::lake/f${String(index)}/*`);

test.each([
  { asked: "arn:aws:s3:::lake/f7/data", found: ["arn:aws:s3:::lake/f7/*", "arn:aws:s3:::lake/f*", "*"] },
  { asked: "arn:aws:s3:::lake/other", found: ["*"] },
  { asked: "arn:aws:s3:::lake", found: ["arn:aws:s3:::lake", "*"] },
  { asked: "arn:aws:s3:::lake/*", found: [...folders, "arn:aws:s3:::lake/f*", "*"] },
])("those of one bucket that can be about $asked", ({ asked, found }) => {
  const all = ["arn:aws:s3:::lake", ...folders, "arn:aws:s3:::lake/f*", "*", ...buckets];
  expect(nameIndex(all, (arn) => [plainText(arn)]).about(plainText(asked))).toEqual(found);
});

/** A text with a hole for each word in braces. The only resource with such a value has that address, if it begins with `!`. */
function named(written: string): Text {
  const text = plainText("");
  const parts = written.split(/[{}]/).flatMap((piece, index): readonly TextPart[] => {
    if (index % 2 === 0) return piece === "" ? [] : plainText(piece).parts;
    const isUnique = piece.startsWith("!");
    const symbol = { id: piece, shape: "path", isUnique, ...(isUnique && { resource: piece }) };
    return [{ kind: "hole", symbol, reason: "", origin: { from: "written" }, location: text.location } as TextPart];
  });
  return { ...text, parts };
}

const names = [
  ...["b1", "b1/*", "b1*", "b?", "*", "{env}", "{env}-b1", "{env}-b1/*", "{env}-b2", "{env}*", "{stage}-b1", "b{env}"],
  ...["{!one}", "{!one}/*", "{!two}", "{!two}/*", '{!many["a"]}', '{!many["b"]}', "{!many}", "secret:{!one}-??????"],
  ...["secret:{!two}-x", "secret:*", "${aws:username}", "b1/${aws:username}", "{!one}-{env}", "{!one}-{stage}/x"],
].map((name) => ({ name, arn: named(`arn:aws:s3:::${name}`) }));

test.each(names)("all that can match $name are found", ({ arn: asked }) => {
  const found = nameIndex(names, ({ arn }) => [arn]).about(asked);
  const fitting = names.filter(({ arn }) => matchArn(arn, asked) !== "no");
  expect(found).toEqual(expect.arrayContaining(fitting));
});

test.each(names)("all that can touch $name are found", ({ arn: asked }) => {
  const found = nameIndex(names, ({ arn }) => [arn], touchStartIn).about(asked);
  const fitting = names.filter(({ arn }) => matchArn(arn, asked) !== "no" || mayOverlap(arn, asked));
  expect(found).toEqual(expect.arrayContaining(fitting));
});

test.each(names)("all that can be of the bucket of $name are found", ({ arn: asked, name }) => {
  const found = nameIndex(names, ({ arn }) => [arn], bucketStartIn).about(asked);
  const [bucket = ""] = name.split("/");
  expect(found).toEqual(expect.arrayContaining(names.filter((one) => one.name.split("/")[0] === bucket)));
});

test("resources that are told apart by their addresses are few", () => {
  const many = Array.from({ length: 100 }, (_, index) => named(`arn:aws:s3:::{!bucket${String(index)}}/*`));
  const instances = Array.from({ length: 100 }, (_, index) => named(`arn:aws:s3:::{!b["${String(index)}"]}/*`));
  const { about } = nameIndex([...many, ...instances], (arn) => [arn]);
  expect(about(named("arn:aws:s3:::{!bucket7}/x"))).toEqual([many[7]]);
  expect(about(named('arn:aws:s3:::{!b["7"]}/x'))).toEqual([instances[7]]);
  expect(about(named("arn:aws:s3:::{!b}/x"))).toHaveLength(100);
});
