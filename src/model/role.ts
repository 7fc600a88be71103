import type { Location } from "../source/index.js";
import type { Formula, Mapping, Node, Text } from "../tree/index.js";
import type { PolicyDocument } from "./policy-document.js";
import type { ElementList } from "./statement.js";

/** A role, user or group that a template declares. */
export interface IamPrincipal {
  readonly kind: "Role" | "User" | "Group";
  readonly address: string;
  /** The account has it already, and no linted file declares it. */
  readonly isInAccount?: true;
  /** Logical id, or the Terraform label. */
  readonly logicalName: string;
  /** The name in AWS; a hole if AWS generates it or it is not known. */
  readonly name: Text;
  /** Absent when the name is generated. */
  readonly nameNode?: Node;
  /** `name_prefix`: the name begins with this, and AWS generates the rest. */
  readonly namePrefix?: Text;
  readonly path?: Text;
  readonly arn: Text;
  readonly location: Location;
  readonly existence: Formula;
  readonly properties: Mapping;
  /** The trust policies. There are several only in a choice. Empty for users and groups, and for a role without one. */
  readonly trust: readonly PolicyDocument[];
  /** Why the trust policy is not known. */
  readonly incompleteTrustReason?: string;
  readonly inlinePolicies: readonly PolicyDocument[];
  readonly managedPolicyArns: ElementList<PolicyReference>;
  /** Why there may be more policies inside the declaration than these. */
  readonly incompletePoliciesReason?: string;
  readonly boundary?: Node;
}

/** A role that a template declares or, if it `isInAccount`, that the account has. */
export type Role = IamPrincipal & { readonly kind: "Role" };

/** The ARN of a managed policy at the place where it is attached. */
export interface PolicyReference {
  readonly text: Text;
  readonly node: Node;
  readonly when: Formula;
}
