import { withBeginnings } from "./references.js";
import { isBlocks, type Argument } from "./arguments.js";
import { hasGone, partsOf, type PlanModule, type PlanResource } from "./plan-module.js";

/** The configuration of a module, as it stands in a plan. */
export function configurationOf(module: PlanModule): Record<string, unknown> {
  const resources = new Map<string, Record<string, unknown>>();
  for (const [key, resource] of Object.entries(module.resources ?? {})) {
    const { isData, name, type } = partsOf(key);
    const address = key.replace(/\[.*\]$/, "");
    if (resource.actions && hasGone(resource.actions)) continue;
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
