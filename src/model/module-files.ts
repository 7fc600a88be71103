import type { Location, SourceFile } from "../source/index.js";

/** The files of one module's folder, which share their names: for edits. */
export interface ModuleFiles {
  readonly files: readonly SourceFile[];
  /** Files of variable values (`terraform.tfvars`), which only the root module has. */
  readonly valueFiles: readonly SourceFile[];
  readonly declarations: readonly ModuleDeclaration[];
  /** In the order in which they stand. */
  readonly references: readonly ModuleReference[];
}

/** A block with a name. */
export interface ModuleDeclaration {
  /** As references name it: `aws_iam_role.dms`, `data.aws_region.current`, `var.vpc`, `module.network`. */
  readonly name: string;
  /** The whole block. */
  readonly location: Location;
  /** Nothing stands between its braces. */
  readonly isEmpty: boolean;
}

/** A name in an expression, not in a comment or a text. */
export interface ModuleReference {
  /** As in `ModuleDeclaration.name`. */
  readonly name: string;
  /** Where the name stands, without what is asked of it. */
  readonly location: Location;
  /** What follows the name: an attribute, an index or splat, or nothing. */
  readonly followedBy: "attribute" | "index" | "nothing";
  /** The attribute, through indexes. */
  readonly attribute?: string;
  /** It stands in `depends_on`. */
  readonly isWaitedFor: boolean;
}
