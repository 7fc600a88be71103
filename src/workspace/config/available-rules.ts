import { isFailure, type Result } from "../../source/index.js";
import type { Rule } from "../../linter/index.js";
import { configFor, finderFor, resolveOptions, type ConfigOptions } from "./config-options.js";
import { lintedRepositories } from "../plugins/plugin-trust.js";
import { skippedNote } from "../plugins/skipped-plugins.js";

/** The rules that the config of a folder may set. */
export interface AvailableRules {
  readonly rules: readonly Rule[];
  readonly notes: readonly string[];
}

/** Fails as a lint of the folder would if something is wrong in its config. */
export async function availableRules(
  options: ConfigOptions,
  folder: string = options.cwd,
): Promise<Result<AvailableRules>> {
  const resolved = await resolveOptions(options);
  if (isFailure(resolved)) return resolved;
  const finder = finderFor(options, lintedRepositories([folder], options.cwd));
  const config = await configFor(folder, finder, resolved);
  if (isFailure(config)) return config;
  const note = skippedNote(config.skipped ? [config.skipped] : [], options.cwd);
  return { rules: config.rules, notes: note === undefined ? [] : [note] };
}
