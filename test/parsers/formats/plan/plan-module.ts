import type { Argument } from "./arguments.js";

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

/** The short description from which a plan is written. */
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

/** Whether a resource is only deleted or forgotten. It is in the configuration no more. */
export function hasGone(actions: readonly string[]): boolean {
  return actions.every((action) => action === "delete" || action === "forget");
}

/** The parts of the address of a resource in its module. */
export function partsOf(key: string): {
  isData: boolean;
  type: string;
  name: string;
  index: string | number | undefined;
} {
  const [, data, type = "", name = "", index] = /^(data\.)?(\w+)\.([\w-]+)(?:\[(.*)\])?$/.exec(key) ?? [];
  return {
    isData: data !== undefined,
    type,
    name,
    index: index === undefined ? undefined : (JSON.parse(index) as string | number),
  };
}
