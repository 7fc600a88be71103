import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { and, implies, isSatisfiable, not, or, type Formula } from "../../src/tree/index.js";

const names = ["a", "b", "c"];
const values = ["x", "y", "z"];

const formula = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4 },
    fc.record({
      op: fc.constant("equals" as const),
      subject: fc.constantFrom(...names),
      value: fc.constantFrom("x", "y"),
    }),
    fc.record({ op: fc.constant("opaque" as const), id: fc.constantFrom("o", "p") }),
    tie("formula").map(not),
    fc.array(tie("formula"), { maxLength: 3 }).map((parts) => and(...parts)),
    fc.array(tie("formula"), { maxLength: 3 }).map((parts) => or(...parts)),
  ),
})).formula;

/** Whether a formula holds where subjects have these values. */
function holds(one: Formula, world: Readonly<Record<string, string>>): boolean {
  switch (one.op) {
    case "true":
    case "false":
      return one.op === "true";
    case "not":
      return !holds(one.of, world);
    case "and":
      return one.of.every((part) => holds(part, world));
    case "or":
      return one.of.some((part) => holds(part, world));
    case "equals":
      return world[one.subject] === one.value;
    case "opaque":
      return world[one.id] === "true";
  }
}

const worlds = names.reduce<Record<string, string>[]>(
  (all, name) => all.flatMap((world) => values.map((value) => ({ ...world, [name]: value }))),
  ["true", "false"].flatMap((o) => ["true", "false"].map((p) => ({ o, p }))),
);

describe("isSatisfiable", () => {
  it("is what trying every value says", () => {
    fc.assert(
      fc.property(formula, (one) => {
        expect(isSatisfiable(one)).toBe(worlds.some((world) => holds(one, world)));
      }),
    );
  });

  it("tries no values that the domain has not", () => {
    const equals = (value: string): Formula => ({ op: "equals", subject: "a", value, domain: ["x", "y"] });
    expect(isSatisfiable(and(not(equals("x")), not(equals("y"))))).toBe(false);
    expect(isSatisfiable(equals("z"))).toBe(false);
    expect(implies(not(equals("x")), equals("y"))).toBe(true);
  });

  it("is fast where many conditions are met together", () => {
    const all = Array.from({ length: 10 }, (_, at): Formula => ({ op: "opaque", id: String(at) }));
    const questions = Array.from({ length: 2000 }, (_, at) =>
      isSatisfiable(and(...all, not(all[at % 10] ?? not(and())))),
    );
    expect(new Set(questions)).toEqual(new Set([false]));
  }, 3000);

  it("says of one of many that one of them holds", () => {
    const turns = Array.from({ length: 40 }, (_, index): Formula => ({ op: "opaque", id: String(index) }));
    expect(implies(turns[3] ?? and(), or(...turns))).toBe(true);
    expect(implies({ op: "opaque", id: "o" }, or(...turns))).toBe(false);
  });

  it("does not answer what has too many values to try", () => {
    const all = Array.from({ length: 11 }, (_, at): Formula => ({ op: "opaque", id: String(at) }));
    expect(isSatisfiable(and(...all.map((one, at) => or(one, not(all[at - 1] ?? one)))))).toBeUndefined();
  });

  it("answers for a list of comparisons, however long it is", () => {
    const all = Array.from({ length: 500 }, (_, at): Formula => ({ op: "equals", subject: "a", value: String(at) }));
    const others = and(...all.map(not));
    expect(isSatisfiable(others)).toBe(true);
    expect(isSatisfiable(and(others, { op: "equals", subject: "a", value: "7" }))).toBe(false);
    expect(implies(others, { op: "opaque", id: "o" })).toBe(false);
  });
});
