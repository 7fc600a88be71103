import type { Location } from "./location.js";

/** A place where a file cannot be read. */
export interface SyntaxProblem {
  readonly message: string;
  readonly location: Location;
}

export interface Comment {
  readonly location: Location;
  /** Without the comment marks. */
  readonly text: string;
}
