import { describe, expect, it } from "vitest";
import { hashicorpOffsets } from "../../../src/parsers/syntax/hcl/hashicorp-columns.js";
import { sourceFile } from "../../../src/source/index.js";

const placeIn = (text: string, line: number, column: number): string =>
  text.slice(hashicorpOffsets(sourceFile("main.tf", text))({ line, column }));

describe("a place that HashiCorp's parser names", () => {
  it.each<[string, string, number, number, string]>([
    ["behind letters", 'a = "b" !\n', 1, 9, "!\n"],
    ["on the last line", "a = 1\nb = ! c", 2, 5, "! c"],
    ["behind clusters of several units", 'a = "👩‍👩‍👧e\u0301" !\n', 1, 10, "!\n"],
    ["behind a byte order mark", "\ufeffa = !\n", 1, 5, "!\n"],
    ["behind a lone carriage return, which ends no line", "a\rb\nc = !\n", 2, 5, "!\n"],
    ["behind the end of its line", "a\nb\n", 1, 9, "b\n"],
    ["behind the last line", "a\n", 9, 1, ""],
    ["far to the right, where clusters lie across pieces", `${"e\u0301".repeat(500)}!`, 1, 501, "!"],
  ])("is found %s", (_name, text, line, column, rest) => {
    expect(placeIn(text, line, column)).toBe(rest);
  });

  it("is found fast on a long line, time after time", () => {
    const text = "🙂".repeat(50_000);
    const offsetOf = hashicorpOffsets(sourceFile("main.tf", text));
    const all = Array.from({ length: 5000 }, (_, at) => offsetOf({ line: 1, column: at * 10 + 1 }));
    expect(all.at(-1)).toBe(99_980);
  });
});
