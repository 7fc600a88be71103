import type { Bomb } from "../bomb.js";
import type { Json, JsonMapping } from "./cloudformation.js";

export interface PlannedResource {
  readonly type: string;
  readonly name: string;
  readonly values: JsonMapping;
}

/** A plan, as `terraform show -json` prints it. */
export function plan(name: string, resources: () => readonly PlannedResource[], rest: Partial<Bomb> = {}): Bomb {
  return { name: `${name}, plan`, files: () => ({ "plan.json": planText(resources()) }), ...rest };
}

function planText(resources: readonly PlannedResource[]): string {
  return planOf({
    planned: {
      resources: resources.map((one) => ({ ...headOf(one), values: one.values })),
    },
    changes: resources.map((one) => ({
      ...headOf(one),
      change: { actions: ["create"], before: null, after: one.values, after_unknown: {} },
    })),
    configuration: {
      resources: resources.map((one) => ({ ...headOf(one), expressions: constants(one.values) })),
    },
  });
}

/** The parts of a plan of which bombs are made. */
export interface PlanParts {
  readonly planned: Json;
  readonly changes: Json;
  readonly configuration: Json;
}

export function planOf({ changes, configuration, planned }: PlanParts): string {
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.9.8",
    planned_values: { root_module: planned },
    resource_changes: changes,
    configuration: { root_module: configuration },
  });
}

function headOf({ name, type }: PlannedResource): JsonMapping {
  return { address: `${type}.${name}`, mode: "managed", type, name };
}

function constants(values: JsonMapping): JsonMapping {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { constant_value: value }]));
}
