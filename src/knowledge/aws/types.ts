/** What CloudFormation or Terraform has for a kind of resource, as `resource-types/` says it. */
export interface ResourceType {
  /** Of the model's `ResourceKind`. */
  readonly kind: string;
  /** The property that holds the physical name. */
  readonly name?: string;
  /** The property that a generated name begins with. */
  readonly prefix?: string;
  readonly generated?: boolean;
  readonly shape?: string;
  /** A text over `${name}`, `${partition}`, `${arg.PROPERTY|default}` and others, as are `ref` and the attributes. */
  readonly arn?: string;
  /** What `Ref` gives, where it is not the name. */
  readonly ref?: string;
  /** Attributes that AWS makes for each resource, different ones for all. */
  readonly made?: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  /** What the policy in its setting `policy` is. */
  readonly policyType?: "identity" | "resource" | "organization";
  /** Paths of properties by the model's `ResourceSetting`; `Policies[].PolicyDocument` leads into each of a list. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Values of settings that are not written, also of canonical properties of DMS. */
  readonly defaults?: Readonly<Record<string, string>>;
}

/** A kind of resource with its types in each format. */
export interface ResourceKindFacts extends Pick<ResourceType, "policyType"> {
  /** How the facts of DMS call it, where CloudFormation has no type for it. */
  readonly factType?: string;
  readonly cloudformation?: Readonly<Record<string, Partial<Omit<ResourceType, "kind" | "policyType">>>>;
  readonly terraform?: ResourceKindFacts["cloudformation"];
}

/** Types by how their names begin and end: `Custom::*`, `*::MODULE`. */
export interface OpenResourceType {
  readonly start: string;
  readonly end: string;
  readonly type: ResourceType;
}
