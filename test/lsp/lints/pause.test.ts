import { describe, expect, it } from "vitest";
import { pauseFor } from "../../../src/lsp/lints/pause.js";

describe("the pause before a unit is judged again", () => {
  it.each([
    ["what is new", { quiet: Infinity, took: 0 }, 0],
    ["a change after a rest", { quiet: 150, took: 20 }, 0],
    ["a key in between", { quiet: 30, took: 20 }, 40],
    ["a key where judging takes no time", { quiet: 5, took: 1 }, 15],
    ["a key where judging takes long", { quiet: 200, took: 5_000 }, 300],
    ["a change after a long rest where judging takes long", { quiet: 400, took: 5_000 }, 0],
  ])("fits %s", (_what, rhythm, pause) => {
    expect(pauseFor(rhythm)).toBe(pause);
  });
});
