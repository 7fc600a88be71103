import { keysInArn } from "../../iam/index.js";
import { groupBy, oncePer } from "../../source/index.js";
import type { NeededPermission } from "./permission.js";

/**
 * Finds the few permissions that can cover another one: first those with its action, then those with a pattern, each in their
 * order. There may be thousands, for a bucket each.
 */
export function coverIndex(
  permissions: readonly NeededPermission[],
): (one: NeededPermission) => readonly NeededPermission[] {
  const byAction = groupBy(permissions, ({ action }) => action);
  const patterns = byResource(permissions.filter(({ action }) => action.includes("*")));
  const indexOf = oncePer(byResource);
  return (one) => [...indexOf(byAction.get(one.action) ?? [])(one), ...patterns(one)];
}

/** Finds those of which the resource may cover that of another one. */
function byResource(permissions: readonly NeededPermission[]): (one: NeededPermission) => readonly NeededPermission[] {
  const places = new Map(permissions.map((permission, index) => [permission, index]));
  const placeOf = (one: NeededPermission): number => places.get(one) ?? 0;
  const byKey = groupBy(permissions, patternKey);
  return (one) => {
    const { name, whole } = keysOf(one);
    if (name === undefined) return permissions;
    const keys = [whole === undefined ? [] : `whole ${whole}`, `name ${name}`, "open"].flat();
    return keys.flatMap((key) => byKey.get(key) ?? []).sort((some, other) => placeOf(some) - placeOf(other));
  };
}

function patternKey(one: NeededPermission): string {
  const { name, whole } = keysOf(one);
  if (whole !== undefined) return `whole ${whole}`;
  return name === undefined ? "open" : `name ${name}`;
}

const keysOf = oncePer(({ resource }: NeededPermission) => keysInArn(resource));
