import type { Rule } from "../../src/linter/index.js";

/** Rules that tell what they throw before the linter makes a finding of it. */
export function observedRules(rules: readonly Rule[], onThrow: (error: unknown) => void): readonly Rule[] {
  const observed = <In extends readonly unknown[], Out>(call: (...args: In) => Out): ((...args: In) => Out) => {
    return (...args) => {
      try {
        return call(...args);
      } catch (error) {
        onThrow(error);
        throw error;
      }
    };
  };
  return rules.map((rule) => ({
    ...rule,
    create: observed((context) => {
      const handlers = Object.entries(rule.create(context)) as [string, (...args: unknown[]) => unknown][];
      return Object.fromEntries(handlers.map(([name, handler]) => [name, observed(handler)]));
    }),
  }));
}
