import databases from "./resource-types/databases.json" with { type: "json" };
import deployment from "./resource-types/deployment.json" with { type: "json" };
import dms from "./resource-types/dms.json" with { type: "json" };
import iam from "./resource-types/iam.json" with { type: "json" };
import keysAndSecrets from "./resource-types/keys-and-secrets.json" with { type: "json" };
import messagesAndStreams from "./resource-types/messages-and-streams.json" with { type: "json" };
import others from "./resource-types/others.json" with { type: "json" };
import s3 from "./resource-types/s3.json" with { type: "json" };
import services from "./type-services.json" with { type: "json" };
import type { OpenResourceType, ResourceKindFacts, ResourceType } from "./types.js";

const files = [databases, deployment, dms, iam, keysAndSecrets, messagesAndStreams, others, s3];
const kinds = files.flatMap((file) => Object.entries(file.kinds as Readonly<Record<string, ResourceKindFacts>>));

const types: readonly (readonly [name: string, type: ResourceType])[] = kinds.flatMap(
  ([kind, { factType: _factType, policyType, ...formats }]) =>
    Object.values(formats)
      .flatMap((ofFormat) => Object.entries(ofFormat ?? {}))
      .map(([name, type]) => [name, { attributes: {}, ...type, kind, ...(policyType && { policyType }) }] as const),
);

/** Resource types of all formats, by name. Terraform's data sources have names like `data.aws_iam_role`. */
export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(types.filter(([name]) => !name.includes("*")));

/** The types whose name or ARN is known, or what `Ref` returns. */
export const namedTypes: ReadonlyMap<string, ResourceType> = new Map(
  [...resourceTypes].filter(([, { name, arn, ref }]) => [name, arn, ref].some((text) => text !== undefined)),
);

export const openResourceTypes: readonly OpenResourceType[] = types.flatMap(([name, type]) => {
  const [start = "", end] = name.split("*");
  return end === undefined ? [] : [{ start, end, type }];
});

/** The type name that the DMS facts use for a kind of resource: `AWS::DMS::Endpoint`. */
export const factTypes: ReadonlyMap<string, string> = new Map(
  kinds.flatMap(([kind, { factType, cloudformation = {} }]) => {
    const name = factType ?? Object.keys(cloudformation)[0];
    return name === undefined ? [] : [[kind, name]];
  }),
);

/** Services by the first part of their resource type names. The longest first part comes first. */
export const typeServices: readonly (readonly [start: string, service: string])[] = Object.entries(services)
  .flatMap(([service, starts]) => starts.map((start) => [start, service] as const))
  .sort(([one], [other]) => other.length - one.length);
