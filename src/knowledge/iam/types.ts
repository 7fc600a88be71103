/** The data of services, by action prefix: `dms`. */
export type Services = ReadonlyMap<string, ServiceAuthorization>;

/** The data of one service in the Service Authorization Reference. */
export interface ServiceAuthorization {
  /** By name, as AWS writes it: `CreateEndpoint`. */
  readonly actions: Readonly<Record<string, ActionFacts>>;
  /**
   * Actions that an AWS managed policy grants, but the reference does not list. They exist, but nothing else is known
   * about them.
   */
  readonly unlisted?: readonly string[];
  readonly resourceTypes: Readonly<Record<string, ResourceTypeFacts>>;
  /**
   * Resource forms by action. AWS managed policies grant the action on these resources, although the reference does not
   * list them for it. Each set comes from one statement.
   */
  readonly unlistedResources?: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** ARN forms that AWS managed policies use and that no resource type has. */
  readonly unlistedArns?: readonly string[];
  /** By name, as AWS writes it: `dms:req-tag/${TagKey}`. */
  readonly conditionKeys: Readonly<Record<string, ConditionKeyType>>;
  /**
   * Lower-case keys that AWS managed policies use for actions, although the reference does not list them for these
   * actions.
   */
  readonly unlistedKeys?: readonly string[];
}

/** A policy that AWS manages. */
export interface AwsManagedPolicyFacts {
  /** What stands before the name in the ARN, as IAM says it: `/` or `/service-role/`. */
  readonly path: string;
  /** The document of its latest version. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** What an action does, in the words of AWS. */
export type AccessLevel = "List" | "Read" | "Write" | "Tagging" | "Permissions management";

/** What AWS says of an action. */
export interface ActionFacts {
  readonly level: AccessLevel;
  /**
   * The resource types that the action needs. An action without `required` and `optional` types can only be granted on
   * `*`.
   */
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  /** The condition keys of the action, for every resource type. */
  readonly keys?: readonly string[];
}

/** What AWS says of a type of resources. */
export interface ResourceTypeFacts {
  /** The ARN pattern of the type, like `arn:${Partition}:dms:${Region}:${Account}:endpoint:*`. */
  readonly arn: string;
  /** The patterns of a type whose ARNs have several forms: `bot/*` and `bot:*` of Lex. */
  readonly otherArns?: readonly string[];
  readonly keys?: readonly string[];
}

/** The type of the values of a condition key, in the words of AWS. */
export type ConditionKeyType =
  "String" | "ArrayOfString" | "ARN" | "ArrayOfARN" | "Bool" | "ArrayOfBool" | "Numeric" | "Date" | "IPAddress";

/** Facts about all services, available without loading the file of one. */
export interface ServiceIndex {
  /** The date of the data. */
  readonly date: string;
  /** Prefixes of actions: `dms`, `s3`. */
  readonly services: readonly string[];
  /** Prefixes that AWS's own policies use, but the reference does not list: mostly services that AWS shut down. */
  readonly unlisted: readonly string[];
  /** Services whose ARNs contain the name of another service, by the service in the ARN. */
  readonly arnServices: Readonly<Record<string, readonly string[]>>;
  /** Prefixes that resource control policies can limit. */
  readonly resourceControlled: readonly string[];
  /** Condition keys that do not belong to one service, by name. */
  readonly globalKeys: Readonly<Record<string, ConditionKeyType>>;
  /** Condition keys that begin with one service but that only another service lists: `ec2:osuser`. */
  readonly borrowedKeys: Readonly<Record<string, ConditionKeyType>>;
  /** Condition keys of services that have several values, by name. */
  readonly multiValuedKeys: readonly string[];
  /** Prefixes of condition keys that are not services: `saml`. */
  readonly keyPrefixes: readonly string[];
  /** First words of action names, in lower case: `describe`. */
  readonly verbs: readonly string[];
}

/** A condition key of all services. */
export interface GlobalKey {
  /** As in `ServiceIndex.globalKeys`. */
  readonly name: string;
  /** What it holds: "the account of the principal". */
  readonly holds: string;
  /** Which requests have it: "the request has tags". Absent: all. */
  readonly onlyIf?: string;
}

/** What the policy of a kind of resource may contain. */
export interface ResourcePolicyKind {
  /** Kinds of resource that hold such a policy. */
  readonly kinds: readonly string[];
  /** The prefixes of the actions that have an effect in it. Absent: the actions of all services. */
  readonly actions?: readonly string[];
  /** The only actions that the service accepts in it, and what it answers to others. Absent: it accepts all. */
  readonly accepted?: {
    readonly actions: readonly string[];
    readonly answer: string;
    readonly source: string;
  };
  /** The services in the ARNs of its resources. Absent: not known. */
  readonly arns?: readonly string[];
  /** Whether a statement must name resources. Absent: not known. */
  readonly resource?: "required" | "optional";
  /** Whether it belongs to an account or to an endpoint, so that it can allow what concerns no single resource. */
  readonly isOfMany?: true;
  /**
   * The key of such a policy in the definition of an API, whichever resource has the definition.
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/openapi-extensions-policy.html
   */
  readonly key?: string;
}

/** Names that look like actions or services but are not, with the names that people mean by them. */
export interface ApiNames {
  /** API operations that need one or several actions with other names: `s3:HeadObject` needs `s3:GetObject`. */
  readonly actions: Readonly<Record<string, readonly string[]>>;
  /** Names in `actions` that are no operations either. */
  readonly misspelt: readonly string[];
  /** Actions that policies have under the prefix of another service by mistake: `ecs:PassRole` for `iam:PassRole`. */
  readonly owners: readonly string[];
  /** Names of a part of a service: `bedrock-runtime` is not all of `bedrock`. */
  readonly parts: readonly string[];
  /** Services that policies often name as principals, without `.amazonaws.com`. */
  readonly principals: readonly string[];
  /** Names of services that differ from the prefix of their actions: `efs` for `elasticfilesystem`. */
  readonly services: Readonly<Record<string, readonly string[]>>;
  /** Services all of whose requests have the path `/`. AWS checks requests of others on ARNs that end with a path. */
  readonly withoutPaths: readonly string[];
}

/** A service that says for which account or resource it acts when it uses a resource through its policy. */
export interface ServiceSource {
  /** Its principal without `.amazonaws.com`: `delivery.logs`. */
  readonly service: string;
  /** The requests for which AWS documents what they say. */
  readonly requests: readonly SourceRequest[];
}

/** What a service does with resources of one kind, and for whom. */
export interface SourceRequest {
  /** In the forms that policies write: `kms:GenerateDataKey*`. */
  readonly actions: readonly string[];
  /** A condition that every such request of this account meets. Absent: `StringEquals` of `aws:SourceAccount`. */
  readonly condition?: { readonly operator: string; readonly key: string; readonly values: readonly string[] };
  readonly source: readonly string[];
}

/** Actions that together let their holder get permissions that its policies do not grant. */
export interface Escalation {
  readonly id: string;
  readonly needs: readonly EscalationNeed[];
  /** The kinds of principals that gain permissions by it. Absent: all kinds. */
  readonly holders?: readonly ("Role" | "User" | "Group")[];
  /** Whether it only lets the holder administer roles. */
  readonly isRoleAdministration?: true;
  /** What the holder can then do, as the end of a sentence. */
  readonly gain: string;
  /** URLs of the pages that say it. */
  readonly source: readonly string[];
}

/** What a principal must be allowed for an escalation, beside its other needs. */
export interface EscalationNeed {
  /** One of these actions is enough. */
  readonly oneOf: readonly string[];
  /**
   * The resources on which the holder must be allowed the action. `every`: all resources of the kind; `unnamed`: more
   * than resources that are named one by one; `some`: any resource; `own`: the holder itself.
   */
  readonly on: "every" | "unnamed" | "some" | "own";
  /** The service that a role is passed to. Absent: no condition on the service may limit it. */
  readonly passedTo?: string;
}
