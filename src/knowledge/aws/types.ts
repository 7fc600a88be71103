/** The CloudFormation or Terraform type of a kind of resource, from `resource-types/`. */
export interface ResourceType {
  /** One of the model's `ResourceKind`. */
  readonly kind: string;
  /** The property that holds the physical name. */
  readonly name?: string;
  /** The property that holds the prefix of a generated name. */
  readonly prefix?: string;
  readonly generated?: boolean;
  readonly shape?: string;
  /** A text over `${name}`, `${partition}`, `${arg.PROPERTY|default}` and others, as are `ref` and the attributes. */
  readonly arn?: string;
  /** What `Ref` returns, if it is not the name. */
  readonly ref?: string;
  /** Attributes that AWS generates, with a different value for each resource. */
  readonly made?: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  /** The type of the policy in its setting `policy`. */
  readonly policyType?: "identity" | "resource" | "organization";
  /** Property paths by the model's `ResourceSetting`; `Policies[].PolicyDocument` goes into each item of the list. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Defaults of settings that are not written, also of canonical DMS properties. */
  readonly defaults?: Readonly<Record<string, string>>;
}

/** A kind of resource with its types in each format. */
export interface ResourceKindFacts extends Pick<ResourceType, "policyType"> {
  /** The type name in the DMS facts, if CloudFormation has no type for it. */
  readonly factType?: string;
  readonly cloudformation?: Readonly<Record<string, Partial<Omit<ResourceType, "kind" | "policyType">>>>;
  readonly terraform?: ResourceKindFacts["cloudformation"];
}

/** Types by the beginning and end of their names: `Custom::*`, `*::MODULE`. */
export interface OpenResourceType {
  readonly start: string;
  readonly end: string;
  readonly type: ResourceType;
}
