import { describe, expect, it } from "vitest";
import { visibleValue } from "../../src/source/index.js";

describe("visibleValue", () => {
  it.each([
    ["a blank at the end", "s3:GetObject ", String.raw`s3:GetObject\x20`],
    ["blanks at the start", "  s3:GetObject", String.raw`\x20\x20s3:GetObject`],
    ["more than one blank inside", "a   b", String.raw`a \x20\x20b`],
    ["blanks alone", "  ", String.raw`\x20\x20`],
    ["a hard blank", "s3:\u00A0GetObject", String.raw`s3:\xa0GetObject`],
    ["a wide blank", "a\u3000", String.raw`a\u3000`],
    ["the ends of a very long word", "s3:" + "x".repeat(1000), `s3:${"x".repeat(146)}…${"x".repeat(50)}`],
    [
      "whole characters at a cut",
      `s3:${"\u{1F600}".repeat(150)}x`,
      `s3:${"\u{1F600}".repeat(73)}…${"\u{1F600}".repeat(24)}x`,
    ],
  ])("shows %s", (_, value, shown) => {
    expect(visibleValue(value)).toBe(shown);
  });

  it.each(["a b", "", "s3:GetObject", "é", "x".repeat(200), "a long text ".repeat(40).trim()])("leaves %j", (value) => {
    expect(visibleValue(value)).toBe(value);
  });
});
