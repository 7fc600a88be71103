import { mutantRuns } from "./mutant-runs.js";

/** Stands in for `src/source/once-per.ts`: what is remembered, is remembered for one mutant. */
export function oncePer<Owner extends object, T>(compute: (owner: Owner) => T): (owner: Owner) => T {
  const known = new WeakMap<Owner, { readonly computed: T; readonly run: number }>();
  return (owner) => {
    const before = known.get(owner);
    if (before?.run === mutantRuns.count) return before.computed;
    const { count: run } = mutantRuns;
    const computed = compute(owner);
    known.set(owner, { computed, run });
    return computed;
  };
}
