/**
 * Plans as `terraform show -json` writes them, from a short description.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export type Argument = Given | readonly Record<string, Argument>[];

/** An argument of the configuration, and its value in the plan; without a value it is known after the deployment. */
interface Given {
  readonly configuration: { readonly constant_value?: unknown; readonly references?: readonly string[] };
  readonly value?: unknown;
  /** In the shape of the value, `true` where it is not known yet. */
  readonly unknown?: unknown;
  readonly isSensitive?: true;
}

/** A constant. */
export function constant(value: unknown): Argument {
  return { configuration: { constant_value: value }, value };
}

/** A function of constants, `jsonencode({ … })`: the configuration says nothing of it. */
export function calculated(value: unknown): Argument {
  return { configuration: {}, value: typeof value === "object" ? JSON.stringify(value) : value };
}

/** An expression that refers to something, with a known value or (`undefined`) one that is known later. */
export function refers(to: string | readonly string[], value?: unknown, unknown?: unknown): Argument {
  const references = [to].flat().flatMap(withBeginnings);
  return { configuration: { references }, value, unknown: unknown ?? value === undefined };
}

export function sensitive(to: string, value: unknown): Argument {
  return { configuration: { references: withBeginnings(to) }, value, isSensitive: true };
}

/** `aws_s3_bucket.b[0].arn` is listed with `aws_s3_bucket.b[0]` and `aws_s3_bucket.b` behind it. */
function withBeginnings(reference: string): string[] {
  const steps = reference.match(/^\w[\w-]*|\.[\w-]+|\[(?:\d+|"[^"]*")\]/g) ?? [];
  const least = steps[0] === "data" ? 3 : steps[0] === "module" ? 2 : 2;
  const all: string[] = [];
  for (let length = steps.length; length >= least; length--) all.push(steps.slice(0, length).join(""));
  return all;
}

export interface PlanResource {
  readonly arguments: Record<string, Argument>;
  /** What the provider adds. */
  readonly computed?: Record<string, unknown>;
  /** What the provider will add. */
  readonly later?: readonly string[];
  readonly repeated?: "count" | "for_each";
  readonly dependsOn?: readonly string[];
  readonly actions?: readonly string[];
  /** Its count is 0. */
  readonly isNone?: true;
}

export interface PlanModule {
  /** By `type.name`, `data.type.name`; instances of a repeated one by `type.name["key"]`. */
  readonly resources?: Record<string, PlanResource>;
  readonly modules?: Record<string, PlanCall>;
  readonly outputs?: Record<string, string>;
  readonly variables?: Record<
    string,
    { readonly value?: unknown; readonly default?: unknown; readonly sensitive?: true }
  >;
}

export interface PlanCall extends PlanModule {
  readonly source: string;
  readonly arguments?: Record<string, Argument>;
  readonly dependsOn?: readonly string[];
  readonly repeated?: "count" | "for_each";
  /** Of a repeated call: `0`, `"key"`. */
  readonly keys?: readonly (string | number)[];
}

interface Written {
  readonly resource_changes: Record<string, unknown>[];
  readonly read: Record<string, unknown>[];
}

/** The whole plan as an object; `over` replaces parts of it. */
export function planObject(root: PlanModule, over: Record<string, unknown> = {}): Record<string, unknown> {
  const written: Written = { resource_changes: [], read: [] };
  const planned = plannedModule(root, "", written);
  return {
    format_version: "1.2",
    terraform_version: "1.9.8",
    variables: Object.fromEntries(
      Object.entries(root.variables ?? {}).map(([name, { default: given, value }]) => [
        name,
        { value: value ?? given },
      ]),
    ),
    planned_values: { root_module: planned },
    resource_changes: written.resource_changes,
    prior_state: {
      format_version: "1.0",
      terraform_version: "1.9.8",
      values: { root_module: { resources: written.read } },
    },
    configuration: {
      provider_config: { aws: { name: "aws", full_name: "registry.terraform.io/hashicorp/aws" } },
      root_module: configurationOf(root),
    },
    timestamp: "2025-01-01T00:00:00Z",
    applyable: true,
    complete: true,
    errored: false,
    ...over,
  };
}

export function planText(root: PlanModule, over: Record<string, unknown> = {}): string {
  return `${JSON.stringify(planObject(root, over), null, 2)}\n`;
}

function plannedModule(module: PlanModule, prefix: string, written: Written): Record<string, unknown> {
  const resources = Object.entries(module.resources ?? {}).flatMap(([key, resource]) => {
    const found = plannedResource(key, resource, prefix, written);
    return found ? [found] : [];
  });
  const children = Object.entries(module.modules ?? {}).flatMap(([name, call]) =>
    (call.keys ?? [undefined]).map((key) => {
      const address = `${prefix}module.${name}${key === undefined ? "" : `[${JSON.stringify(key)}]`}`;
      return { ...plannedModule(call, `${address}.`, written), address };
    }),
  );
  return {
    ...(resources.length > 0 && { resources }),
    ...(children.length > 0 && { child_modules: children }),
  };
}

function plannedResource(
  key: string,
  resource: PlanResource,
  prefix: string,
  { read, resource_changes }: Written,
): Record<string, unknown> | undefined {
  if (resource.isNone) return undefined;
  const { index, isData, name, type } = partsOf(key);
  const argumentsOf = valuesOf(resource.arguments);
  const values = { ...argumentsOf.values, ...resource.computed };
  const unknown = { ...argumentsOf.unknown, ...Object.fromEntries((resource.later ?? []).map((one) => [one, true])) };
  const base = {
    address: `${prefix}${key}`,
    mode: isData ? "data" : "managed",
    type,
    name,
    ...(index !== undefined && { index }),
    provider_name: "registry.terraform.io/hashicorp/aws",
  };
  const planned = { ...base, schema_version: 0, values, sensitive_values: argumentsOf.sensitive };
  const isRead = isData && Object.keys(unknown).length === 0;
  if (isRead) {
    read.push(planned);
    return undefined;
  }
  const actions = resource.actions ?? [isData ? "read" : "create"];
  const isGone = actions.every((action) => action === "delete");
  resource_changes.push({
    ...base,
    ...(prefix !== "" && { module_address: prefix.slice(0, -1) }),
    change: {
      actions,
      before: actions.includes("create") || isData ? null : values,
      after: isGone ? null : values,
      after_unknown: isGone ? {} : unknown,
      before_sensitive: false,
      after_sensitive: isGone ? false : argumentsOf.sensitive,
    },
  });
  return isGone ? undefined : planned;
}

function partsOf(key: string): { isData: boolean; type: string; name: string; index: string | number | undefined } {
  const [, data, type = "", name = "", index] = /^(data\.)?(\w+)\.([\w-]+)(?:\[(.*)\])?$/.exec(key) ?? [];
  return {
    isData: data !== undefined,
    type,
    name,
    index: index === undefined ? undefined : (JSON.parse(index) as string | number),
  };
}

interface Values {
  readonly values: Record<string, unknown>;
  readonly unknown: Record<string, unknown>;
  readonly sensitive: Record<string, unknown>;
}

function valuesOf(given: Record<string, Argument>): Values {
  const values: Record<string, unknown> = {};
  const unknown: Record<string, unknown> = {};
  const hidden: Record<string, unknown> = {};
  for (const [name, argument] of Object.entries(given)) {
    if (isBlocks(argument)) {
      const blocks = argument.map(valuesOf);
      values[name] = blocks.map((block) => block.values);
      hidden[name] = blocks.map((block) => block.sensitive);
      if (blocks.some((block) => Object.keys(block.unknown).length > 0))
        unknown[name] = blocks.map((block) => block.unknown);
      continue;
    }
    if (argument.value !== undefined) values[name] = argument.value;
    if (argument.unknown !== undefined && argument.unknown !== false) unknown[name] = argument.unknown;
    if (argument.isSensitive) hidden[name] = true;
  }
  return { values, unknown, sensitive: hidden };
}

function isBlocks(argument: Argument): argument is readonly Record<string, Argument>[] {
  return Array.isArray(argument);
}

function configurationOf(module: PlanModule): Record<string, unknown> {
  const resources = new Map<string, Record<string, unknown>>();
  for (const [key, resource] of Object.entries(module.resources ?? {})) {
    const { isData, name, type } = partsOf(key);
    const address = key.replace(/\[.*\]$/, "");
    // What is only deleted is in the configuration no more.
    if (resource.actions?.every((action) => action === "delete")) continue;
    resources.set(address, {
      address,
      mode: isData ? "data" : "managed",
      type,
      name,
      provider_config_key: "aws",
      ...withExpressions(resource.arguments),
      schema_version: 0,
      ...repetition(resource),
    });
  }
  const calls = Object.entries(module.modules ?? {}).map(([name, call]) => [
    name,
    {
      source: call.source,
      ...withExpressions(call.arguments ?? {}),
      ...repetition(call),
      module: configurationOf(call),
    },
  ]);
  const outputs = Object.entries(module.outputs ?? {}).map(([name, reference]) => [
    name,
    { expression: { references: withBeginnings(reference) } },
  ]);
  const variables = Object.entries(module.variables ?? {}).map(([name, { default: given, sensitive: isSecret }]) => [
    name,
    { ...(given !== undefined && { default: given }), ...(isSecret && { sensitive: true }) },
  ]);
  return {
    ...(outputs.length > 0 && { outputs: Object.fromEntries(outputs) as unknown }),
    ...(resources.size > 0 && { resources: [...resources.values()] }),
    ...(calls.length > 0 && { module_calls: Object.fromEntries(calls) as unknown }),
    ...(variables.length > 0 && { variables: Object.fromEntries(variables) as unknown }),
  };
}

function repetition({ dependsOn, repeated }: Pick<PlanResource, "dependsOn" | "repeated">): Record<string, unknown> {
  return {
    ...(repeated && { [`${repeated}_expression`]: { references: [`var.${repeated}`] } }),
    ...(dependsOn && { depends_on: dependsOn }),
  };
}

function withExpressions(given: Record<string, Argument>): { expressions?: Record<string, unknown> } {
  const expressions = expressionsOf(given);
  return Object.keys(expressions).length > 0 ? { expressions } : {};
}

function expressionsOf(given: Record<string, Argument>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([name, argument]) => [
      name,
      isBlocks(argument) ? argument.map(expressionsOf) : argument.configuration,
    ]),
  );
}
