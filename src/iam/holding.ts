import { and, always, implies, isSatisfiable, never, not, or, type Formula } from "../tree/index.js";
import type { Answer, Because, Verdict } from "./verdict.js";

/**
 * In which deployments something holds: in all where `surely` is true, at most where `maybe` is. Conditions are kept as
 * formulas and decided once, at the end, so that two choices over one condition are never torn apart.
 */
export interface Holding {
  readonly surely: Formula;
  readonly maybe: Formula;
  readonly because: readonly Because[];
  /** Why `surely` and `maybe` differ. */
  readonly reasons: readonly string[];
}

export const holds: Holding = { surely: always, maybe: always, because: [], reasons: [] };
export const fails: Holding = { surely: never, maybe: never, because: [], reasons: [] };

export function mayHold(reason: string, ...because: readonly Because[]): Holding {
  return { surely: never, maybe: always, because, reasons: [reason] };
}

export function fromAnswer(answer: Answer, reason: string, ...because: readonly Because[]): Holding {
  if (answer === "unknown") return mayHold(reason, ...because);
  return answer === "yes" ? { ...holds, because } : fails;
}

/** Holds only where the guard is true. */
export function guarded(guard: Formula, holding: Holding): Holding {
  if (guard.op === "true") return holding;
  return { ...holding, surely: and(guard, holding.surely), maybe: and(guard, holding.maybe) };
}

export function bothHold(...all: readonly Holding[]): Holding {
  return {
    surely: and(...all.map(({ surely }) => surely)),
    maybe: and(...all.map(({ maybe }) => maybe)),
    because: all.flatMap(({ because }) => because),
    reasons: all.flatMap(({ reasons }) => reasons),
  };
}

export function oneHolds(all: readonly Holding[]): Holding {
  const possible = all.filter(({ maybe }) => maybe.op !== "false");
  return {
    surely: or(...possible.map(({ surely }) => surely)),
    maybe: or(...possible.map(({ maybe }) => maybe)),
    because: possible.flatMap(({ because }) => because),
    reasons: possible.flatMap(({ reasons }) => reasons),
  };
}

export function opposite(holding: Holding): Holding {
  return { ...holding, surely: not(holding.maybe), maybe: not(holding.surely) };
}

/** The answer in the deployments where `assume` is true. */
export function decide(holding: Holding, assume: Formula, reason: string): Verdict {
  const { because } = holding;
  if (implies(assume, holding.surely) === true) return { answer: "yes", because };
  if (isSatisfiable(and(assume, holding.maybe)) === false) return { answer: "no", because };
  return { answer: "unknown", because, reason: holding.reasons[0] ?? reason };
}
