import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeBetween, inverse, moved } from "../../../src/lsp/texts/text-change.js";

const text = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 30 });

describe("the change between two texts", () => {
  it("makes the one the other, and back", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = changeBetween(before, after);
        const { end, start } = change;
        expect(before.slice(0, start) + after.slice(start, end.after) + before.slice(end.before)).toBe(after);
        const back = inverse(change);
        expect(after.slice(0, back.start) + before.slice(start, back.end.after) + after.slice(back.end.before)).toBe(
          before,
        );
      }),
    );
  });

  it("leaves ranges inside the text", () => {
    fc.assert(
      fc.property(text, text, fc.nat(30), fc.nat(30), (before, after, one, other) => {
        const [start, end] = [Math.min(one, other, before.length), Math.min(Math.max(one, other), before.length)];
        const now = moved({ start, end }, changeBetween(before, after));
        expect(now.start).toBeGreaterThanOrEqual(0);
        expect(now.end).toBeGreaterThanOrEqual(now.start);
        expect(now.end).toBeLessThanOrEqual(after.length);
      }),
    );
  });

  it.each([
    ["a line is written above", "one\nword\n", "new\none\nword\n"],
    ["a line that begins alike is written above", "res a\nword\n", "res b\nres a\nword\n"],
    ["a line that begins alike is deleted above", "res b\nres a\nword\n", "res a\nword\n"],
    ["a word is written before it", "word\n", "some word\n"],
    ["a line is written below", "word\n", "word\nres\n"],
    ["a word above is replaced by a longer one", "a\nword\n", "longer\nword\n"],
  ])("keeps a word where it is when %s", (_when, before, after) => {
    const at = before.indexOf("word");
    const now = moved({ start: at, end: at + 4 }, changeBetween(before, after));
    expect(after.slice(now.start, now.end)).toBe("word");
  });

  it("leaves the place of a word that is deleted", () => {
    const before = "a word b";
    const at = before.indexOf("word");
    expect(moved({ start: at, end: at + 4 }, changeBetween(before, "a  b"))).toEqual({ start: 2, end: 2 });
  });
});
