/**
 * Who deploys, passes, assumes and reaches what, as plain data. `docs/graph.md` describes it, because `--output json`
 * prints it.
 */
export interface PermissionGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** `document`: a policy document. `target`: what a role reaches, for example a bucket. */
export type GraphNodeKind = "caller" | "dms" | "role" | "document" | "target";

/**
 * `declared`: a linted file declares it. `elsewhere`: it exists, but no linted file declares it. `absent`: it is needed
 * and does not exist. `unknown`: the linted files do not show whether it exists, or which one it is.
 */
export type Presence = "declared" | "elsewhere" | "absent" | "unknown";

export interface GraphNode {
  readonly id: string;
  readonly kind: GraphNodeKind;
  /** What it is, in words: `endpoint`, `inline policy`, `bucket`. */
  readonly type: string;
  readonly name: string;
  readonly presence: Presence;
  readonly address?: string;
  readonly arn?: string;
  /** The path of the template or module that it belongs to. */
  readonly template?: string;
  readonly place?: GraphPlace;
  /** What a reader has to know about it. */
  readonly note?: string;
}

/** A line of a file. Lines and columns start at 1. */
export interface GraphPlace {
  readonly filePath: string;
  readonly line: number;
  readonly column: number;
}

export type Relation =
  "deploys" | "passes" | "uses" | "has policy" | "bounded by" | "reaches" | "encrypted by" | "waits for";

export const edgeStates = ["missing", "undecided", "granted", "surplus"] as const;

/** `surplus`: granted, but DMS does not need it. The first state of the list that a part of an edge has is that of the edge. */
export type EdgeState = (typeof edgeStates)[number];

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  readonly state: EdgeState;
  readonly parts: readonly EdgePart[];
}

/** Actions of an edge with the same state for the same reason. */
export interface EdgePart {
  readonly state: EdgeState;
  readonly actions: readonly string[];
  /** The ARNs on which the actions are needed or granted. */
  readonly resources: readonly string[];
  /** What needs it: `S3 as a target, endpoint Target`. */
  readonly purposes: readonly string[];
  /** Why it is not granted, not known or not needed. */
  readonly reason?: string;
  /** URLs of the pages that say so. */
  readonly source: readonly string[];
  readonly statements: readonly GraphStatement[];
}

/** A statement, or another part of a file, that decided. */
export interface GraphStatement {
  /** `WriterRole, statement 2 (AllowWrite)`. */
  readonly name: string;
  /** Absent for statements of AWS managed policies and of the account. */
  readonly place?: GraphPlace;
}
