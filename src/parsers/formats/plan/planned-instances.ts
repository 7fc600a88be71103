import { entryOf, type Mapping, type Node } from "../../../tree/index.js";
import type { InstanceKey, Planned } from "../terraform/modules/plan.js";
import { callsOf, stepsOf } from "./addresses.js";
import { isSecret } from "./given-values.js";
import { resourceKey } from "./declared.js";
import { policiesOfResources, withOwnPolicies } from "./inline-policies.js";
import { calledModule, resourceBlock, valuesOf } from "./module-source.js";
import { valueAt, itemsOf, type PlanFile } from "./plan-file.js";

/** What a plan knows, in the form that the evaluation asks for. `path`: the beginning of identities. */
export function plannedInstances(plan: PlanFile, path: string): Planned {
  const keys = keysByAddress(plan);
  const ofResources = policiesOfResources(plan);
  const configured = memoised((calls: string) => resourcesOf(plan, calls === "" ? [] : calls.split(".")));
  const resourceAt = (address: string): Mapping | undefined => {
    const steps = stepsOf(address) ?? [];
    return configured(callsOf(steps).join(".")).get(steps.at(-1)?.name ?? "");
  };
  const values = memoised((address: string): Mapping | undefined => {
    const instance = plan.instances.get(address);
    const resource = resourceAt(address);
    return instance && resource && valuesOf(instance, resource, `${path}#${address}`);
  });
  return {
    isComplete: plan.isComplete,
    isSecret: (variable) => isSecret(plan, variable),
    keysOf(address) {
      const found = keys.get(address);
      return found && [...found];
    },
    blockOf(address) {
      const instance = plan.instances.get(address);
      const resource = instance && resourceAt(address);
      const isRole = instance?.steps.at(-1)?.name.startsWith("aws_iam_role.") === true;
      const shown = isRole && !instance.isNew ? withOwnPolicies(instance, ofResources) : instance;
      return resource && resourceBlock(resource, shown, `${path}#${address}`);
    },
    valueOf(address, name): Node | undefined {
      const found = values(address);
      const value = found && entryOf(found, name)?.value;
      return value?.kind === "unknown" ? undefined : value;
    },
  };
}

function keysByAddress({ instances }: PlanFile): ReadonlyMap<string, ReadonlySet<InstanceKey>> {
  const found = new Map<string, Set<InstanceKey>>();
  for (const { steps } of instances.values()) {
    for (const { base, key } of steps) found.set(base, (found.get(base) ?? new Set()).add(key));
  }
  return found;
}

function resourcesOf(plan: PlanFile, calls: readonly string[]): ReadonlyMap<string, Mapping> {
  const module = calledModule(plan, calls);
  return new Map(
    itemsOf(valueAt(module, "resources")).flatMap((resource) => {
      const key = resourceKey(resource);
      return resource.kind === "mapping" && key !== undefined ? [[key, resource] as const] : [];
    }),
  );
}

function memoised<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key) as T;
  };
}
