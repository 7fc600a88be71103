import type { Resource } from "../../model/index.js";
import { ownValue } from "../../source/index.js";

/** How a format, or a provider of Terraform, names what belongs to a role. */
export interface RoleWords {
  /** The property with the name of the role. */
  readonly name: string;
  /** Its list of managed policies, if these are not attached by resources of their own. */
  readonly managedPolicies?: string;
  /** The resource for an inline policy, with its arguments. */
  readonly policy?: {
    readonly type: string;
    readonly role: string;
    readonly name: string;
    readonly document: string;
  };
}

const words: Readonly<Record<string, RoleWords>> = {
  "AWS::IAM::Role": { name: "RoleName", managedPolicies: "ManagedPolicyArns" },
  aws_iam_role: {
    name: "name",
    policy: { type: "aws_iam_role_policy", role: "role", name: "name", document: "policy" },
  },
  awscc_iam_role: {
    name: "role_name",
    managedPolicies: "managed_policy_arns",
    policy: { type: "awscc_iam_role_policy", role: "role_name", name: "policy_name", document: "policy_document" },
  },
};

export function roleWords({ type }: Pick<Resource, "type">): RoleWords | undefined {
  return ownValue(words, type);
}
