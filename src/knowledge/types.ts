/**
 * A condition in the facts: about canonical properties, resources of the template, or facts that no template contains.
 */
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

/** How much DMS needs something. */
export type Need = "required" | "conditional" | "recommended" | "optional" | "handler-only" | "uncertain";

/** How it is known that AWS needs something. */
export type Confidence = "doc" | "schema" | "field" | "inferred" | "unknown";

/** The reason why AWS needs something, and the pages that say it. */
export interface Evidence {
  readonly confidence: Confidence;
  /** URLs of the pages that say it. */
  readonly source: readonly string[];
  readonly note?: string;
  /** File and line of a requirement of the user's own: `requirements.yaml:7`. Absent: it is a fact of dmslint. */
  readonly statedIn?: string;
}

/** An action that a use of a role needs. */
export interface ActionNeed extends Evidence {
  readonly action: string;
  /** ARN patterns with tokens: `arn:${Partition}:s3:::${prop:s3.bucketName}/*`. */
  readonly resource: readonly string[];
  readonly when: NeedCondition | null;
  readonly need: Need;
  /** A condition that every request for this need meets. A policy can demand it. */
  readonly condition?: RequestCondition;
  /**
   * Values that condition keys have in every request for this need, by the key: `kms:ViaService`. A policy need not demand
   * them. The values have tokens.
   */
  readonly context?: Readonly<Record<string, string>>;
}

/** A condition of a policy: `StringEquals` of `kms:ViaService`. The values have tokens: `dms.${Region}.amazonaws.com`. */
export interface RequestCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** What is done to a DMS resource. CloudFormation and Terraform do all but `operate`, which is for people. */
export type CallerPhase = "create" | "read" | "update" | "delete" | "operate";

/** An action that the principal that deploys a DMS resource needs. */
export interface CallerNeed extends ActionNeed {
  readonly phases: readonly CallerPhase[];
}

/** What the caller needs for one type of DMS resource. */
export interface CallerNeeds {
  readonly resourceType: string;
  readonly needs: readonly CallerNeed[];
}

/** A statement of the policy that the DMS guide gives to people who use DMS. */
export interface GuideBlock {
  readonly id: string;
  readonly actions: readonly string[];
  /** Actions that only the console needs. */
  readonly consoleActions: readonly string[];
  /** The target engines that it applies to. Empty means all engines. */
  readonly targets: readonly string[];
  readonly source: readonly string[];
}

/** A service that the role of a use must or may trust. */
export interface TrustNeed extends Evidence {
  readonly service: string;
  readonly need: "must" | "may";
  readonly when: NeedCondition | null;
}

/** A role that DMS assumes: when DMS uses it, which services it must trust, and what it must allow. */
export interface RoleUse {
  readonly id: string;
  readonly kind:
    | "account-role"
    | "endpoint-service-role"
    | "secret-role"
    | "feature-role"
    | "service-linked-role"
    | "resource-policy";
  /** The name of the use in messages: `S3 as a target`. */
  readonly title: string;
  /** The fixed name of an account role. */
  readonly roleName: string | null;
  /** The canonical property that names the role. */
  readonly roleProp: string | null;
  readonly triggerWhen: NeedCondition | null;
  /** The types of DMS resources (`AWS::DMS::Endpoint`) that have the use. */
  readonly resourceTypes: readonly string[];
  readonly trustRule: "all-must" | "any-of";
  readonly trustPrincipals: readonly TrustNeed[];
  readonly managedPolicies: readonly { readonly arn: string; readonly attach: string }[];
  readonly actions: readonly ActionNeed[];
  readonly source: readonly string[];
  /** File and line of a use of the user's own. Absent: it is a fact of dmslint. */
  readonly statedIn?: string;
}

/** Requirements of the user's own, in the form of the facts: what they ask counts in addition. */
export interface OwnRequirements {
  readonly uses: readonly RoleUse[];
  readonly types: readonly CallerNeeds[];
}

/** A value of EngineName and its role uses. */
export interface Engine {
  readonly name: string;
  readonly asSource: boolean;
  readonly asTarget: boolean;
  /** Ids of role uses. */
  readonly rolesAsSource: readonly string[];
  readonly rolesAsTarget: readonly string[];
  /** Whether Secrets Manager can hold the credentials. */
  readonly secretAuth: boolean;
  readonly source: readonly string[];
}

/** An operation for which AWS checks `iam:PassRole`. */
export interface PassRole {
  readonly operation: string;
  /**
   * The name of the IAM action. It can differ from the operation: `dms:UpdateDataProvider` for `ModifyDataProvider`.
   */
  readonly action: string;
  /** The resource type of the operation, `AWS::DMS::Endpoint`. `null`: it has none. */
  readonly resourceType: string | null;
  /** The canonical properties that name the roles that it passes. */
  readonly roleProps: readonly string[];
  /** Values of `iam:PassedToService`. */
  readonly passedToService: string;
  readonly alsoAccepted: readonly string[];
  readonly source: readonly string[];
}

/** A known failure of DMS and IAM, and how an error of AWS shows it. */
export interface KnownFailure {
  readonly id: string;
  readonly title: string;
  /** What happens in AWS and why. */
  readonly meaning: string;
  /** What to do. */
  readonly remedy: string;
  /** The rules that find it in templates. */
  readonly rules: readonly string[];
  /** Words of errors that show it: ` … ` stands for other words, `{role}` for any one word. */
  readonly texts: readonly string[];
  /** IAM itself refuses a policy, so the error does not name DMS: a name with `dms` in it is enough. */
  readonly isOfIam?: true;
  readonly denied?: FailureDenial;
  readonly source: readonly string[];
}

/** Refused actions that show a failure. */
export interface FailureDenial {
  /** Who was refused: a role that DMS assumes, or whoever calls DMS. Absent: either. */
  readonly by?: "role" | "caller";
  readonly actions: readonly string[];
  /** The uses of roles (`RoleUse.id`) that make it more likely, where the linted files tell for which one it is asked. */
  readonly uses?: readonly string[];
  /** A policy allows the action, but so that it does not count. That nothing allows it is more likely. */
  readonly seemsAllowed?: boolean;
  /** The name of the role that was refused. Absent: any. */
  readonly principal?: string;
  /** What the error names, in lower case, such as a part of the resource's ARN. Absent: anything. */
  readonly on?: string;
  /** Absent: nothing allows it, or AWS does not say why. */
  readonly reason?: "deny" | "boundary" | "resource" | "organization" | "session" | "endpoint";
}

/** Names that differ by AWS partition. */
export interface Partition {
  readonly name: string;
  /** What the names of its Regions begin with. The commercial partition has all other Regions. */
  readonly regionPrefix?: string;
  /** The last part of service principals and host names. */
  readonly dnsSuffix: string;
  readonly globalPrincipal: string;
  readonly regionalPrincipals: readonly string[];
}

/** An AWS managed policy for DMS, with its history. */
export interface DmsManagedPolicy {
  readonly name: string;
  /** The ARN, with `${Partition}`. */
  readonly arn: string;
  readonly version: string;
  readonly updated: string;
  readonly document: Readonly<Record<string, unknown>>;
  /** Earlier versions in which permissions are missing, the newest first. */
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

/** A property of DMS resources, with one name for all formats. */
export interface DmsProperty {
  readonly id: string;
  readonly kind: "roleArn" | "s3Bucket" | "kmsKey" | "secret" | "arn" | "boolean" | "s3Uri" | "string" | "tags";
  /**
   * The property path, like `AWS::DMS::Endpoint.S3Settings.BucketName`. After `#/` it is a JSON pointer into a text
   * with JSON.
   */
  readonly cfn: readonly string[];
  readonly terraform: readonly string[];
  /** The names in ExtraConnectionAttributes, in lower case. With `engines`: only for endpoints of these engines. */
  readonly attributes?: readonly { readonly name: string; readonly engines?: readonly string[] }[];
  /** The header of S3 that DMS sends for each value, or might send where it need not. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The value when it is not set. */
  readonly default: string | boolean | null;
}

/** A public Terraform module: what its documentation says about its inputs, in Terraform's JSON syntax. */
export interface TerraformModule {
  /** The name in the registry, with the folder of a submodule. */
  readonly source: string;
  /** The repository on GitHub. */
  readonly repository: string;
  /** The major versions that make the same of these inputs. */
  readonly majors: readonly number[];
  readonly documentation: string;
  readonly date: string;
  readonly module: Readonly<Record<string, unknown>>;
}
