/** What files say about an account, whatever command printed them. Policies are plain values, not read yet. */
export interface AccountData {
  readonly principals: readonly AccountPrincipal[];
  readonly managedPolicies: readonly AccountPolicy[];
  readonly exports: readonly AccountExport[];
  readonly resourcePolicies: readonly AccountResourcePolicy[];
  /** Whether the roles, users and policies are all that the account has. */
  readonly isComplete: boolean;
  /** Why there may be more of what the file is about. */
  readonly incompleteReason?: string;
}

export interface AccountPrincipal {
  readonly kind: "Role" | "User" | "Group";
  readonly name: string;
  readonly arn: string;
  readonly trust?: unknown;
  readonly inlinePolicies: readonly unknown[];
  readonly managedPolicyArns: readonly string[];
  /** The ARN of the permissions boundary. */
  readonly boundary?: string;
  /** The names of a user's groups. */
  readonly groups: readonly string[];
}

/** A customer managed policy, in the version that is in force. */
export interface AccountPolicy {
  readonly name: string;
  readonly arn: string;
  readonly document: unknown;
}

/** The policy of a key, bucket or secret. `name`: the id of the key, the name of the bucket, the ARN of the secret. */
export interface AccountResourcePolicy {
  readonly kind: "KmsKey" | "Bucket" | "Secret";
  readonly name: string;
  readonly document: unknown;
}

export interface AccountExport {
  readonly name: string;
  readonly value: string;
}

export const nothing: AccountData = {
  principals: [],
  managedPolicies: [],
  exports: [],
  resourcePolicies: [],
  isComplete: false,
};
