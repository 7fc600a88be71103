import { describe, expect, it } from "vitest";
import { onceIn } from "../../src/source/index.js";

describe("onceIn", () => {
  it.each([
    ["a value", 1],
    ["nothing", undefined],
  ])("computes %s once", (_name, value) => {
    const known = new Map<string, number | undefined>();
    const asked: string[] = [];
    const ask = (key: string): number | undefined =>
      onceIn(known, key, () => {
        asked.push(key);
        return value;
      });
    expect([ask("a"), ask("a"), ask("b")]).toEqual([value, value, value]);
    expect(asked).toEqual(["a", "b"]);
  });
});
