import { lazily, onceIn } from "../../source/index.js";
import databases from "./resource-types/databases.json" with { type: "json" };
import deployment from "./resource-types/deployment.json" with { type: "json" };
import dms from "./resource-types/dms.json" with { type: "json" };
import iam from "./resource-types/iam.json" with { type: "json" };
import keysAndSecrets from "./resource-types/keys-and-secrets.json" with { type: "json" };
import messagesAndStreams from "./resource-types/messages-and-streams.json" with { type: "json" };
import others from "./resource-types/others.json" with { type: "json" };
import s3 from "./resource-types/s3.json" with { type: "json" };
import services from "./type-services.json" with { type: "json" };
import type { OpenResourceType, ResourceKindFacts, ResourceType, WrittenType } from "./types.js";

const kinds = lazily(() =>
  [databases, deployment, dms, iam, keysAndSecrets, messagesAndStreams, others, s3].flatMap((file) =>
    Object.entries(file.kinds as Readonly<Record<string, ResourceKindFacts>>),
  ),
);

/** What the files say of a type. */
interface Written {
  readonly name: string;
  readonly kind: string;
  readonly policyType: ResourceKindFacts["policyType"];
  readonly type: WrittenType;
}

const written = lazily((): readonly Written[] =>
  kinds().flatMap(([kind, { cloudformation = {}, policyType, terraform = {} }]) =>
    [...Object.entries(cloudformation), ...Object.entries(terraform)].map(([name, type]) => ({
      name,
      kind,
      policyType,
      type,
    })),
  ),
);

/** A type of any format, by its name. */
const byName = lazily(
  () => new Map(written().flatMap((one) => (one.name.includes("*") ? [] : [[one.name, one] as const]))),
);

const made = new Map<string, ResourceType>();

/**
 * A resource type of any format. Terraform's data sources have names like `data.aws_iam_role`. It is made when it is first
 * asked for: a run asks for few of them.
 */
export function resourceType(name: string): ResourceType | undefined {
  const before = made.get(name);
  if (before) return before;
  const known = byName().get(name);
  return known && onceIn(made, name, () => typeOf(known));
}

function typeOf({ kind, policyType, type }: Written): ResourceType {
  return { attributes: {}, ...type, kind, ...(policyType && { policyType }) };
}

/** A type whose name or ARN is known, or what `Ref` returns. */
export function namedType(name: string): ResourceType | undefined {
  const type = resourceType(name);
  return (type?.name ?? type?.arn ?? type?.ref) === undefined ? undefined : type;
}

/** The names of all types that are known in full. */
export const resourceTypeNames = lazily((): readonly string[] => [...byName().keys()]);

export const openResourceTypes = lazily((): readonly OpenResourceType[] =>
  written().flatMap((one) => {
    const [start = "", end] = one.name.split("*");
    return end === undefined ? [] : [{ start, end, type: typeOf(one) }];
  }),
);

/** The type names that the DMS facts use, by the kind of the resource: `AWS::DMS::Endpoint`. */
export const factTypes = lazily(
  (): ReadonlyMap<string, string> =>
    new Map(
      kinds().flatMap(([kind, { factType, cloudformation = {} }]) => {
        const name = factType ?? Object.keys(cloudformation)[0];
        return name === undefined ? [] : [[kind, name]];
      }),
    ),
);

/** Services by the first part of their resource type names. The longest first part comes first. */
export const typeServices: readonly (readonly [start: string, service: string])[] = Object.entries(services)
  .flatMap(([service, starts]) => starts.map((start) => [start, service] as const))
  .sort(([one], [other]) => other.length - one.length);
