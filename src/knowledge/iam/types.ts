/** What the Service Authorization Reference says of one service. */
export interface ServiceAuthorization {
  /** By name, as AWS spells it: `CreateEndpoint`. */
  readonly actions: Readonly<Record<string, ActionFacts>>;
  /** Actions that an AWS managed policy grants and the reference does not list: they exist, no more is known. */
  readonly unlisted?: readonly string[];
  readonly resourceTypes: Readonly<Record<string, ResourceTypeFacts>>;
  /**
   * Sets of forms of resource parts, each of a statement by which an AWS managed policy grants an action that by the
   * reference takes no such, by action.
   */
  readonly unlistedResources?: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** Forms of ARNs that AWS managed policies grant and no resource type has. */
  readonly unlistedArns?: readonly string[];
  /** By name, as AWS spells it: `dms:req-tag/${TagKey}`. */
  readonly conditionKeys: Readonly<Record<string, ConditionKeyType>>;
  /** Keys in lower case that an AWS managed policy puts on actions which by the reference have none such. */
  readonly unlistedKeys?: readonly string[];
}

export type AccessLevel = "List" | "Read" | "Write" | "Tagging" | "Permissions management";

export interface ActionFacts {
  readonly level: AccessLevel;
  /** Resource types the action needs; without these and `optional` ones only `*` grants it. */
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  /** Condition keys of the action, on whatever resource. */
  readonly keys?: readonly string[];
}

export interface ResourceTypeFacts {
  /** `arn:${Partition}:dms:${Region}:${Account}:endpoint:*`. */
  readonly arn: string;
  readonly keys?: readonly string[];
}

export type ConditionKeyType =
  "String" | "ArrayOfString" | "ARN" | "ArrayOfARN" | "Bool" | "ArrayOfBool" | "Numeric" | "Date" | "IPAddress";

/** What is known of all services, without opening the file of one. */
export interface ServiceIndex {
  /** Day of the data. */
  readonly date: string;
  /** Prefixes of actions: `dms`, `s3`. */
  readonly services: readonly string[];
  /** Prefixes that AWS managed policies use and the reference does not list: services that were shut down. */
  readonly unlisted: readonly string[];
  /** Services whose resource types have ARNs that name another service, by what the ARN names. */
  readonly arnServices: Readonly<Record<string, readonly string[]>>;
  /** Prefixes that resource control policies can limit. */
  readonly resourceControlled: readonly string[];
  /** Condition keys that are not of one service, by name. */
  readonly globalKeys: Readonly<Record<string, ConditionKeyType>>;
  /** Condition keys of services that have several values, by name. */
  readonly multiValuedKeys: readonly string[];
  /** Prefixes of condition keys that are no services: `saml`. */
  readonly keyPrefixes: readonly string[];
  /** Words that names of actions begin with, in lower case: `describe`. */
  readonly verbs: readonly string[];
}

/** What the policy of a kind of resource may say. */
export interface ResourcePolicyKind {
  /** Kinds of resource that hold such a policy. */
  readonly kinds: readonly string[];
  /** Prefixes of the actions that have an effect in it; absent: those of all services. */
  readonly actions?: readonly string[];
  /** Services that the ARNs of its resources name; absent: not known. */
  readonly arns?: readonly string[];
  /** Whether a statement must name resources; absent: not known. */
  readonly resource?: "required" | "optional";
}

/** Names that are no actions or no services, and what is meant by them. */
export interface ApiNames {
  /** API operations that go by another action, or by several: `s3:HeadObject` by `s3:GetObject`. */
  readonly actions: Readonly<Record<string, readonly string[]>>;
  /** Names of services that are not the prefix of their actions: `efs` for `elasticfilesystem`. */
  readonly services: Readonly<Record<string, readonly string[]>>;
}

/** Actions that together give their holder rights that its policies do not name. */
export interface Escalation {
  readonly id: string;
  readonly needs: readonly EscalationNeed[];
  /** The kinds of principals that gain by it; absent: all. */
  readonly holders?: readonly ("Role" | "User" | "Group")[];
  /** It is no more than the administration of roles. */
  readonly isRoleAdministration?: true;
  /** What the holder can do by it, as the end of a sentence. */
  readonly gain: string;
  /** URLs. */
  readonly source: readonly string[];
}

export interface EscalationNeed {
  /** Each of these actions does. */
  readonly oneOf: readonly string[];
  /**
   * On what it must be allowed: on everything of its kind; on more than is named one by one; on something; or on the
   * holder itself.
   */
  readonly on: "every" | "unnamed" | "some" | "own";
  /** The service that is handed a role; absent: no condition on the service may limit it. */
  readonly passedTo?: string;
}
