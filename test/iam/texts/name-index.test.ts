import { expect, test } from "vitest";
import { nameIndex, plainText } from "../../../src/iam/index.js";

const buckets = Array.from({ length: 40 }, (_, index) => `arn:aws:s3:::b${String(index)}/*`);

test.each([
  { asked: "arn:aws:s3:::b7/data", found: ["arn:aws:s3:::b7/*", "*", "arn:aws:s3:::b*"] },
  { asked: "arn:aws:s3:::other", found: ["*", "arn:aws:s3:::b*"] },
  { asked: "arn:aws:s3:::b7*", found: [...buckets, "*", "arn:aws:s3:::b*"] },
])("those that can be about $asked, in their order", ({ asked, found }) => {
  const index = nameIndex([...buckets, "*", "arn:aws:s3:::b*"], (arn) => [plainText(arn)]);
  expect(index.about(plainText(asked))).toEqual(found);
});

test("what may be about any resource is always found", () => {
  const index = nameIndex([...buckets, "open"], (one) => (one === "open" ? undefined : [plainText(one)]));
  expect(index.about(plainText("arn:aws:s3:::b39"))).toEqual(["arn:aws:s3:::b39/*", "open"]);
});

const folders = Array.from({ length: 40 }, (_, index) => `arn:aws:s3:::lake/f${String(index)}/*`);

test.each([
  { asked: "arn:aws:s3:::lake/f7/data", found: ["arn:aws:s3:::lake/f7/*", "arn:aws:s3:::lake/f*", "*"] },
  { asked: "arn:aws:s3:::lake/other", found: ["arn:aws:s3:::lake/f*", "*"] },
  { asked: "arn:aws:s3:::lake", found: ["arn:aws:s3:::lake", "arn:aws:s3:::lake/f*", "*"] },
  {
    asked: "arn:aws:s3:::lake/*",
    found: ["arn:aws:s3:::lake", ...folders, "arn:aws:s3:::lake/f*", "*"],
  },
])("those of one bucket that can be about $asked", ({ asked, found }) => {
  const all = ["arn:aws:s3:::lake", ...folders, "arn:aws:s3:::lake/f*", "*", ...buckets];
  expect(nameIndex(all, (arn) => [plainText(arn)]).about(plainText(asked))).toEqual(found);
});
