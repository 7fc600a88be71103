import { describe, expect, it } from "vitest";
import { matchStart } from "../../../src/iam/texts/leading-text.js";
import { literalPart, placeholderHole, textOfParts } from "../../../src/iam/texts/texts.js";
import type { HolePart, Text } from "../../../src/tree/index.js";

const name: HolePart = {
  ...placeholderHole("Region", undefined),
  symbol: { id: "stack.yaml#Bucket/name", shape: "segment" },
};
const other: HolePart = { ...name, symbol: { id: "stack.yaml#Other/name", shape: "segment" } };
const partition = placeholderHole("Partition", undefined);

function text(...parts: readonly (string | HolePart)[]): Text {
  return textOfParts(parts.map((part) => (typeof part === "string" ? literalPart(part) : part)));
}

type Answer = ReturnType<typeof matchStart>;

/** A pattern, a text, and what their starts tell. */
const cases: readonly (readonly [Text, Text, Answer])[] = [
  [text(), text(), "yes"],
  [text("abc"), text("abc"), "yes"],
  [text("a", "bc"), text("ab", "c"), "yes"],
  [text("abc"), text("abd"), "no"],
  [text("xbc"), text("abc"), "no"],
  [text("abc"), text("abcd"), "no"],
  [text("abcd"), text("abc"), "no"],
  [text("abc"), text("ABC"), "no"],
  [text("abc*"), text("abc"), undefined],
  [text("abc*"), text("abcd"), "yes"],
  [text("abc*", "d"), text("abcd"), undefined],
  [text("abc*d"), text("abcd"), undefined],
  [text("abc?"), text("abcd"), undefined],
  [text("abc?"), text("abc"), undefined],
  [text("a${b}"), text("a${b}"), undefined],
  [text("b*"), text("ac"), "no"],
  [text("a", name, "/*"), text("a", name, "/b"), "yes"],
  [text("a", name, "/*"), text("a", name, "/*"), "yes"],
  [text("a", name, "/b"), text("a", name, "/c"), "no"],
  [text("a", name), text("a", other), undefined],
  [text("a", name), text("a"), undefined],
  [text("a"), text("a", name), undefined],
  [text("a", name), text("ab"), undefined],
  [text("ab"), text("a", name), undefined],
  [text("a*"), text("a", name, "b"), "yes"],
  [text("a*b"), text("a", name, "b"), undefined],
  [text("*"), text(name), "yes"],
  [text("arn:", partition, ":s3"), text("arn:aws-cn:s3"), "yes"],
  [text("arn:aws:s3"), text("arn:", partition, ":s3"), "yes"],
  [text("arn:aws:s3"), text("arn:", partition, ":iam"), "no"],
  [text("arn:", partition, ":s3"), text("arn:nowhere:s3"), undefined],
  [text("arn:aws"), text("arn:", partition), undefined],
  [text("arn:", name, ":s3"), text("arn:aws:s3"), undefined],
];

describe("the start of two texts", () => {
  it.each(cases)("case %#: %o", (pattern, subject, answer) => {
    expect(matchStart(pattern, subject, false)).toBe(answer);
  });

  it("may differ in upper and lower case", () => {
    expect(matchStart(text("s3:getobject*"), text("S3:GetObjectAcl"), true)).toBe("yes");
    expect(matchStart(text("s3:GETOBJECT"), text("s3:getobject"), true)).toBe("yes");
    expect(matchStart(text("s3:getobject"), text("s3:putobject"), true)).toBe("no");
  });
});
