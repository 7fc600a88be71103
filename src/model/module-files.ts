import type { Location, SourceFile } from "../source/index.js";
import type { Mapping } from "../tree/index.js";

/** The files of one module's folder, for edits. They share one set of names. */
export interface ModuleFiles {
  readonly files: readonly SourceFile[];
  /** Files of variable values (`terraform.tfvars`), which only the root module has. */
  readonly valueFiles: readonly SourceFile[];
  readonly declarations: readonly ModuleDeclaration[];
  /** The whole of each of its files of Terraform JSON. */
  readonly jsonTrees?: readonly Mapping[];
  /** In file order. */
  readonly references: readonly ModuleReference[];
  readonly aliases: readonly ModuleAlias[];
  /** Whether the module needs a version of the AWS provider that deprecates `name` of `data.aws_region` for `region`. */
  readonly hasRegionAttribute: boolean;
}

/** A local that only gives an attribute of something else another name. */
export interface ModuleAlias {
  /** `local.partition` */
  readonly name: string;
  /** `data.aws_partition.current`, as in `ModuleDeclaration.name`. */
  readonly of: string;
  readonly attribute: string;
}

/** A block with a name. */
export interface ModuleDeclaration {
  /** As references name it: `aws_iam_role.dms`, `data.aws_region.current`, `var.vpc`, `module.network`. */
  readonly name: string;
  /** The whole block. */
  readonly location: Location;
  /** There is nothing between its braces. */
  readonly isEmpty: boolean;
  /** Its `count` or `for_each`, from the name to the value. */
  readonly repetition?: Location;
}

/** A reference in an expression, not in a comment or a text. */
export interface ModuleReference {
  /** As in `ModuleDeclaration.name`. */
  readonly name: string;
  /** The place of the name, without its attributes. */
  readonly location: Location;
  /** What follows the name: an attribute, an index or splat, or nothing. */
  readonly followedBy: "attribute" | "index" | "nothing";
  /** The attribute, through indexes. */
  readonly attribute?: string;
  /** It is in `depends_on`. */
  readonly isWaitedFor: boolean;
}
