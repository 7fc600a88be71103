import { describe, expect, it } from "vitest";
import { entryOf, type Mapping } from "../../src/tree/index.js";

const location = { file: { path: "a.json", text: "" }, start: 0, end: 0 };

/** A mapping with these keys; the value of each entry is its place in the list. */
function mapping(keys: readonly string[]): Mapping {
  const scalar = (text: string) => ({ kind: "scalar", text, quoted: true, location }) as const;
  const entries = keys.map((key, index) => ({ key: scalar(key), value: scalar(String(index)), location }));
  return { kind: "mapping", location, entries };
}

describe.each([3, 300])("the entry of a key among %d", (count) => {
  const keys = Array.from({ length: count }, (_, index) => `key-${String(index)}`);

  it("is the one with that name", () => {
    expect(entryOf(mapping(keys), "key-1")?.value).toMatchObject({ text: "1" });
    expect(entryOf(mapping(keys), "other")).toBeUndefined();
  });

  it("is the last one if it is written twice", () => {
    expect(entryOf(mapping([...keys, "key-1"]), "key-1")?.value).toMatchObject({ text: String(count) });
  });
});
