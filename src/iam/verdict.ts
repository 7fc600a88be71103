import type { Location } from "../source/index.js";

/** What is known of a question: a hole, a choice or an unseen file leaves it *unknown*. */
export type Answer = "yes" | "no" | "unknown";

/** An answer with the nodes that decided it. */
export interface Verdict {
  readonly answer: Answer;
  readonly because: readonly DecidingNode[];
  /** With *unknown*: why, in the words of a "not judged" line. */
  readonly reason?: string;
}

export interface DecidingNode {
  readonly location: Location;
}

export function yes(...because: readonly DecidingNode[]): Verdict {
  return { answer: "yes", because };
}

export function no(...because: readonly DecidingNode[]): Verdict {
  return { answer: "no", because };
}

export function unknown(reason: string, ...because: readonly DecidingNode[]): Verdict {
  return { answer: "unknown", because, reason };
}

/** *Yes* if all are, *no* if one is not: the nodes are those that decided. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  const against = verdicts.find(({ answer }) => answer === "no");
  if (against) return against;
  return firstUnknown(verdicts) ?? yes(...verdicts.flatMap(({ because }) => because));
}

/** *Yes* if one is, *no* if none is. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
  const inFavour = verdicts.find(({ answer }) => answer === "yes");
  if (inFavour) return inFavour;
  return firstUnknown(verdicts) ?? no(...verdicts.flatMap(({ because }) => because));
}

/** The answer of all worlds of a choice: theirs if they agree. */
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
