import { dmsProperties, engines, type NeedCondition, type RoleUse } from "../../../src/knowledge/index.js";
import { isText, ref, text, withPath, type FixtureObject, type FixtureText, type FixtureValue } from "./text.js";

export type Format = "cloudformation" | "terraform";

/** What a fixture's DMS resource is made of: canonical properties, and what the linted files have to show beside it. */
export interface Setting {
  readonly props: ReadonlyMap<string, FixtureValue>;
  /** Facts that the resources around it must show. */
  readonly facts: ReadonlySet<string>;
}

export const nothingSet: Setting = { props: new Map(), facts: new Set() };

const properties = new Map(dmsProperties.map((property) => [property.id, property]));

export function together(settings: readonly Setting[]): Setting {
  return {
    props: new Map(settings.flatMap(({ props }) => [...props])),
    facts: new Set(settings.flatMap(({ facts }) => [...facts])),
  };
}

/** The settings under which a condition of the facts holds. */
export function settingFor(condition: NeedCondition | null): Setting {
  if (condition === null) return nothingSet;
  if ("all" in condition) return together(condition.all.map(settingFor));
  if ("any" in condition) return together(condition.any.slice(0, 1).map(settingFor));
  // What is not set is not what the condition rules out.
  if ("not" in condition) return nothingSet;
  if (!("prop" in condition))
    return condition.op === "fact" ? { ...nothingSet, facts: new Set([condition.value]) } : nothingSet;
  if (condition.op === "unset") return nothingSet;
  const value = "value" in condition ? valueIn(condition.value) : sampleOf(condition.prop);
  return { ...nothingSet, props: new Map([[condition.prop, value]]) };
}

function valueIn(value: string | boolean | readonly string[]): FixtureValue {
  if (typeof value === "boolean") return value;
  return typeof value === "string" ? text(value) : text(value[0] ?? "");
}

/** A value of a property's kind, given by a resource of the fixture where there is one. */
export function sampleOf(id: string): FixtureValue {
  switch (properties.get(id)?.kind) {
    case "roleArn":
      return ref("role");
    case "s3Bucket":
      return ref("bucket");
    case "kmsKey":
      return ref("key");
    case "secret":
      return ref("secret");
    case "s3Uri":
      return text("s3://", { ref: "bucket" });
    case "arn":
      return ref(id === "event.topicArn" ? "topic" : id.startsWith("task.") ? "subject" : "stream");
    case "boolean":
      return true;
    default:
      return text(samples[id] ?? "name");
  }
}

const samples: Readonly<Record<string, string>> = {
  // Setting it at all is not enough: `none` is as good as absent.
  "s3.cannedAcl": "bucket-owner-full-control",
};

/** Canonical properties in a resource pattern: `arn:${Partition}:s3:::${prop:s3.bucketName}/*`. */
export function propsIn(pattern: string): readonly string[] {
  return [...pattern.matchAll(/\$\{(?:prop|kmsKeyOf|s3UriBucket|s3UriObjects):([^}]*)\}/g)].map(([, id = ""]) => id);
}

/** What a resource pattern stands for in a fixture; for what no template tells, all there is, or one name. */
export function resourceText(pattern: string, untold = "*"): FixtureText {
  return pattern.split(/(\$\{[^}]*\})/).flatMap((piece): FixtureText => {
    const token = /^\$\{(\w+)(?::(.*))?\}$/.exec(piece);
    if (!token) return piece === "" ? [] : [piece];
    const [, word = "", id = ""] = token;
    switch (word) {
      case "Partition":
        return ref("partition");
      case "Region":
        return ref("region");
      case "Account":
        return ref("account");
      case "kmsKeyOf":
        return ref("key");
      case "s3UriBucket":
        return ["arn:", { ref: "partition" }, ":s3:::", { ref: "bucket" }];
      case "s3UriObjects":
        return ["arn:", { ref: "partition" }, ":s3:::", { ref: "bucket" }, "/*"];
      case "prop":
        return asFixtureText(sampleOf(id));
      default:
        return [untold];
    }
  });
}

function asFixtureText(value: FixtureValue): FixtureText {
  if (!isText(value)) throw new Error("a resource is named by a text");
  return value;
}

/** One place where a format lets a resource name the role of a use. */
export interface Variant {
  readonly use: RoleUse;
  readonly format: Format;
  /** `AWS::DMS::Endpoint`, `aws_dms_s3_endpoint`. */
  readonly type: string;
  /** Path of the role; that of the type alone for account roles, which are found by name. */
  readonly path: string;
}

/** Every way in which the facts let a use be written. */
export function variantsOf(use: RoleUse): readonly Variant[] {
  if (use.roleProp === null) {
    return use.resourceTypes.flatMap((type) => [
      { use, format: "cloudformation", type, path: `${type}.` },
      ...(type === "AWS::DMS::DataMigration"
        ? []
        : [{ use, format: "terraform" as const, type: terraformType(type), path: `${terraformType(type)}.` }]),
    ]);
  }
  const property = properties.get(use.roleProp);
  const places = [
    ...(property?.cfn ?? []).map((path) => ({ format: "cloudformation" as const, path })),
    ...(property?.terraform ?? []).map((path) => ({ format: "terraform" as const, path })),
  ];
  const known = [...use.resourceTypes, ...use.resourceTypes.map(terraformType), "aws_dms_s3_endpoint"];
  return places.flatMap(({ format, path }) => {
    const type = path.slice(0, path.indexOf("."));
    return known.includes(type) ? [{ use, format, type, path }] : [];
  });
}

/** `AWS::DMS::ReplicationSubnetGroup` -> `aws_dms_replication_subnet_group`. */
export function terraformType(type: string): string {
  const name = type.slice("AWS::DMS::".length).replace(/(?<=[a-z])(?=[A-Z])/g, "_");
  return `aws_dms_${name.toLowerCase()}`;
}

/** The resources that a fixture declares: the DMS resource, and a task where a property is one of tasks. */
export interface Written {
  readonly type: string;
  readonly name: "subject" | "task";
  readonly body: FixtureObject;
}

const serverlessHost = "wg.123456789012.eu-west-1.redshift-serverless.amazonaws.com";

/** Puts canonical properties where the format has them. */
export function resourcesOf({ format, type, path, use }: Variant, setting: Setting): readonly Written[] {
  const props = new Map([...defaultsFor(use, type), ...setting.props]);
  return writtenIn(format, type, { ...setting, props }, path);
}

/** Puts properties into a resource; `beside`: the path of what they belong to. */
export function writtenIn(format: Format, type: string, setting: Setting, beside = type): readonly Written[] {
  const props = new Map(setting.props);
  if (setting.facts.has("redshiftServerless")) props.set("endpoint.serverName", text(serverlessHost));
  let body: FixtureObject = {};
  let task: FixtureObject | undefined;
  const taskType = format === "cloudformation" ? "AWS::DMS::ReplicationTask" : "aws_dms_replication_task";
  for (const [id, value] of props) {
    const own = pathOf(id, format, type, beside);
    const ofTask = own === undefined ? pathOf(id, format, taskType, taskType) : undefined;
    if (own !== undefined) body = withPath(body, own, value);
    if (ofTask !== undefined) task = withPath(task ?? {}, ofTask, value);
  }
  if (setting.facts.has("mappingsAddTags")) {
    const mappings = pathOf("task.tableMappings", format, taskType, taskType);
    task = withPath(task ?? {}, mappings ?? "", { json: { rules: [{ "rule-action": text("add-tag") }] } });
  }
  const target = pathOf("task.targetEndpointArn", format, taskType, taskType) ?? "";
  return [
    { type, name: "subject", body },
    ...(task ? [{ type: taskType, name: "task" as const, body: withPath(task, target, ref("subject")) }] : []),
  ];
}

/** Whether a format can write a setting in a resource of a type. */
export function isWritable(format: Format, type: string, { props }: Setting): boolean {
  return [...props.keys()].every((id) => pathOf(id, format, type, type) !== undefined);
}

/** The place of a property in a resource type, in the same block as the role where it has several. */
function pathOf(id: string, format: Format, type: string, beside: string): string | undefined {
  const property = properties.get(id);
  const paths = (format === "cloudformation" ? property?.cfn : property?.terraform) ?? [];
  const own = paths
    .map((path) => path.replace(/^(\w+::DMS::|aws_dms_)<type>/i, type))
    .filter((path) => path.startsWith(`${type}.`));
  const [best] = [...own].sort((one, other) => commonLength(other, beside) - commonLength(one, beside));
  return best?.slice(type.length + 1);
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/** An engine and a side on which the use is at home. */
function defaultsFor({ id }: RoleUse, type: string): ReadonlyMap<string, FixtureValue> {
  if (!/endpoint$/i.test(type)) return new Map();
  const source = engines.find(({ rolesAsSource }) => rolesAsSource.includes(id));
  const target = engines.find(({ rolesAsTarget }) => rolesAsTarget.includes(id));
  return new Map([
    ["endpoint.engineName", text((source ?? target)?.name ?? "mysql")],
    ["endpoint.endpointType", text(source ? "source" : "target")],
  ]);
}
