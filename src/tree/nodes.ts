import type { Location } from "../source/index.js";
import type { EqualsFormula, Formula } from "./formula.js";

/**
 * The tree into which every syntax is read: values with a location in a file. What depends on the deployment stays
 * visible as a hole in a text, a choice or an unknown. Nothing here is a guess.
 */
export type Node = Scalar | Text | List | Mapping | Choice | Null | Unknown;

/** How a node is written, for edits. A node without a layout is not written in any file and cannot be edited. */
export interface Layout {
  readonly syntax: "yaml" | "json" | "hcl";
  /**
   * `block` and `flow` for lists and mappings (HCL objects and tuples are `flow`), the quoting for scalars; `blocks` is
   * an HCL document written as nested blocks (`statement { … }`), `tag` a CloudFormation short form (`!Ref X`).
   */
  readonly style:
    "block" | "flow" | "plain" | "single" | "double" | "literal" | "folded" | "heredoc" | "blocks" | "tag";
  /** The indent of the node's first line, in columns. */
  readonly indent: number;
  /** The text this node is embedded in, outermost first: an edit inside must be encoded for each. */
  readonly within?: readonly Embedding[];
  /** Of the text of an `Fn::Sub`: the names that this function has values for itself. All others are references in it. */
  readonly variables?: readonly string[];
}

/** A text that holds another language: JSON in a quoted string, in a YAML block scalar, in a heredoc. */
export interface Embedding {
  readonly style: "json-string" | "yaml-single" | "yaml-double" | "yaml-block" | "hcl-quoted" | "hcl-heredoc";
  /** The indent of every further line of the outer text. */
  readonly indent: string;
  /** As in the layout of the text. */
  readonly variables?: readonly string[];
}

interface NodeBase {
  readonly location: Location;
  readonly layout?: Layout;
  readonly isConditional?: IsConditional;
}

/** A value that can be made by joining pieces. */
interface JoinedBase extends NodeBase {
  /** A piece that depends on a condition is empty in this branch. */
  readonly hasOmittedPart?: true;
}
/**
 * The value is here only because of something that may differ in another deployment or call: a condition that is
 * decided, an element of `for_each`, an argument of the caller.
 */
export type IsConditional = true;

/** A literal as the file writes it. AWS's rules decide its type from the text (see `read.ts`), not YAML's rules. */
export interface Scalar extends JoinedBase {
  readonly kind: "scalar";
  /** The decoded text: without quotes, escapes resolved; numbers and booleans as written. */
  readonly text: string;
  readonly quoted: boolean;
  /** Where the text stands in the file, if that is not simply its location: without quotes, with escapes, in a block. */
  readonly map?: OffsetMap | undefined;
}

/** A text made of literal parts and holes. */
export interface Text extends JoinedBase {
  readonly kind: "text";
  readonly parts: readonly TextPart[];
}

/** A piece of a text: what is written or known, or a hole. */
export type TextPart = LiteralPart | HolePart;

interface PartBase {
  readonly location: Location;
  readonly origin: Origin;
  /**
   * How this template can write the part again inside `!Sub "${…}"` or `"${…}"`: `AWS::Region`, `Bucket.Arn`,
   * `aws_s3_bucket.b.id`. Absent if the part is plain text.
   */
  readonly expressionText?: string;
  readonly isConditional?: IsConditional;
  /**
   * A default or a setting gave the part, before it came here through other references. In another deployment it may be
   * something else, so it is not written into a file.
   */
  readonly isOfRun?: true;
  /** The default that gave or chose the part, before it came here through something else. */
  readonly chosenBy?: DefaultOrigin;
  /** The resource whose name in AWS contains the part. */
  readonly owner?: NameOwner;
}

/** The default of a parameter or variable. */
export interface DefaultOrigin {
  readonly from: "default";
  readonly name: string;
  readonly at?: Location;
}

/** A resource that a template creates. Another resource of its type that exists at the same time has another name. */
export interface NameOwner {
  readonly type: string;
  /** As in `HoleSymbol`. */
  readonly resource: string;
  /** What names of the type can contain. */
  readonly shape: Shape;
}

/** A part of a text that is known. */
export interface LiteralPart extends PartBase {
  readonly kind: "literal";
  readonly text: string;
  readonly map?: OffsetMap | undefined;
  /** It is the default of a parameter that conditions compare: only where this is true, it is the text. */
  readonly defaultWhen?: EqualsFormula;
}

/** A part of a text that is not known here. */
export interface HolePart extends PartBase {
  readonly kind: "hole";
  /** Two holes of one symbol stand for the same text. */
  readonly symbol: HoleSymbol;
  /** Why it is not known, in the words of a "not judged" line: `parameter BucketName has no value`. */
  readonly reason: string;
}

/** The identity of a hole: holes with one symbol stand for the same text. */
export interface HoleSymbol {
  /** Unique in a run: `aws:region`, `stack.yaml#Parameters.X`, `stack.yaml#Resources.Bucket/name`. */
  readonly id: string;
  readonly shape: Shape;
  /** The resource (`Template.path` + `#` + address) whose attribute this is. */
  readonly resource?: string;
  /** AWS generates it for `resource`: no other resource has this name. */
  readonly isUnique?: true;
  /** It has no default: the deployment must give it a value. */
  readonly isRequired?: true;
  /** What the author wrote for it, if another program fills it in and it is not written `${…}`. */
  readonly written?: string;
  /** All texts that it can stand for, where the template limits them (AllowedValues, a validation). */
  readonly domain?: readonly string[];
}

/**
 * What a hole can stand for. `segment`: no `:` and no `/` (names of buckets, roles, streams); `path`: no `:`;
 * `number`: a number, which may be the id of an account; `region`, `account`, `partition`, `suffix` (the DNS suffix): what
 * their names say; `any`: everything.
 */
export type Shape = "any" | "path" | "segment" | "number" | "region" | "account" | "partition" | "suffix";

/** Where a part's text comes from. Fixers change only what is written here. */
export type Origin =
  | { readonly from: "written" }
  | DefaultOrigin
  | { readonly from: "setting"; readonly name: string; readonly at?: Location }
  | { readonly from: "pseudo"; readonly name: string }
  /** The value of, or a part of the name or ARN of, a resource: `resource` as in `HoleSymbol`. */
  | { readonly from: "reference"; readonly resource: string; readonly at?: Location }
  | { readonly from: "file"; readonly path: string }
  | { readonly from: "computed" };

/** A list, in the order of the file. */
export interface List extends NodeBase {
  readonly kind: "list";
  readonly items: readonly Node[];
  /** A set of Terraform: its items have no index, each is its own key. */
  readonly isSet?: true;
  /** Why the list may hold more than these items. */
  readonly incompleteReason?: string;
  /** What it may hold more stands before or between the items, so nothing is known of their positions. */
  readonly hasGaps?: true;
  /** The default of a variable of a called module, which its caller leaves as it is. */
  readonly isLeftByCaller?: true;
}

/** Keys with values: an object, a block. */
export interface Mapping extends NodeBase {
  readonly kind: "mapping";
  /** In the order of the file. A key that is written twice has two entries. */
  readonly entries: readonly Entry[];
  /** Why the mapping may hold more than these entries. */
  readonly incompleteReason?: string;
  /** Entries whose keys are not known, which are a reason for that. */
  readonly openEntries?: readonly OpenEntry[];
}

/** A key with holes, and its value. */
export interface OpenEntry extends Omit<Entry, "key"> {
  readonly key: Text;
}

/** A key of a mapping with its value. */
export interface Entry {
  readonly key: Scalar;
  readonly value: Node;
  /** From the key to the end of the value. */
  readonly location: Location;
}

/** One of several values. Exactly one `when` is true in a deployment. */
export interface Choice extends NodeBase {
  readonly kind: "choice";
  readonly branches: readonly Branch[];
}

/** One of the values of a choice, with the condition under which it is the value. */
export interface Branch {
  readonly when: Formula;
  readonly value: Node;
}

/** No value: `AWS::NoValue`, HCL's and YAML's `null`. */
export interface Null extends NodeBase {
  readonly kind: "null";
  /** The default that it is. */
  readonly chosenBy?: DefaultOrigin;
}

/** A value of which not even the type is known. */
export interface Unknown extends NodeBase {
  readonly kind: "unknown";
  readonly reason: string;
  readonly symbol: HoleSymbol;
  readonly origin: Origin;
  readonly expressionText?: string;
  readonly owner?: NameOwner;
  /** As in a part of a text. */
  readonly chosenBy?: DefaultOrigin;
}

/**
 * Where a decoded text stands in the file: as it is, from an offset on, or in pieces, which are in ascending order.
 * Without any piece, it does not stand there. A number is of no use for another text.
 */
export type OffsetMap = number | readonly OffsetPiece[];

/** A piece of a decoded text: `length` units from `at` are at `offset` in the file. */
export interface OffsetPiece {
  readonly at: number;
  readonly offset: number;
  readonly length: number;
}
