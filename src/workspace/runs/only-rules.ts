import type { LintUnit, Rule } from "../../linter/index.js";
import { failure, listed, type Result } from "../../source/index.js";
import { noSuchRule } from "../config/config.js";

interface OnlyRules {
  readonly wanted: readonly Rule[];
  readonly notes: readonly string[];
}

/** The rules that `--only` leaves, and a note if none of the configs turns one of them on. */
export function onlyRules(
  only: readonly string[],
  rules: readonly Rule[],
  units: readonly { readonly unit: LintUnit }[],
  hasHiddenRules: boolean,
): Result<OnlyRules> {
  if (only.length === 0) return { wanted: rules, notes: [] };
  const names = rules.map(({ name }) => name);
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined && hasHiddenRules)
    return failure(`--only: The rule "${unknown}" cannot run, because plugins are not loaded.`);
  if (unknown !== undefined) return failure(`--only: ${noSuchRule(unknown, names)}`);
  const isOff = (name: string): boolean =>
    units.every(({ unit }) => (unit.rules.get(name)?.severity ?? "off") === "off");
  const off = [...new Set(only)].filter(isOff).map((name) => `"${name}"`);
  const [verb, object] = off.length === 1 ? ["is", "it"] : ["are", "them"];
  const note = `--only: ${listed(off)} ${verb} off in every file here. --rule 'NAME: error' or --preset all turns ${object} on.`;
  return {
    wanted: rules.filter(({ name }) => only.includes(name)),
    notes: off.length > 0 && units.length > 0 ? [note] : [],
  };
}
