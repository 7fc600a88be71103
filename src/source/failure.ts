import { visible } from "./visible.js";

/** The reason why there is no value, in a message for the user. Each line is one problem. */
export interface Failure {
  readonly kind: "failure";
  readonly message: string;
}

/** A value, or the reason why there is none. */
export type Result<T> = T | Failure;

/** A failure with one or several problems. Each of them becomes one line, whatever names it quotes. */
export function failure(...problems: readonly string[]): Failure {
  return { kind: "failure", message: problems.map(visible).join("\n") };
}

/** The message of a thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : textOf(error);
}

/** The stack of a thrown value, by line, so that who wrote the code finds the place. */
export function stackOf(error: unknown): readonly string[] {
  return (error instanceof Error ? (error.stack ?? error.message) : textOf(error)).split("\n");
}

/** Code of the user may throw anything, also what cannot become a text. */
function textOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return "a value that has no text";
  }
}

export function isFailure(value: unknown): value is Failure {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "failure";
}
