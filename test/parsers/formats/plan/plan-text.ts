import { isBlocks, type Argument } from "./arguments.js";
import { hasGone, partsOf, type PlanModule, type PlanResource } from "./plan-module.js";
import { configurationOf } from "./configuration-text.js";

interface Written {
  readonly resource_changes: Record<string, unknown>[];
  readonly read: Record<string, unknown>[];
}

/**
 * The whole plan as an object, as `terraform show -json` writes it; `over` replaces parts of it.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
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
  const isGone = hasGone(actions);
  resource_changes.push({
    ...base,
    ...(prefix !== "" && { module_address: prefix.slice(0, -1) }),
    change: {
      actions,
      before: actions.includes("create") || isData ? null : values,
      after: isGone ? null : values,
      after_unknown: isGone ? {} : unknown,
      before_sensitive: isGone ? argumentsOf.sensitive : false,
      after_sensitive: isGone ? false : argumentsOf.sensitive,
    },
  });
  return isGone ? undefined : planned;
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
