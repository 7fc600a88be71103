import type { Comment, SyntaxProblem } from "../../../source/index.js";
import type { Node } from "../../../tree/index.js";

/** A parsed YAML file. */
export interface YamlFile {
  readonly documents: readonly Node[];
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
  /** The values of anchors that aliases use. */
  readonly sharedValues: readonly Node[];
}
