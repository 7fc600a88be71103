import { expect, it } from "vitest";
import { byText } from "../../src/source/index.js";

it("sorts texts as every machine does, whatever its language", () => {
  const texts = ["ä", "z", "a-b", "aa", "A", "ab", ""];
  expect(texts.sort(byText)).toEqual(["", "A", "a-b", "aa", "ab", "z", "ä"]);
});
