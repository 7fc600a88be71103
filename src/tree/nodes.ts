import type { Location } from "../source/index.js";
import type { Formula } from "./formula.js";

/**
 * What every syntax becomes: values with a place in a file. Whatever depends on the deployment stays visible as a hole
 * in a text, a choice or an unknown; nothing here is ever a guess.
 */
export type Node = Scalar | Text | List | Mapping | Choice | Null | Unknown;

/** How a node is written, for edits. A node without a layout is spelled by no file and cannot be edited. */
export interface Layout {
  readonly syntax: "yaml" | "json" | "hcl";
  /**
   * `block` and `flow` for lists and mappings (HCL objects and tuples are `flow`), the quoting for scalars; `blocks` is
   * an HCL document written as nested blocks (`statement { … }`), `tag` a CloudFormation short form (`!Ref X`).
   */
  readonly style:
    "block" | "flow" | "plain" | "single" | "double" | "literal" | "folded" | "heredoc" | "blocks" | "tag";
  /** Column of the node's first line minus one: how deep what stands on a line of its own is indented. */
  readonly indent: number;
  /** The text this node is embedded in, outermost first: an edit inside must be encoded for each. */
  readonly within?: readonly Embedding[];
}

/** A text that holds another language: JSON in a quoted string, in a YAML block scalar, in a heredoc. */
export interface Embedding {
  readonly style: "json-string" | "yaml-single" | "yaml-double" | "yaml-block" | "hcl-quoted" | "hcl-heredoc";
  /** What every further line of the outer text begins with. */
  readonly indent: string;
}

interface NodeBase {
  readonly location: Location;
  readonly layout?: Layout;
  readonly isConditional?: IsConditional;
}

/** What can be put together of pieces. */
interface JoinedBase extends NodeBase {
  /** A piece of it that depends on a condition is empty in this branch. */
  readonly hasOmittedPart?: true;
}
/**
 * It is the value here because of something that may differ in another deployment or call: the branch of a condition that
 * is decided, an element of `for_each`, what a caller passes.
 */
export type IsConditional = true;

/** A literal as the file spells it; its type is read from the text by AWS's rules (see `read.ts`), not by YAML's. */
export interface Scalar extends JoinedBase {
  readonly kind: "scalar";
  /** The decoded text: without quotes, escapes resolved; numbers and booleans as written. */
  readonly text: string;
  readonly quoted: boolean;
  /** Where decoded offsets stand in the file, when not simply side by side (escapes, block scalars). */
  readonly map?: OffsetMap;
}

/** A text made of literal parts and holes. */
export interface Text extends JoinedBase {
  readonly kind: "text";
  readonly parts: readonly TextPart[];
}

export type TextPart = LiteralPart | HolePart;

interface PartBase {
  readonly location: Location;
  readonly origin: Origin;
  /**
   * How this template can write the part again inside `!Sub "${…}"` or `"${…}"`: `AWS::Region`, `Bucket.Arn`,
   * `aws_s3_bucket.b.id`. Absent for what was written as plain text.
   */
  readonly expressionText?: string;
  readonly isConditional?: IsConditional;
  /** Whose name in AWS the part belongs to. */
  readonly owner?: NameOwner;
}

/** A resource that a template makes: another one of its type, there at the same time, has another name. */
export interface NameOwner {
  readonly type: string;
  /** As in `HoleSymbol`. */
  readonly resource: string;
  /** What names of the type can hold. */
  readonly shape: Shape;
}

export interface LiteralPart extends PartBase {
  readonly kind: "literal";
  readonly text: string;
  readonly map?: OffsetMap;
}

/** A part that is not known here. */
export interface HolePart extends PartBase {
  readonly kind: "hole";
  /** Two holes of one symbol stand for the same text. */
  readonly symbol: HoleSymbol;
  /** Why it is not known, in the words of a "not judged" line: `parameter BucketName has no value`. */
  readonly reason: string;
}

export interface HoleSymbol {
  /** Unique in a run: `aws:region`, `stack.yaml#Parameters.X`, `stack.yaml#Resources.Bucket/name`. */
  readonly id: string;
  readonly shape: Shape;
  /** The resource (`Template.path` + `#` + address) whose attribute this is. */
  readonly resource?: string;
  /** AWS makes it for `resource` alone: no other resource has this name. */
  readonly isUnique?: true;
  /** It has no default: whoever deploys gives it a value. */
  readonly isRequired?: true;
}

/**
 * What a hole can stand for. `segment`: no `:` and no `/` (names of buckets, roles, streams); `path`: no `:`;
 * `region`, `account`, `partition`, `suffix` (the DNS suffix): what their names say; `any`: everything.
 */
export type Shape = "any" | "path" | "segment" | "region" | "account" | "partition" | "suffix";

/** Where a part's text comes from. Fixes touch only what was written here. */
export type Origin =
  | { readonly from: "written" }
  | { readonly from: "default" | "setting"; readonly name: string; readonly at?: Location }
  | { readonly from: "pseudo"; readonly name: string }
  /** The value of, or a part of the name or ARN of, a resource: `resource` as in `HoleSymbol`. */
  | { readonly from: "reference"; readonly resource: string; readonly at?: Location }
  | { readonly from: "file"; readonly path: string }
  | { readonly from: "computed" };

export interface List extends NodeBase {
  readonly kind: "list";
  readonly items: readonly Node[];
  /** Why the list may hold more than these items. */
  readonly incompleteReason?: string;
}

export interface Mapping extends NodeBase {
  readonly kind: "mapping";
  /** In file order, keys written twice included. */
  readonly entries: readonly Entry[];
  /** Why the mapping may hold more than these entries. */
  readonly incompleteReason?: string;
}

export interface Entry {
  readonly key: Scalar;
  readonly value: Node;
  /** From the key to the end of the value. */
  readonly location: Location;
}

/** One of several values; exactly one `when` holds in a deployment. */
export interface Choice extends NodeBase {
  readonly kind: "choice";
  readonly branches: readonly Branch[];
}

export interface Branch {
  readonly when: Formula;
  readonly value: Node;
}

/** No value: `AWS::NoValue`, HCL's and YAML's `null`. */
export interface Null extends NodeBase {
  readonly kind: "null";
}

/** A value of which not even the type is known. */
export interface Unknown extends NodeBase {
  readonly kind: "unknown";
  readonly reason: string;
  readonly symbol: HoleSymbol;
  readonly origin: Origin;
  readonly expressionText?: string;
  readonly owner?: NameOwner;
}

/** Pieces of a decoded text, ascending: the units from `at` on stand from `offset` on, `length` of them. */
export type OffsetMap = readonly { readonly at: number; readonly offset: number; readonly length: number }[];
