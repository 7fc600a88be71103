/** A condition of the facts: over canonical properties, resources of the template, or facts no template tells. */
export type NeedCondition =
  | { readonly all: readonly NeedCondition[] }
  | { readonly any: readonly NeedCondition[] }
  | { readonly not: NeedCondition }
  | {
      readonly prop: string;
      readonly op: "eq" | "neq" | "in" | "startsWith";
      readonly value: string | boolean | readonly string[];
    }
  | { readonly prop: string; readonly op: "set" | "unset" }
  | { readonly op: "resourceExists"; readonly value: readonly string[] }
  | { readonly op: "fact"; readonly value: string };

export type Need = "required" | "conditional" | "recommended" | "optional" | "handler-only" | "uncertain";

export type Confidence = "doc" | "schema" | "field" | "inferred" | "unknown";

/** Why AWS needs something, and who says so. */
export interface Evidence {
  readonly confidence: Confidence;
  /** URLs. */
  readonly source: readonly string[];
  readonly note?: string;
}

/** An action that a use of a role needs. */
export interface ActionNeed extends Evidence {
  readonly action: string;
  /** ARN patterns with tokens: `arn:${Partition}:s3:::${prop:s3.bucketName}/*`. */
  readonly resource: readonly string[];
  readonly when: NeedCondition | null;
  readonly need: Need;
}

/** What is done to a DMS resource; CloudFormation and Terraform do all of it. */
export type CallerPhase = "create" | "read" | "update" | "delete";

/** An action that whoever deploys a DMS resource needs. */
export interface CallerNeed extends ActionNeed {
  readonly phases: readonly CallerPhase[];
}

/** What the caller needs for one type of DMS resource. */
export interface CallerNeeds {
  readonly resourceType: string;
  readonly needs: readonly CallerNeed[];
}

/** A statement of the policy by which the DMS guide lets people use DMS. */
export interface GuideBlock {
  readonly id: string;
  readonly actions: readonly string[];
  /** Those that the console alone needs. */
  readonly consoleActions: readonly string[];
  /** Target engines that it is for; none: for all. */
  readonly targets: readonly string[];
  readonly source: readonly string[];
}

/** A service that must, or may, be trusted by the role of a use. */
export interface TrustNeed extends Evidence {
  readonly service: string;
  readonly need: "must" | "may";
  readonly when: NeedCondition | null;
}

/** A role that DMS assumes: when it is used, who must be able to assume it, what it must allow. */
export interface RoleUse {
  readonly id: string;
  readonly kind:
    | "account-role"
    | "endpoint-service-role"
    | "secret-role"
    | "feature-role"
    | "service-linked-role"
    | "resource-policy";
  /** `S3 as a target`: how messages name the use. */
  readonly title: string;
  /** Fixed name of an account role. */
  readonly roleName: string | null;
  /** Canonical property that gives the role. */
  readonly roleProp: string | null;
  readonly triggerWhen: NeedCondition | null;
  /** Kinds of DMS resource (`AWS::DMS::Endpoint`) the use belongs to. */
  readonly resourceTypes: readonly string[];
  readonly trustRule: "all-must" | "any-of";
  readonly trustPrincipals: readonly TrustNeed[];
  readonly managedPolicies: readonly { readonly arn: string; readonly attach: string }[];
  readonly actions: readonly ActionNeed[];
  readonly source: readonly string[];
}

/** A value of EngineName and the uses of roles that come with it. */
export interface Engine {
  readonly name: string;
  readonly asSource: boolean;
  readonly asTarget: boolean;
  /** Ids of role uses. */
  readonly rolesAsSource: readonly string[];
  readonly rolesAsTarget: readonly string[];
  /** Whether the sign-in can be kept in Secrets Manager. */
  readonly secretAuth: boolean;
  readonly source: readonly string[];
}

/** An operation for which AWS checks `iam:PassRole`. */
export interface PassRole {
  readonly operation: string;
  /** Name of the IAM action, `dms:UpdateDataProvider` for `ModifyDataProvider`. */
  readonly action: string;
  /** `AWS::DMS::Endpoint`; `null`: no resource type stands for it. */
  readonly resourceType: string | null;
  /** Canonical properties whose roles it passes. */
  readonly roleProps: readonly string[];
  /** Values of `iam:PassedToService`. */
  readonly passedToService: string;
  readonly alsoAccepted: readonly string[];
  readonly source: readonly string[];
}

/** What is written differently in a partition. */
export interface Partition {
  readonly name: string;
  /** What service principals and host names end in. */
  readonly dnsSuffix: string;
  readonly globalPrincipal: string;
  readonly regionalPrincipals: readonly string[];
}

/** An AWS managed policy that is made for DMS, with its history. */
export interface DmsManagedPolicy {
  readonly name: string;
  /** With `${Partition}`. */
  readonly arn: string;
  readonly version: string;
  readonly updated: string;
  readonly document: Readonly<Record<string, unknown>>;
  /** Former versions that lack something, newest first. */
  readonly former: readonly {
    readonly version: string;
    readonly created: string;
    readonly missing: readonly PolicyGrant[];
  }[];
  readonly source: readonly string[];
}

/** One action on one resource, as a managed policy grants it. */
export interface PolicyGrant {
  readonly action: string;
  readonly resource: string;
}

/** A property of DMS resources under one name for all formats. */
export interface DmsProperty {
  readonly id: string;
  readonly kind: "roleArn" | "s3Bucket" | "kmsKey" | "secret" | "arn" | "boolean" | "s3Uri" | "string" | "tags";
  /** `AWS::DMS::Endpoint.S3Settings.BucketName`; after `#/` a JSON pointer into a JSON text. */
  readonly cfn: readonly string[];
  readonly terraform: readonly string[];
  /** Names in ExtraConnectionAttributes, lower case; with `engines`: only on endpoints of these engines. */
  readonly attributes?: readonly { readonly name: string; readonly engines?: readonly string[] }[];
  /** The value when it is not set. */
  readonly default: string | boolean | null;
}

/** A public Terraform module by what its documentation says of its inputs, in Terraform's JSON syntax. */
export interface TerraformModule {
  /** As the registry names it. */
  readonly source: string;
  /** On GitHub. */
  readonly repository: string;
  readonly major: number;
  readonly documentation: string;
  readonly date: string;
  readonly module: Readonly<Record<string, unknown>>;
}

/** What an ARN may be due for: the kind of resource in words, and the forms of its ARNs. */
export interface ArnKind {
  readonly title: string;
  readonly arns: readonly string[];
}

/** Properties that take an ARN of one kind and nothing else. */
export interface ArnProperties {
  readonly kinds: Readonly<Record<string, ArnKind>>;
  /** Attributes that give an id of a resource, by its type. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** Name of the kind by type and path; a path goes through lists, `*` is any key. */
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
