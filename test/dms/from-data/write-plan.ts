import type { Written } from "./fixture.js";
import type { FixtureRole } from "./role.js";
import { isJson, isText, type FixtureObject, type FixtureText, type FixtureValue, type Ref } from "./text.js";

/** What is known before the deployment; the ARNs of role and subject are not. */
const known: Readonly<Partial<Record<Ref, string>>> = {
  bucket: "landing",
  key: "arn:aws:kms:eu-west-1:123456789012:key/1",
  secret: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-a1B2c3",
  stream: "arn:aws:kinesis:eu-west-1:123456789012:stream/orders",
  topic: "arn:aws:sns:eu-west-1:123456789012:events",
  partition: "aws",
  region: "eu-west-1",
  account: "123456789012",
};

interface Planned {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly arguments: FixtureObject;
}

/** A plan, as `terraform show -json` prints it, for a module of the DMS resources and the role; no source beside it. */
export function plan(resources: readonly Written[], role: FixtureRole | undefined): string {
  const dms = resources.map(({ body, name, type }) => planned(type, name, body));
  const all = [...(role ? rolesOf(role) : []), ...dms];
  const references: Readonly<Partial<Record<Ref, string>>> = {
    role: "aws_iam_role.role.arn",
    subject: `${resources[0]?.type ?? ""}.subject.endpoint_arn`,
  };
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.9.8",
    planned_values: {
      root_module: { resources: all.map((one) => ({ ...headOf(one), values: valuesOf(one.arguments) })) },
    },
    resource_changes: all.map((one) => ({
      ...headOf(one),
      change: {
        actions: ["create"],
        before: null,
        after: valuesOf(one.arguments),
        after_unknown: unknownIn(one.arguments),
      },
    })),
    configuration: {
      provider_config: { aws: { name: "aws", expressions: { region: { constant_value: known.region } } } },
      root_module: {
        resources: all.map((one) => ({ ...headOf(one), expressions: expressionsOf(one.arguments, references) })),
      },
    },
  });
}

function planned(type: string, name: string, body: FixtureObject): Planned {
  return { address: `${type}.${name}`, type, name, arguments: body };
}

function headOf({ address, name, type }: Planned): Readonly<Record<string, string>> {
  return { address, mode: "managed", type, name };
}

function rolesOf({ name, services, statements }: FixtureRole): readonly Planned[] {
  const trust = [{ Effect: "Allow", Principal: { Service: services.map(spelled) }, Action: "sts:AssumeRole" }];
  const allowed = statements.map(({ actions, resources }) => ({
    Effect: "Allow",
    Action: actions,
    Resource: resources.map(spelled),
  }));
  // A policy without a statement is no policy.
  const all = [...allowed, { Effect: "Allow", Action: "ec2:DescribeRegions", Resource: "*" }];
  const policy = (Statement: unknown): FixtureText => [JSON.stringify({ Version: "2012-10-17", Statement })];
  return [
    planned("aws_iam_role", "role", { name: [name ?? "dms-role"], assume_role_policy: policy(trust) }),
    planned("aws_iam_role_policy", "role", { role: [name ?? "dms-role"], policy: policy(all) }),
  ];
}

function spelled(text: FixtureText): string {
  return text.map((part) => (typeof part === "string" ? part : (known[part.ref] ?? ""))).join("");
}

function isOpen(value: FixtureValue): boolean {
  return isText(value) && value.some((part) => typeof part !== "string" && known[part.ref] === undefined);
}

/** Blocks are lists in a plan, those that may stand once too. */
function mapped(object: FixtureObject, change: (value: FixtureValue) => unknown): Readonly<Record<string, unknown>> {
  const entries = Object.entries(object).map(([key, value]): [string, unknown] => {
    if (typeof value === "boolean" || isText(value) || isJson(value)) return [key, change(value)];
    const blocks = Array.isArray(value) ? (value as readonly FixtureObject[]) : [value as FixtureObject];
    return [key, blocks.map((block) => mapped(block, change))];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function valueOf(value: FixtureValue): unknown {
  if (typeof value === "boolean") return value;
  if (isText(value)) return spelled(value);
  return isJson(value) ? JSON.stringify(plain(value.json)) : undefined;
}

/** JSON text with something unknown in it is unknown as a whole, so the role is named by an ARN put together from its name. */
function plain(value: FixtureValue): unknown {
  if (typeof value === "boolean") return value;
  if (isText(value)) return isOpen(value) ? "arn:aws:iam::123456789012:role/dms-role" : spelled(value);
  if (Array.isArray(value)) return (value as readonly FixtureObject[]).map(plain);
  return Object.fromEntries(Object.entries(value as FixtureObject).map(([key, one]) => [key, plain(one)]));
}

function valuesOf(object: FixtureObject): unknown {
  return mapped(object, (value) => (isOpen(value) ? undefined : valueOf(value)));
}

function unknownIn(object: FixtureObject): unknown {
  return mapped(object, (value) => (isOpen(value) ? true : undefined));
}

function expressionsOf(object: FixtureObject, references: Readonly<Partial<Record<Ref, string>>>): unknown {
  return mapped(object, (value) => {
    if (!isOpen(value)) return { constant_value: valueOf(value) };
    const refs = (value as FixtureText).flatMap((part) =>
      typeof part === "string" ? [] : (references[part.ref] ?? []),
    );
    return { references: refs.flatMap((one) => [one, one.slice(0, one.lastIndexOf("."))]) };
  });
}
