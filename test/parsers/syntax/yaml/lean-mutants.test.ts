import { describe, expect, it } from "vitest";
import { textMutators } from "../../../../tools/fuzz/text-mutators.js";
import { pick, randomOf, type Random } from "../../../../tools/random.js";
import { readByBoth } from "./both-readers.js";
import { oddBrackets } from "./odd-brackets.js";
import { oddYaml } from "./odd-yaml.js";
import { fixtureTexts } from "./yaml-texts.js";

const texts = fixtureTexts()
  .map(({ text }) => text)
  .filter((text) => text.length < 3000);
const mutators = Object.values(textMutators);

/** A fixture after one to three changes. */
function mutant(random: Random): string {
  let text = pick(texts, random);
  for (let left = 1 + random(3); left > 0; left--) text = pick(mutators, random)(text, random);
  return text;
}

/** How many of the texts the lean reader takes. */
function accepted(count: number, make: (random: Random) => string): number {
  const random = randomOf(1);
  return Array.from({ length: count }, () => readByBoth(make(random))).filter((read) => read !== undefined).length;
}

describe("the lean reader of YAML and the library read the same", () => {
  it("in fixtures that were changed at random", () => {
    expect(accepted(4000, mutant)).toBeGreaterThan(1000);
  });

  it("in odd brackets, and below odd tags", () => {
    expect(accepted(20_000, oddBrackets)).toBeGreaterThan(5000);
  });

  it("in odd texts", () => {
    expect(accepted(50_000, oddYaml)).toBeGreaterThan(1500);
  });
});
