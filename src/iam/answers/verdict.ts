import type { Location } from "../../source/index.js";

/** The answer to a question. A hole, a choice or a file that is not seen can make it *unknown*. */
export type Answer = "yes" | "no" | "unknown";

/** An answer with the nodes that decided it. */
export interface Verdict {
  readonly answer: Answer;
  readonly because: readonly DecidingNode[];
  /** Set with *unknown*: the reason, in the words of a "not judged" line. */
  readonly reason?: string;
}

export interface DecidingNode {
  readonly location: Location;
}

const plainYes: Verdict = { answer: "yes", because: [] };
const plainNo: Verdict = { answer: "no", because: [] };

export function yes(...because: readonly DecidingNode[]): Verdict {
  return because.length === 0 ? plainYes : { answer: "yes", because };
}

export function no(...because: readonly DecidingNode[]): Verdict {
  return because.length === 0 ? plainNo : { answer: "no", because };
}

export function unknown(reason: string, ...because: readonly DecidingNode[]): Verdict {
  return { answer: "unknown", because, reason };
}

/** *Yes* if all verdicts are, *no* if one is, else *unknown*. The nodes are those that decided it. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  const against = verdicts.find(({ answer }) => answer === "no");
  if (against) return against;
  return firstUnknown(verdicts) ?? yes(...verdicts.flatMap(({ because }) => because));
}

/** *Yes* if one verdict is, *no* if all are, else *unknown*. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
  const inFavour = verdicts.find(({ answer }) => answer === "yes");
  if (inFavour) return inFavour;
  return firstUnknown(verdicts) ?? no(...verdicts.flatMap(({ because }) => because));
}

/** The answer for all variants of a choice: their common answer, or *unknown* where they differ. */
export function agreed(verdicts: readonly Verdict[], reason: string): Verdict {
  const [first] = verdicts;
  if (!first) return unknown(reason);
  if (verdicts.every(({ answer }) => answer === first.answer)) return first;
  return firstUnknown(verdicts) ?? unknown(reason, ...verdicts.flatMap(({ because }) => because));
}

export function negate(verdict: Verdict): Verdict {
  if (verdict.answer === "unknown") return verdict;
  return { ...verdict, answer: verdict.answer === "yes" ? "no" : "yes" };
}

export function firstUnknown(verdicts: readonly Verdict[]): Verdict | undefined {
  return verdicts.find(({ answer }) => answer === "unknown");
}
