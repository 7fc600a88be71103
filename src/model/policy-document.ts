import type { Location } from "../source/index.js";
import type { Formula, Mapping, Node, Text } from "../tree/index.js";
import type { Statement } from "./statement.js";

/** The policy type; it decides which elements the document may have. */
export type PolicyType = "identity" | "trust" | "resource" | "boundary" | "scp" | "rcp";

/** A policy document, wherever it is written: in a template, a file, a text or a data source. */
export interface PolicyDocument {
  readonly kind: "PolicyDocument";
  readonly policyType: PolicyType;
  /** The logical address of the document: its resource and the path inside it. Empty for a bare policy. */
  readonly address: string;
  readonly location: Location;
  /** The mapping it was read from, for edits. */
  readonly node: Mapping;
  /** When this document is in effect (a branch of a choice). */
  readonly when: Formula;
  readonly version?: Text;
  readonly statements: readonly Statement[];
  /** Why there may be more statements than these. */
  readonly incompleteReason?: string;
  /** Problems of its structure. Everything that can be read is read anyway. */
  readonly problems: readonly StructureProblem[];
}

/** A problem of a document's structure. */
export type StructureCode =
  | "json-syntax"
  | "not-a-document"
  | "unknown-element"
  | "duplicate-element"
  | "missing-statement"
  | "invalid-version"
  | "statement-not-a-mapping"
  | "missing-effect"
  | "invalid-effect"
  | "missing-action"
  | "missing-resource"
  | "exclusive-elements"
  | "misplaced-element"
  | "not-one-text"
  | "not-a-text"
  | "null-value"
  | "nested-list"
  | "invalid-sid"
  | "condition-not-a-mapping"
  | "operator-not-a-mapping";

/** A place where a document breaks the policy grammar. */
export interface StructureProblem {
  readonly code: StructureCode;
  readonly node: Node | { readonly location: Location };
  readonly data: Readonly<Record<string, string>>;
}
