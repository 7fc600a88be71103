import type { Comment, Location, SourceFile, SyntaxProblem } from "../../../source/index.js";
import type { Mapping, Node, OffsetMap } from "../../../tree/index.js";

/** The syntax tree of an HCL file. Nothing is evaluated in it. */
export interface HclFile {
  readonly file: SourceFile;
  readonly body: HclBody;
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
  /** Whether the nodes have their real places. If not, nothing in the file can be edited. */
  readonly isExact: boolean;
  /** The whole of a file of Terraform JSON. */
  readonly json?: Mapping;
}

/** The content of a block or of the whole file. */
export interface HclBody {
  /** Including the braces. */
  readonly location: Location;
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
}

export interface HclAttribute {
  readonly name: string;
  readonly nameLocation: Location;
  readonly value: Expression;
  readonly location: Location;
}

export interface HclBlock {
  readonly type: string;
  readonly labels: readonly HclLabel[];
  /** The place of the type and the labels. */
  readonly header: Location;
  readonly body: HclBody;
  readonly location: Location;
  /** What stands under `//` in Terraform JSON: a comment, in which a program may have left its marks. */
  readonly remark?: Node;
}

export interface HclLabel {
  readonly text: string;
  readonly location: Location;
}

export type Expression =
  | Literal
  | TemplateExpression
  | Tuple
  | ObjectExpression
  | Variable
  | Attribute
  | Index
  | Splat
  | Call
  | Conditional
  | Binary
  | Unary
  | For
  | Parentheses
  | PlannedExpression
  | Malformed;

interface ExpressionBase {
  readonly location: Location;
}

export interface Literal extends ExpressionBase {
  readonly kind: "number" | "bool" | "null";
  readonly text: string;
}

/** A quoted string or a heredoc. */
export interface TemplateExpression extends ExpressionBase {
  readonly kind: "template";
  readonly style: "quoted" | "heredoc";
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart =
  | { readonly kind: "literal"; readonly text: string; readonly map: OffsetMap; readonly location: Location }
  | { readonly kind: "interpolation"; readonly of: Expression; readonly location: Location }
  | {
      readonly kind: "if";
      readonly condition: Expression;
      readonly then: readonly TemplatePart[];
      readonly otherwise: readonly TemplatePart[];
      readonly location: Location;
    }
  | {
      readonly kind: "for";
      readonly names: readonly string[];
      readonly of: Expression;
      readonly body: readonly TemplatePart[];
      readonly location: Location;
    };

export interface Tuple extends ExpressionBase {
  readonly kind: "tuple";
  readonly items: readonly Expression[];
}

export interface ObjectExpression extends ExpressionBase {
  readonly kind: "object";
  readonly items: readonly ObjectItem[];
}

export interface ObjectItem {
  /** A word without quotes is the key itself, although it is a `variable` in this tree. */
  readonly key: Expression;
  readonly value: Expression;
  readonly location: Location;
}

export interface Variable extends ExpressionBase {
  readonly kind: "variable";
  readonly name: string;
}

export interface Attribute extends ExpressionBase {
  readonly kind: "attribute";
  readonly of: Expression;
  readonly name: string;
}

export interface Index extends ExpressionBase {
  readonly kind: "index";
  readonly of: Expression;
  readonly key: Expression;
}

/** `of[*].a.b`. Each step applies to every item. */
export interface Splat extends ExpressionBase {
  readonly kind: "splat";
  readonly of: Expression;
  readonly steps: readonly SplatStep[];
}

export type SplatStep =
  { readonly kind: "attribute"; readonly name: string } | { readonly kind: "index"; readonly key: Expression };

export interface Call extends ExpressionBase {
  readonly kind: "call";
  readonly name: string;
  readonly arguments: readonly Expression[];
  /** Whether the last argument is a list of more arguments (`...`). */
  readonly expands: boolean;
}

export interface Conditional extends ExpressionBase {
  readonly kind: "conditional";
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export interface Binary extends ExpressionBase {
  readonly kind: "binary";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Unary extends ExpressionBase {
  readonly kind: "unary";
  readonly operator: string;
  readonly of: Expression;
}

export interface For extends ExpressionBase {
  readonly kind: "for";
  /** One name for the values, or two names for the keys and the values. */
  readonly names: readonly string[];
  readonly of: Expression;
  /** Only for a `for` that creates an object. */
  readonly key?: Expression;
  readonly value: Expression;
  readonly groups: boolean;
  readonly condition?: Expression;
}

export interface Parentheses extends ExpressionBase {
  readonly kind: "parentheses";
  readonly of: Expression;
}

/** What a plan knows about an expression whose source is not known: its value and its references. */
export interface PlannedExpression extends ExpressionBase {
  readonly kind: "planned";
  readonly value: Node;
  /** The reference, if the whole expression is one reference. */
  readonly reference?: Expression;
  /** Everything that the expression refers to. */
  readonly references: readonly Expression[];
}

/** A place that cannot be parsed. */
export interface Malformed extends ExpressionBase {
  readonly kind: "malformed";
}
