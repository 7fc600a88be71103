import type { WrittenType } from "./types.js";

/**
 * Terraform's provider awscc. Its resource types are those of CloudFormation, and its names follow from the names there.
 * https://registry.terraform.io/providers/hashicorp/awscc/latest/docs
 */
const start = "awscc_";

/** Whether it is a type of the provider, or a data source of it. */
export function isCloudControl(type: string): boolean {
  return type.startsWith(start) || type.startsWith(`data.${start}`);
}

/** The name of a type: `awscc_dms_replication_task` for `AWS::DMS::ReplicationTask`. A service alone gives a beginning. */
export function cloudControlName(type: string): string {
  const [, service = "", name] = type.split("::");
  return `${start}${service.toLowerCase()}${name === undefined ? "" : `_${attributeName(name)}`}`;
}

/** Types of CloudFormation, by the names that the provider has for them. */
export function cloudControlNames(types: readonly string[]): ReadonlyMap<string, string> {
  return new Map(types.filter((type) => type.startsWith("AWS::")).map((type) => [cloudControlName(type), type]));
}

/**
 * A path of a property: `s3_settings.bucket_name` for `S3Settings.BucketName`. What stands in a JSON text, after `#/`, has no
 * other names.
 */
export function cloudControlPath(path: string): string {
  const [properties = "", ...inText] = path.split("#/");
  return [properties.replace(/\w+/g, attributeName), ...inText].join("#/");
}

/** A path that begins with the type: `AWS::DMS::Endpoint.S3Settings.BucketName`. */
export function cloudControlPathOfType(path: string): string {
  const dot = path.indexOf(".");
  return `${cloudControlName(path.slice(0, dot))}.${cloudControlPath(path.slice(dot + 1))}`;
}

/** https://github.com/hashicorp/terraform-provider-awscc/blob/main/internal/naming/naming.go */
function attributeName(property: string): string {
  return property
    .replace(/CloudFormation|CloudFront|CloudWatch|FSx/g, (word) => word.charAt(0) + word.slice(1).toLowerCase())
    .replace(/(?<=[a-z])(?=[A-Z\d])|(?<=\d)(?=[A-Za-z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "_")
    .toLowerCase();
}

/** `id` is what identifies a resource: what `Ref` returns, but for this type, where it is the ARN. */
const withOtherId: ReadonlySet<string> = new Set(["AWS::Events::Rule"]);

/** A type of CloudFormation as the provider has it. */
export function asCloudControl(
  { attributes = {}, made, name, ref: written, settings = {}, ...type }: WrittenType,
  of: string,
): WrittenType {
  const { arn, generated } = type;
  const ref = written ?? (name === undefined && !generated ? undefined : "${name}");
  const own = name === undefined ? undefined : cloudControlPath(name);
  const given = Object.entries(attributes).map(([key, text]) => [cloudControlPath(key), withPaths(text)] as const);
  // `Ref` returns it in CloudFormation, so there it needs no attribute.
  const isArnLeft = ref === "${arn}" && !given.some(([, text]) => text === ref);
  return {
    ...type,
    ...(own !== undefined && { name: own }),
    ...(arn !== undefined && { arn: withPaths(arn) }),
    ...(made && { made: made.map(cloudControlPath) }),
    attributes: {
      ...Object.fromEntries(given),
      ...(isArnLeft && { [`${attributeName(of.split("::")[2] ?? "")}_arn`]: ref }),
      ...(own !== undefined && { [own]: "${name}" }),
      ...(ref !== undefined && !withOtherId.has(of) && { id: withPaths(ref) }),
    },
    settings: Object.fromEntries(Object.entries(settings).map(([key, path]) => [key, cloudControlPath(path)])),
  };
}

/** The type that a data source reads, which is found by its id. `undefined`: the id is not the name. */
export function asCloudControlData({ arn, attributes = {}, name }: WrittenType): WrittenType | undefined {
  if (name === undefined || attributes.id !== "${name}") return undefined;
  return {
    name: "id",
    attributes,
    ...(arn !== undefined && { arn: arn.replace(/\$\{arg\.[^|}]*\|([^}]*)\}/g, "$1") }),
  };
}

/** The properties that a template for a text names. */
function withPaths(text: string): string {
  return text.replace(/(?<=\$\{(?:arg|arnOf|after)\.)[\w.]+/g, cloudControlPath);
}
