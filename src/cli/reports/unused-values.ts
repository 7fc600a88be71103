import { didYouMean } from "../../source/index.js";
import type { LintOutcome } from "../../workspace/index.js";

/** Says which values of `--var` nothing that was linted declares. A file of values may hold those of other templates. */
export function unusedValues(vars: readonly string[], { model }: Pick<LintOutcome, "model">): readonly string[] {
  // What cannot be read may declare anything.
  if (model.templates.some(({ problems }) => problems.length > 0)) return [];
  const declared = new Set(model.templates.flatMap(({ inputs }) => [...(inputs?.keys() ?? [])]));
  const names = new Set(vars.map((one) => one.slice(0, one.indexOf("=")).trim()));
  return [...names]
    .filter((name) => !declared.has(name))
    .map((name) => `--var: Nothing here declares a parameter or variable "${name}".${didYouMean(name, declared)}`);
}
