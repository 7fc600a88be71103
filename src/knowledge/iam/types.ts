/** What the Service Authorization Reference says of one service. */
export interface ServiceAuthorization {
  /** By name, as AWS spells it: `CreateEndpoint`. */
  readonly actions: Readonly<Record<string, ActionFacts>>;
  /** Actions that an AWS managed policy grants and the reference does not list: they exist, no more is known. */
  readonly unlisted?: readonly string[];
  readonly resourceTypes: Readonly<Record<string, ResourceTypeFacts>>;
  /**
   * Resource forms by action. AWS managed policies grant the action on these resources, although the reference does not
   * list them for it. Each set comes from one statement.
   */
  readonly unlistedResources?: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** ARN forms that AWS managed policies use and that no resource type has. */
  readonly unlistedArns?: readonly string[];
  /** By name, as AWS spells it: `dms:req-tag/${TagKey}`. */
  readonly conditionKeys: Readonly<Record<string, ConditionKeyType>>;
  /**
   * Lower-case keys that AWS managed policies use for actions, although the reference does not list them for these
   * actions.
   */
  readonly unlistedKeys?: readonly string[];
}

export type AccessLevel = "List" | "Read" | "Write" | "Tagging" | "Permissions management";

export interface ActionFacts {
  readonly level: AccessLevel;
  /** Resource types the action needs; an action without these and without `optional` ones is granted by `*` only. */
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  /** Condition keys of the action, for any resource. */
  readonly keys?: readonly string[];
}

export interface ResourceTypeFacts {
  /** `arn:${Partition}:dms:${Region}:${Account}:endpoint:*`. */
  readonly arn: string;
  readonly keys?: readonly string[];
}

export type ConditionKeyType =
  "String" | "ArrayOfString" | "ARN" | "ArrayOfARN" | "Bool" | "ArrayOfBool" | "Numeric" | "Date" | "IPAddress";

/** Facts about all services, available without loading the file of one. */
export interface ServiceIndex {
  /** Day of the data. */
  readonly date: string;
  /** Prefixes of actions: `dms`, `s3`. */
  readonly services: readonly string[];
  /** Prefixes that AWS managed policies use and the reference does not list: services that were shut down. */
  readonly unlisted: readonly string[];
  /** Services whose ARNs name another service, by the service in the ARN. */
  readonly arnServices: Readonly<Record<string, readonly string[]>>;
  /** Prefixes that resource control policies can limit. */
  readonly resourceControlled: readonly string[];
  /** Condition keys that do not belong to one service, by name. */
  readonly globalKeys: Readonly<Record<string, ConditionKeyType>>;
  /** Condition keys of services that have several values, by name. */
  readonly multiValuedKeys: readonly string[];
  /** Prefixes of condition keys that are not services: `saml`. */
  readonly keyPrefixes: readonly string[];
  /** First words of action names, in lower case: `describe`. */
  readonly verbs: readonly string[];
}

/** What the policy of a kind of resource may say. */
export interface ResourcePolicyKind {
  /** Kinds of resource that hold such a policy. */
  readonly kinds: readonly string[];
  /** Prefixes of the actions that have an effect in it; absent: actions of all services. */
  readonly actions?: readonly string[];
  /** Services that the ARNs of its resources name; absent: not known. */
  readonly arns?: readonly string[];
  /** Whether a statement must name resources; absent: not known. */
  readonly resource?: "required" | "optional";
}

/** Names that look like actions or services but are not, and the names that people mean. */
export interface ApiNames {
  /** API operations that need another action, or several: `s3:HeadObject` needs `s3:GetObject`. */
  readonly actions: Readonly<Record<string, readonly string[]>>;
  /** Names of services that are not the prefix of their actions: `efs` for `elasticfilesystem`. */
  readonly services: Readonly<Record<string, readonly string[]>>;
}

/** Actions that together give their holder permissions that its policies do not name. */
export interface Escalation {
  readonly id: string;
  readonly needs: readonly EscalationNeed[];
  /** The kinds of principals that gain permissions by it; absent: all. */
  readonly holders?: readonly ("Role" | "User" | "Group")[];
  /** It only lets the holder administer roles. */
  readonly isRoleAdministration?: true;
  /** What the holder can then do, as the end of a sentence. */
  readonly gain: string;
  /** URLs. */
  readonly source: readonly string[];
}

export interface EscalationNeed {
  /** One of these actions is enough. */
  readonly oneOf: readonly string[];
  /**
   * The resources it must be allowed on: all of the kind (`every`); more than those named one by one (`unnamed`); any
   * (`some`); or the holder itself (`own`).
   */
  readonly on: "every" | "unnamed" | "some" | "own";
  /** The service that a role is passed to; absent: no condition on the service may limit it. */
  readonly passedTo?: string;
}
