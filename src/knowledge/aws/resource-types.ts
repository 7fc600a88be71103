import { lazily, onceIn, ownValue } from "../../source/index.js";
import databases from "./resource-types/databases.json" with { type: "json" };
import deployment from "./resource-types/deployment.json" with { type: "json" };
import dms from "./resource-types/dms.json" with { type: "json" };
import iam from "./resource-types/iam.json" with { type: "json" };
import keysAndSecrets from "./resource-types/keys-and-secrets.json" with { type: "json" };
import messagesAndStreams from "./resource-types/messages-and-streams.json" with { type: "json" };
import others from "./resource-types/others.json" with { type: "json" };
import s3 from "./resource-types/s3.json" with { type: "json" };
import {
  asCloudControl,
  asCloudControlData,
  cloudControlName,
  cloudControlNames,
  isCloudControl,
} from "./cloud-control.js";
import services from "./type-services.json" with { type: "json" };
import type { OpenResourceType, ResourceKindFacts, ResourceType, WrittenType } from "./types.js";

type Kinds = Readonly<Record<string, ResourceKindFacts>>;

/** What each file says. Most templates have resources of the first ones alone, so the others are not even made. */
const files = [dms, iam, s3, keysAndSecrets, messagesAndStreams, databases, deployment, others].map((file) => {
  const kinds = lazily(() => file.kinds as Kinds);
  return { kinds, types: lazily(() => typesOf(kinds())) };
});

/** What a file says of a type. */
interface Written extends Pick<ResourceKindFacts, "policyType"> {
  readonly kind: string;
  readonly type: WrittenType;
}

function typesOf(kinds: Kinds): ReadonlyMap<string, Written> {
  return new Map(
    Object.entries(kinds).flatMap(([kind, { cloudformation = {}, policyType, terraform = {} }]) =>
      [...Object.entries(cloudformation), ...Object.entries(terraform)].map(
        ([name, type]) => [name, { kind, type, ...(policyType && { policyType }) }] as const,
      ),
    ),
  );
}

const made = new Map<string, ResourceType>();

/**
 * A resource type of any format. Terraform's data sources have names like `data.aws_iam_role`. It is made when it is first
 * asked for: a run asks for few of them.
 */
export function resourceType(name: string): ResourceType | undefined {
  const before = made.get(name);
  if (before || isOpen(name)) return before;
  const known = isCloudControl(name) ? cloudControlType(name) : writtenType(name);
  return known && onceIn(made, name, () => typeAs(known));
}

function writtenType(name: string): Written | undefined {
  for (const { types } of files) {
    const known = types().get(name);
    if (known) return known;
  }
  return undefined;
}

function cloudControlType(name: string): Written | undefined {
  const of = cloudControlTypes().get(name.replace(/^data\./, ""));
  const known = of === undefined ? undefined : writtenType(of);
  if (of === undefined || !known) return undefined;
  const declared = { ...known, type: asCloudControl(known.type, of) };
  if (!name.startsWith("data.")) return declared;
  const type = asCloudControlData(declared.type);
  return type && { ...known, type };
}

const cloudControlTypes = lazily(() => cloudControlNames(resourceTypeNames()));

function typeAs({ type, ...ofKind }: Written): ResourceType {
  return { attributes: {}, ...type, ...ofKind };
}

/** A type whose name or ARN is known, or what `Ref` returns. */
export function namedType(name: string): ResourceType | undefined {
  const type = resourceType(name);
  return (type?.name ?? type?.arn ?? type?.ref) === undefined ? undefined : type;
}

/** The names of all types that are known in full. */
export const resourceTypeNames = lazily((): readonly string[] =>
  files.flatMap(({ types }) => [...types().keys()].filter((name) => !isOpen(name))),
);

export const openResourceTypes = lazily((): readonly OpenResourceType[] =>
  files.flatMap(({ types }) =>
    [...types()].flatMap(([name, type]) => {
      const [start = "", end] = name.split("*");
      return end === undefined ? [] : [{ start, end, type: typeAs(type) }];
    }),
  ),
);

/** Whether a name is only known in part. */
function isOpen(name: string): boolean {
  return name.includes("*");
}

/** The type name that the DMS facts use for a kind of resource: `AWS::DMS::Endpoint`. */
export function factType(kind: string): string | undefined {
  for (const { kinds } of files) {
    const known = ownValue(kinds(), kind);
    if (known) return known.factType ?? Object.keys(known.cloudformation ?? {})[0];
  }
  return undefined;
}

/** A type name of the facts as people know it. CloudFormation may not have the type: then it is Terraform's name. */
export function writtenFactType(name: string): string {
  const kinds = files.flatMap((file) => Object.values(file.kinds()));
  const own = kinds.find(({ factType }) => factType === name);
  return Object.keys(own?.terraform ?? {})[0] ?? name;
}

/** The type names of all kinds, as the DMS facts use them. */
export const factTypes = lazily((): readonly string[] =>
  files.flatMap(({ kinds }) => Object.keys(kinds()).flatMap((kind) => factType(kind) ?? [])),
);

/** Services by the first part of their resource type names. The longest first part comes first. */
export const typeServices: readonly (readonly [start: string, service: string])[] = Object.entries(services)
  .flatMap(([service, starts]) => starts.flatMap(withCloudControl).map((start) => [start, service] as const))
  .sort(([one], [other]) => other.length - one.length);

function withCloudControl(start: string): readonly string[] {
  return start.startsWith("AWS::") ? [start, cloudControlName(start)] : [start];
}
