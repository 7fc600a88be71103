import fc from "fast-check";
import { expect, it } from "vitest";
import { always, and, conditionIndex, implies, never, not, or, type Formula } from "../../src/tree/index.js";

const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(always, never),
    fc.record({
      op: fc.constant("equals" as const),
      subject: fc.constantFrom("a", "b", "c", "d"),
      value: fc.constantFrom("x", "y"),
      domain: fc.constantFrom(["x"], ["x", "y"], ["x", "y", "z"]),
    }),
    tie("formula").map(not),
    fc.array(tie("formula"), { maxLength: 3 }).map((parts) => and(...parts)),
    fc.array(tie("formula"), { maxLength: 3 }).map((parts) => or(...parts)),
  ),
}));

const lists = fc.array(formula, { minLength: 9, maxLength: 20 });

it("leaves all values whose condition follows, in their order", () => {
  fc.assert(
    fc.property(lists, formula, (values, premise) => {
      const left = conditionIndex(values, (one) => one)(values, premise);
      const follows = (one: Formula): boolean => implies(premise, one) === true;
      expect(left.filter(follows)).toEqual(values.filter(follows));
    }),
    { numRuns: 500 },
  );
});

it("leaves out those about something else", () => {
  const values = Array.from({ length: 100 }, (_, index): Formula => ({
    op: "equals",
    subject: `p${String(index)}`,
    value: "x",
  }));
  const [first = always] = values;
  expect(conditionIndex(values, (one) => one)(values, first)).toEqual([first]);
  expect(conditionIndex(values, (one) => one)([...values, always], first)).toEqual([first]);
});
