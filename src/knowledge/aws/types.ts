/** The CloudFormation or Terraform type of a kind of resource, from `resource-types/`. */
export interface ResourceType {
  /** One of the model's `ResourceKind`. */
  readonly kind: string;
  /** The property that holds the physical name. */
  readonly name?: string;
  /** The property that has the prefix of a generated name. */
  readonly prefix?: string;
  readonly generated?: boolean;
  readonly shape?: string;
  /**
   * A template for a text, with placeholders like `${name}`, `${partition}` and `${arg.PROPERTY|default}`. `ref` and
   * the attributes have the same form. They may also be `${arnOf.PROPERTY|FORM}`: the ARN of what the property names by
   * its ARN, or by an id to which FORM is the start (without FORM, an id tells nothing); or
   * `${after.PROPERTY|START}`: the property without START, as AWS keeps it.
   */
  readonly arn?: string;
  /** What `Ref` returns, if it is not the name. */
  readonly ref?: string;
  /** Attributes that AWS generates, with a different value for each resource. */
  readonly made?: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  /** The type of the policy in its setting `policy`. */
  readonly policyType?: "identity" | "boundary" | "resource" | "organization";
  /** The texts in its setting `policy` that mean that it has none. Terraform's provider leaves these out. */
  readonly noPolicy?: readonly string[];
  /**
   * The property path of each `ResourceSetting` of the model. `Policies[].PolicyDocument` means: in each item of the
   * list.
   */
  readonly settings?: Readonly<Record<string, string>>;
  /** Defaults of settings that are not written, also of canonical DMS properties. */
  readonly defaults?: Readonly<Record<string, string>>;
}

/** What the files say of a type; its kind stands around it. */
export type WrittenType = Partial<Omit<ResourceType, "kind" | "policyType">>;

/** A kind of resource with its types in each format. */
export interface ResourceKindFacts extends Pick<ResourceType, "policyType"> {
  /** The type name in the DMS facts, if CloudFormation has no type for it. */
  readonly factType?: string;
  readonly cloudformation?: Readonly<Record<string, WrittenType>>;
  readonly terraform?: ResourceKindFacts["cloudformation"];
}

/** A resource type whose name is only known in part, by its start and end: `Custom::*`, `*::MODULE`. */
export interface OpenResourceType {
  readonly start: string;
  readonly end: string;
  readonly type: ResourceType;
}

/** The name of a kind of resource in messages, and the patterns of its ARNs. */
export interface ArnKind {
  readonly title: string;
  readonly arns: readonly string[];
}

/** Properties that accept only an ARN, or only a name, of one kind. */
export interface ArnProperties {
  readonly kinds: Readonly<Record<string, ArnKind>>;
  /** Attributes that return an id of a resource, by its type. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** As in `types`, for properties that take the name of a resource and no ARN. */
  readonly names: ArnProperties["types"];
  /** The name of the kind, by resource type and property path. In a path, lists have no index, and `*` is any key. */
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
