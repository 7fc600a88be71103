import type { Location } from "../source/index.js";
import type { Formula, Mapping, Node, Text, TextPart } from "../tree/index.js";
import type { ResourceKind, ResourceSetting } from "./resource-kind.js";

/** Any resource or data source of a template. */
export interface Resource {
  readonly kind: "Resource";
  /** `Resources.Bucket`, `aws_s3_bucket.data`, `data.aws_iam_role.dms`, `module.x.aws_iam_role.y`. */
  readonly address: string;
  /** Logical id, or the Terraform label. */
  readonly name: string;
  /** As the format names it: `AWS::S3::Bucket`, `aws_s3_bucket`. */
  readonly type: string;
  /** Its kind, the same in all formats; absent if no rule asks about its type. */
  readonly resourceKind?: ResourceKind;
  /** The service of its type, by action prefix: `s3`; absent if no rule asks about it. */
  readonly service?: string;
  /** True for Terraform data sources: they read what exists. */
  readonly isData: boolean;
  /** The place of its name, for findings about the whole resource. */
  readonly location: Location;
  /** The whole resource. */
  readonly extent: Location;
  readonly existence: Formula;
  readonly properties: Mapping;
  /** The properties that have one name in all formats. Only those that are set, or may be set (an unknown). */
  readonly settings: ReadonlyMap<ResourceSetting, ResourceProperty>;
  /** The mapping around the properties (`DependsOn`, `Condition`; in HCL the block's body), for edits. */
  readonly body: Mapping;
  readonly dependencies: readonly Dependency[];
  /** True if its own properties refer to it: AWS and Terraform then refuse to make it. */
  readonly refersToItself?: true;
  /** The CDK construct it was generated from: `Data/Writer/Resource`. */
  readonly constructPath?: string;
  /** Physical name and ARN, with holes for what AWS generates. */
  readonly physicalName?: Text;
  readonly arn?: Text;
  /** The attribute that returns the ARN. */
  readonly arnAttribute?: string;
  /** The attribute that returns an id that AWS generates, and the symbol of that id. */
  readonly madeId?: { readonly attribute: string; readonly symbol: string };
  /** The values of references to it; absent for types where they are not known. */
  readonly references?: ResourceReferences;
  /**
   * What its provider says of the AWS account, if the default provider of the template says something else: then it may be
   * another account. Resources of a template with the same text are in one account. Only for comparison.
   */
  readonly providerAccount?: string;
  /** The region that it is made in, if that is not, or may not be, the one of the template. */
  readonly region?: TextPart;
  /** What is run when it is created: the arguments of its provisioners. */
  readonly provisioners?: readonly Node[];
}

/** The values of references to a resource. */
export interface ResourceReferences {
  /** The value of a reference without an attribute; `object`: the whole resource with its attributes. */
  readonly itself: "name" | "arn" | "object" | "other";
  /** Attributes that return the name, an id or a URL. */
  readonly names: readonly string[];
  /** Attributes that return the ARN. */
  readonly arns: readonly string[];
}

/** What must exist before a resource is created. */
export interface Dependency {
  /** Address of the other resource in the same template; `undefined`: it is not known which resource. */
  readonly on?: string;
  /** Whether it is written as DependsOn or depends_on, or implied by a reference. */
  readonly how: "given" | "implied";
  readonly location: Location;
  /** Why the target is not known. */
  readonly reason?: string;
}

/** A reference to a resource in an output of its template. */
export interface OutputReference {
  /** The address of the resource. */
  readonly on: string;
  readonly location: Location;
}

/** A setting of a resource, and its name in the resource type: `StreamEncryption.KeyId`. */
export interface ResourceProperty {
  readonly path: string;
  readonly value: Node;
}

/** The value of a canonical property, and the place for findings about it. */
export interface Property {
  readonly id: string;
  readonly value: Node;
  readonly location: Location;
  /** It would stand in a text that is not known, such as the settings of a task: nothing says that it is there. */
  readonly isGuessed?: boolean;
}
