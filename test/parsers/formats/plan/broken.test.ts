import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { planned } from "./read-plan.js";

const path = fileURLToPath(
  new URL("../../../fixtures/pairs/secret-role-without-region/plan/plan.json", import.meta.url),
);
const text = readFileSync(path, "utf8");

/** Everything that may stand where something else is expected. */
const others: readonly unknown[] = [null, 1, [null], { references: [1, "..", "a[", "local"] }];

/** The plan with one value replaced, for every value that it has. */
function* mangled(value: unknown, replace: (value: unknown) => unknown): Generator {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const around = (other: unknown): unknown => {
      if (!Array.isArray(value)) return replace({ ...value, [key]: other });
      return replace(value.map((item: unknown, index) => (String(index) === key ? other : item)));
    };
    for (const other of others) yield around(other);
    yield* mangled(inner, around);
  }
}

describe("a plan that is no plan in some place", () => {
  it("is read without an exception, whatever stands there", async () => {
    let count = 0;
    for (const plan of mangled(JSON.parse(text), (value) => value)) {
      const template = await planned(JSON.stringify(plan));
      expect(template.kind).toBe("Template");
      count++;
    }
    expect(count).toBeGreaterThan(1000);
  }, 60_000);

  it("is read without an exception, wherever it is cut off", async () => {
    for (let end = 97; end < text.length; end += 97) {
      const template = await planned(text.slice(0, end));
      expect(template.problems.length).toBeGreaterThan(0);
      expect(template.resources.size).toBe(0);
    }
  });
});
