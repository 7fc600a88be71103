import type { LintUnit } from "../../linter/index.js";
import { isFailure, type Result } from "../../source/index.js";
import type { Config } from "../config/config.js";
import type { ConfigFinder } from "../config/config-finder.js";
import {
  configFolderOf,
  configFor,
  configureUnit,
  type ConfigOptions,
  type ResolvedOptions,
} from "../config/config-options.js";
import { displayPath } from "../files/paths.js";
import { coversUnit } from "../config/rule-layers.js";
import type { FoundUnit } from "./units.js";

export interface RuledUnits {
  readonly units: readonly { readonly unit: LintUnit; readonly by: FoundUnit["foundBy"] }[];
  readonly configs: readonly Config[];
  readonly notes: readonly string[];
}

/** Adds the config to each unit, and removes units that their config or the command line ignores. */
export async function ruleUnits(
  found: readonly FoundUnit[],
  finder: ConfigFinder,
  resolved: ResolvedOptions,
  { config: choice, cwd }: ConfigOptions,
): Promise<Result<RuledUnits>> {
  const units: { readonly unit: LintUnit; readonly by: FoundUnit["foundBy"] }[] = [];
  const configs: Config[] = [];
  const notes: string[] = [];
  // A config that the user names is wrong also where there is nothing that it rules.
  const named = choice.use === "file" && found.length === 0 ? await configFor(cwd, finder, resolved) : undefined;
  if (isFailure(named)) return named;
  const ignoredOf = new Map<string, string>();
  const ruledGlobs = new Set<string>();
  for (const { unit, foundBy, glob } of found) {
    const config = await configFor(configFolderOf(unit), finder, resolved);
    if (isFailure(config)) return config;
    const list = ignoringList(unit, config, resolved);
    if (list !== undefined) {
      if (foundBy === "name") notes.push(`"${displayPath(unit.path, cwd)}" is skipped: ${list} lists it.`);
      if (glob !== undefined) ignoredOf.set(glob, list);
      continue;
    }
    if (glob !== undefined) ruledGlobs.add(glob);
    units.push({ unit: configureUnit(unit, config, resolved), by: foundBy });
    configs.push(config);
  }
  for (const [glob, list] of ignoredOf)
    if (!ruledGlobs.has(glob)) notes.push(`"${glob}" is skipped: ${list} lists what it matches.`);
  return { units, configs, notes };
}

/** What lists a unit, or a file, as ignored, as messages call it. */
export function ignoringList(
  unit: Pick<FoundUnit["unit"], "path" | "files">,
  config: Config,
  { ignores }: ResolvedOptions,
): string | undefined {
  if (coversUnit(config.ignores, unit)) return '"ignores" in the config';
  return coversUnit(ignores, unit) ? "--ignore-pattern" : undefined;
}
