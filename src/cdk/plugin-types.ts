/*
 * What aws-cdk-lib gives to a validation plugin, and what it expects from it. These types fit `IPolicyValidationPlugin` and
 * `IPolicyValidationPluginBeta1`. They are written here, and import nothing, so that dmslint can be compiled without aws-cdk-lib.
 * Lists are not readonly, because aws-cdk-lib declares them so, and writes construct paths into the report.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.IPolicyValidationPlugin.html
 */

/** What aws-cdk-lib has synthesised. */
export interface ValidationContext {
  /** The absolute paths of the templates. */
  readonly templatePaths: readonly string[];
  /** The stack of each template. Older versions do not tell it. */
  readonly stackTemplates?: readonly ValidatedStack[];
}

/** The stack of a template, and where it is deployed, if its app says so. */
export interface ValidatedStack {
  readonly stackConstructPath: string;
  readonly templatePath: string;
  readonly accountId?: string | undefined;
  readonly region?: string | undefined;
}

/** The answer of a plugin. If `success` is false, `cdk synth` fails. */
export interface ValidationReport {
  readonly success: boolean;
  readonly violations: Violation[];
  readonly pluginVersion: string;
}

/** A message of one rule, with all resources for which it is reported. */
export interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly violatingResources: ViolatingResource[];
  /** What to do. */
  readonly fix?: string;
  readonly severity: "fatal" | "error" | "warning";
  readonly ruleMetadata?: Readonly<Record<string, string>>;
}

/** A resource, or another part of a template, with its places in it. */
export interface ViolatingResource {
  /** Empty if the violation is not about a part of the template that has a logical id. */
  readonly resourceLogicalId: string;
  readonly templatePath: string;
  /** Paths of keys within the resource: `Properties.S3Settings`. A place outside it is named from the top of the template. */
  readonly locations: string[];
  /** Given if there is no resource. Otherwise aws-cdk-lib knows the construct by the logical id. */
  readonly constructPath?: string;
}
