import { expect, it } from "vitest";
import { onFirstUse } from "../../tools/bundle/tables-on-first-use.js";

const table = { $schema: "../a.json", "a-b": [{ c: null }], default: { "__proto__ of": 1 } };

async function imported(text: string): Promise<object> {
  return ((await import(`data:text/javascript,${encodeURIComponent(text)}`)) as { readonly default: object }).default;
}

it("a bundle has a table as its JSON file has it", async () => {
  const made = (await imported(onFirstUse(table))) as typeof table;
  expect({ ...made }).toEqual(table);
  expect(made["a-b"]).toBe(made["a-b"]);
});

it("a bundle makes a table when something of it is read", async () => {
  const made = await imported(onFirstUse(table));
  const values = Object.values(Object.getOwnPropertyDescriptors(made)).map(({ value }) => value as unknown);
  expect(values).toEqual([undefined, undefined, undefined]);
});
