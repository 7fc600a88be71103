import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { generateFrom } from "../../tools/knowledge/generate.js";

const knowledge = new URL("../../src/knowledge/", import.meta.url);
const facts = new URL("../../../shared/knowledge/dms-iam-facts.json", import.meta.url);

describe.skipIf(!existsSync(facts))("the knowledge made from the facts", () => {
  it("is what is committed", () => {
    const made = generateFrom(readFileSync(facts, "utf8"));
    expect(made.size).toBeGreaterThan(0);
    for (const [path, text] of made)
      expect(JSON.parse(readFileSync(new URL(path, knowledge), "utf8")), path).toEqual(JSON.parse(text));
  });
});
