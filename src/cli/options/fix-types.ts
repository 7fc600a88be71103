import type { FixType } from "../../workspace/index.js";

/** The values of `--fix-type`. The type makes sure that none is missing. */
const known: Readonly<Record<FixType, true>> = { fix: true, grants: true, narrows: true, renames: true };

export const fixTypes: readonly string[] = Object.keys(known);

export function isFixType(name: string): name is FixType {
  return Object.hasOwn(known, name);
}
