import type { Location } from "../source/index.js";
import type { Formula, Mapping, Node, Text } from "../tree/index.js";
import type { Statement } from "./statement.js";

/** What a policy document is used as; it decides which elements it may have. */
export type PolicyType = "identity" | "trust" | "resource" | "boundary" | "scp" | "rcp";

export interface PolicyDocument {
  readonly kind: "PolicyDocument";
  readonly policyType: PolicyType;
  /** Logical address of the document: of its resource with the path inside, or empty for a bare policy. */
  readonly address: string;
  readonly location: Location;
  /** The mapping it was read from, for edits. */
  readonly node: Mapping;
  /** When this document is the one in force (a branch of a choice). */
  readonly when: Formula;
  readonly version?: Text;
  readonly statements: readonly Statement[];
  /** Why there may be more statements than these. */
  readonly open?: string;
  /** What is wrong with its structure; what could be read is read all the same. */
  readonly problems: readonly StructureProblem[];
}

/** A place where a document breaks the policy grammar. */
export interface StructureProblem {
  readonly code: string;
  readonly node: Node | { readonly location: Location };
  readonly data: Readonly<Record<string, string>>;
}
