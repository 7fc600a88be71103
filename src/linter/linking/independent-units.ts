import { addTo } from "../../source/index.js";
import type { Template } from "../../model/index.js";
import type { LintUnit } from "../run.js";

interface Parsed {
  readonly unit: LintUnit;
  readonly template: Template;
}

/**
 * The units that are judged on their own. A module that a linted module calls is judged in that module, and a policy
 * file that a linted template reads is judged in that template.
 */
export function independentUnits<T extends Parsed>(units: readonly T[]): readonly T[] {
  const readers = new Map<string, T[]>();
  for (const one of units) {
    for (const { path } of one.template.files) addTo(readers, path, one);
  }
  return units.filter((one) => {
    const [first] = one.unit.files;
    const others = first === undefined ? [] : (readers.get(first) ?? []).filter((other) => other !== one);
    // Modules that call each other are not valid Terraform. Both are judged.
    return !others.some((other) => reads(other, one) && !reads(one, other));
  });
}

function reads({ template }: Parsed, { unit }: Parsed): boolean {
  const paths = new Set(template.files.map(({ path }) => path));
  return unit.files.every((path) => paths.has(path));
}
