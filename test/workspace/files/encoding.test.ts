import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, encode, type Encoding } from "../../../src/workspace/files/encoding.js";

const encodings: readonly Encoding[] = ["utf-8", "utf-8-bom", "utf-16le", "utf-16be"];

describe("decode", () => {
  it.each(encodings)("gives back what %s wrote, without its mark", (encoding) => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }).filter((text) => !text.startsWith("\uFEFF")),
        (text) => {
          expect(decode(encode(text, encoding))).toEqual({ text, encoding, isExact: true });
        },
      ),
    );
  });

  it("keeps line ends", () => {
    expect(decode(encode("a\r\nb\rc\n", "utf-16be")).text).toBe("a\r\nb\rc\n");
  });

  it.each([
    ["a byte that is no UTF-8", [0x61, 0xff, 0x62], "a\uFFFDb"],
    ["half a UTF-16 unit", [0xff, 0xfe, 0x61, 0x00, 0x62], "a\uFFFD"],
  ])("replaces %s and says so", (_, bytes, text) => {
    expect(decode(Uint8Array.from(bytes))).toMatchObject({ text, isExact: false });
  });
});
