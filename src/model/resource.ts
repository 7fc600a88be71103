import type { Location } from "../source/index.js";
import type { Formula, Mapping, Node, Text } from "../tree/index.js";
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
  /** What it is, the same in all formats; absent where no rule asks about its type. */
  readonly resourceKind?: ResourceKind;
  /** The service that its type belongs to, by the prefix of its actions: `s3`; absent where no rule asks about it. */
  readonly service?: string;
  /** True for Terraform data sources: it reads what exists. */
  readonly isData: boolean;
  /** The name a finding about the whole resource stands at. */
  readonly location: Location;
  /** The whole resource. */
  readonly extent: Location;
  readonly existence: Formula;
  readonly properties: Mapping;
  /** Those of its properties that all formats have under one name; only what is set, or may be set (an unknown). */
  readonly settings: ReadonlyMap<ResourceSetting, ResourceProperty>;
  /** What surrounds the properties (`DependsOn`, `Condition`; in HCL the block's body), for edits. */
  readonly body: Mapping;
  readonly dependencies: readonly Dependency[];
  /** The construct that CDK made it of: `Data/Writer/Resource`. */
  readonly constructPath?: string;
  /** Physical name and ARN, holes where AWS chooses. */
  readonly physicalName?: Text;
  readonly arn?: Text;
  /** The attribute that gives the ARN to others. */
  readonly arnAttribute?: string;
  /** The attribute that gives an id that AWS makes up, and the symbol of that id. */
  readonly madeId?: { readonly attribute: string; readonly symbol: string };
  /** What references to it give; absent for types of which that is not known. */
  readonly references?: ResourceReferences;
}

/** What references to a resource give. */
export interface ResourceReferences {
  /** What the reference without an attribute gives; `object`: the resource as a whole, with its attributes inside. */
  readonly itself: "name" | "arn" | "object" | "other";
  /** Attributes that give the name or an id. */
  readonly names: readonly string[];
  /** Attributes that give the ARN. */
  readonly arns: readonly string[];
}

/** What must be there before a resource is made. */
export interface Dependency {
  /** Address of the other resource in the same template; `undefined`: not known which. */
  readonly on?: string;
  /** Given by DependsOn or depends_on, or implied by a reference. */
  readonly how: "given" | "implied";
  readonly location: Location;
  /** With an unknown target: why. */
  readonly reason?: string;
}

/** A setting of a resource, and how its type names it: `StreamEncryption.KeyId`. */
export interface ResourceProperty {
  readonly path: string;
  readonly value: Node;
}

/** The value of a canonical property, and where a finding about it stands. */
export interface Property {
  readonly id: string;
  readonly value: Node;
  readonly location: Location;
}
