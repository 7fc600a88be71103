import { startOf, type Location } from "./location.js";
import { visible } from "./visible.js";

/** A problem at a place of a file. Messages call the file by the name. */
export interface PlacedProblem {
  readonly name: string;
  readonly location: Location;
  readonly message: string;
}

/** The reason why there is no value, in a message for the user. Each line is one problem. */
export interface Failure {
  readonly kind: "failure";
  readonly message: string;
  /** The problems that have a place. */
  readonly placed?: readonly PlacedProblem[];
}

/** A value, or the reason why there is none. */
export type Result<T> = T | Failure;

/** A failure with one or several problems. Each of them becomes one line, whatever names it quotes. */
export function failure(...problems: readonly (string | PlacedProblem)[]): Failure {
  const placed = problems.filter((one) => typeof one !== "string");
  const message = problems.map((one) => visible(typeof one === "string" ? one : lineOf(one))).join("\n");
  return { kind: "failure", message, ...(placed.length > 0 && { placed }) };
}

/** A problem as `name:line:column: message`, which editors and terminals can link. */
function lineOf({ location, message, name }: PlacedProblem): string {
  const { column, line } = startOf(location);
  return `${name}:${String(line)}:${String(column)}: ${message}`;
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
