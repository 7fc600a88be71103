import type { LintFilesOptions } from "../workspace/index.js";
import type { Violation } from "./plugin-types.js";

/** What the plugin asks the process that lints, as JSON on its stdin. */
export interface LintRequest {
  readonly templatePaths: readonly string[];
  /** The construct path of the stack of each template, by the path of the template. */
  readonly stackPaths: readonly (readonly [string, string])[];
  readonly options: LintFilesOptions;
}

/** What that process answers, as JSON on the pipe `answerPipe`. On stdout, plugins may print. */
export type LintAnswer =
  | { readonly kind: "violations"; readonly violations: Violation[] }
  | { readonly kind: "error"; readonly message: string };

export const answerPipe = 3;
