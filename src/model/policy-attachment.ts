import type { Location } from "../source/index.js";
import type { Formula, Mapping, Node, Text } from "../tree/index.js";
import type { PolicyDocument } from "./policy-document.js";
import type { ElementList } from "./statement.js";
import type { PolicyReference } from "./role.js";

/** A customer managed policy. Its own attachments (`Roles`) are a `PolicyAttachment` with the same address. */
export interface ManagedPolicy {
  readonly kind: "ManagedPolicy";
  readonly address: string;
  readonly logicalName: string;
  readonly arn: Text;
  readonly location: Location;
  readonly existence: Formula;
  readonly documents: readonly PolicyDocument[];
  /** Why the document is not known. */
  readonly incompleteReason?: string;
}

/** A resource that gives a policy to principals: an inline policy, a managed policy's list, an attachment. */
export interface PolicyAttachment {
  readonly kind: "PolicyAttachment";
  readonly address: string;
  readonly location: Location;
  readonly existence: Formula;
  readonly properties: Mapping;
  /** Names of the principals; holes where they are not known. */
  readonly roles: ElementList<PrincipalReference>;
  readonly users: ElementList<PrincipalReference>;
  readonly groups: ElementList<PrincipalReference>;
  /** Documents given inline. */
  readonly documents: readonly PolicyDocument[];
  /** Why the inline document is not known. */
  readonly incompleteReason?: string;
  /** Instead of documents: the ARN of a managed policy. */
  readonly policyArns: readonly PolicyReference[];
  /** The name of the inline policy, if one is written. */
  readonly policyName?: Text;
  /** The only managed policies that the principals keep: Terraform detaches all others. */
  readonly onlyArns?: ElementList<PolicyReference>;
  /** The names of the only inline policies that the principals keep: Terraform removes all others. */
  readonly onlyNames?: ElementList<PolicyReference>;
}

/** That users are in groups, and so have the policies of these. */
export interface GroupMembership {
  readonly kind: "GroupMembership";
  readonly address: string;
  readonly existence: Formula;
  /** Names of users and groups; holes where they are not known. */
  readonly users: ElementList<PrincipalReference>;
  readonly groups: ElementList<PrincipalReference>;
}

/** A role, user or group that an attachment names. */
export interface PrincipalReference {
  readonly text: Text;
  readonly node: Node;
  readonly when: Formula;
}
