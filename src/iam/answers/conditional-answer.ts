import { and, always, implies, isSatisfiable, never, not, or, type Formula } from "../../tree/index.js";
import type { Answer, DecidingNode, Verdict } from "./verdict.js";

/**
 * In which deployments something holds: certainly where `certainWhen` is true, possibly where `possibleWhen` is true.
 * The conditions stay formulas and are decided once, at the end. So two choices that depend on one condition always
 * agree.
 */
export interface ConditionalAnswer {
  readonly certainWhen: Formula;
  readonly possibleWhen: Formula;
  readonly because: readonly DecidingNode[];
  /** Why `certainWhen` and `possibleWhen` differ. */
  readonly why: Why | undefined;
}

/** Gives a reason. It may take a comparison, and most reasons are told to nobody, so it is asked for in the end only. */
type Why = () => string;

export const holds: ConditionalAnswer = { certainWhen: always, possibleWhen: always, because: [], why: undefined };
export const fails: ConditionalAnswer = { certainWhen: never, possibleWhen: never, because: [], why: undefined };

export function mayHold(reason: string | Why, ...because: readonly DecidingNode[]): ConditionalAnswer {
  const why = typeof reason === "string" ? () => reason : reason;
  return { certainWhen: never, possibleWhen: always, because, why };
}

/** @param why Gives the reason of an *unknown*. */
export function fromAnswer(answer: Answer, why: Why, ...because: readonly DecidingNode[]): ConditionalAnswer {
  if (answer === "unknown") return mayHold(why, ...because);
  return answer === "yes" ? { ...holds, because } : fails;
}

/** Limits an answer to the deployments where the guard is true. In all others it does not hold. */
export function holdsOnlyWhen(guard: Formula, answer: ConditionalAnswer): ConditionalAnswer {
  if (guard.op === "true") return answer;
  return { ...answer, certainWhen: and(guard, answer.certainWhen), possibleWhen: and(guard, answer.possibleWhen) };
}

export function allHold(...all: readonly ConditionalAnswer[]): ConditionalAnswer {
  const open = all.filter((answer) => answer !== holds);
  if (open.length < 2) return open[0] ?? holds;
  return {
    certainWhen: and(...open.map(({ certainWhen }) => certainWhen)),
    possibleWhen: and(...open.map(({ possibleWhen }) => possibleWhen)),
    because: open.flatMap(({ because }) => because),
    why: firstWhy(open),
  };
}

export function anyHolds(all: readonly ConditionalAnswer[]): ConditionalAnswer {
  const possible = all.filter(({ possibleWhen }) => possibleWhen.op !== "false");
  if (possible.length < 2) return possible[0] ?? fails;
  return {
    certainWhen: or(...possible.map(({ certainWhen }) => certainWhen)),
    possibleWhen: or(...possible.map(({ possibleWhen }) => possibleWhen)),
    because: possible.flatMap(({ because }) => because),
    why: firstWhy(possible),
  };
}

function firstWhy(answers: readonly ConditionalAnswer[]): Why | undefined {
  return answers.find(({ why }) => why)?.why;
}

export function opposite(answer: ConditionalAnswer): ConditionalAnswer {
  return { ...answer, certainWhen: not(answer.possibleWhen), possibleWhen: not(answer.certainWhen) };
}

/** The verdict for the deployments where `assume` is true. */
export function decide(answer: ConditionalAnswer, assume: Formula, reason: string): Verdict {
  const { because } = answer;
  if (implies(assume, answer.certainWhen) === true) return { answer: "yes", because };
  if (isSatisfiable(and(assume, answer.possibleWhen)) === false) return { answer: "no", because };
  return { answer: "unknown", because, reason: answer.why?.() ?? reason };
}
