import { nameOf, type RoleUseInstance } from "../dms/index.js";
import type { GrantVerdict } from "../iam/index.js";
import type { EdgePart, EdgeState } from "./graph.js";
import type { Scene } from "./scene.js";

export function stateOf({ answer }: Pick<GrantVerdict, "answer">): EdgeState {
  switch (answer) {
    case "yes":
      return "granted";
    case "no":
      return "missing";
    case "unknown":
      return "undecided";
  }
}

/**
 * What a verdict says about an edge: its state, its reason and the statements that decided.
 *
 * @param otherwise What a deciding part of a file is called that is no statement.
 */
export function partOf(
  { statements }: Scene,
  verdict: GrantVerdict,
  otherwise: string,
): Pick<EdgePart, "state" | "reason" | "statements"> {
  const reason = reasonFor(verdict);
  return {
    state: stateOf(verdict),
    ...(reason !== undefined && { reason }),
    statements: statements.placesOf(verdict.because, otherwise),
  };
}

function reasonFor({ answer, cause, reason }: GrantVerdict): string | undefined {
  if (answer !== "no") return reason;
  if (cause === "denied") return "a statement denies it";
  return cause === "boundary" ? "the permissions boundary does not allow it" : "no statement allows it";
}

/** What needs something of a role, in words. */
export function purposeOf({ resource, use }: RoleUseInstance): string {
  return `${use.title}, ${nameOf(resource)}`;
}
