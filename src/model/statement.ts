import type { Location } from "../source/index.js";
import type { Formula, Mapping, Node, Text } from "../tree/index.js";

/** The values of an element that can be one value or a list in IAM. */
export interface ElementList<T> {
  readonly location: Location;
  /** The value of the element in the file. */
  readonly node: Node;
  readonly items: readonly T[];
  /** Why there may be more than these. */
  readonly incompleteReason?: string;
}

/** A statement of a policy document. */
export interface Statement {
  readonly kind: "Statement";
  /** Position in the document, from 0. */
  readonly index: number;
  readonly location: Location;
  readonly node: Mapping;
  readonly when: Formula;
  readonly sid?: Text;
  readonly effect: Effect;
  readonly principals?: PrincipalElement;
  readonly notPrincipals?: PrincipalElement;
  readonly actions?: ElementList<ActionPattern>;
  readonly notActions?: ElementList<ActionPattern>;
  readonly resources?: ElementList<ResourcePattern>;
  readonly notResources?: ElementList<ResourcePattern>;
  readonly conditions: readonly Condition[];
  /** Why there may be elements or conditions that are not seen. */
  readonly incompleteReason?: string;
}

/** What a statement does; `unknown` where its text is not known, missing or one that AWS rejects. */
export type Effect = "Allow" | "Deny" | "unknown";

/** An item of `Action` or `NotAction`. */
export interface ActionPattern {
  readonly kind: "ActionPattern";
  readonly text: Text;
  readonly location: Location;
  readonly node: Node;
  readonly when: Formula;
}

/** An item of `Resource` or `NotResource`. */
export interface ResourcePattern {
  readonly kind: "ResourcePattern";
  readonly text: Text;
  readonly location: Location;
  readonly node: Node;
  readonly when: Formula;
}

/** `Principal` or `NotPrincipal`. `"*"` is one principal of type `*`. */
export interface PrincipalElement {
  readonly location: Location;
  readonly node: Node;
  readonly items: readonly Principal[];
  readonly incompleteReason?: string;
}

/** An item of `Principal` or `NotPrincipal`. */
export interface Principal {
  readonly kind: "Principal";
  /** The key as written. The reader reports keys other than the four valid ones. */
  readonly principalKind: string;
  readonly text: Text;
  readonly location: Location;
  readonly node: Node;
  readonly when: Formula;
}

/** An operator and a key of `Condition`, with the values that they compare. */
export interface Condition {
  readonly kind: "Condition";
  readonly operator: Text;
  readonly key: Text;
  readonly values: ElementList<ConditionValue>;
  readonly location: Location;
  readonly when: Formula;
}

/** A value of a condition. */
export interface ConditionValue {
  readonly text: Text;
  readonly node: Node;
  readonly when: Formula;
}
