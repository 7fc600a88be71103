import { isFailure, type Result } from "../../source/index.js";
import type { Rule } from "../../linter/index.js";
import { configFor, finderFor, resolveOptions, type ConfigOptions } from "./config-options.js";
import { lintedRepositories } from "../plugins/plugin-trust.js";
import { skippedNote } from "../plugins/skipped-plugins.js";

/** The rules that the config of the working folder may set. */
export interface AvailableRules {
  readonly rules: readonly Rule[];
  readonly notes: readonly string[];
}

export async function availableRules(options: ConfigOptions): Promise<Result<AvailableRules>> {
  const resolved = await resolveOptions(options);
  if (isFailure(resolved)) return resolved;
  const finder = finderFor(options, lintedRepositories([options.cwd], options.cwd));
  const config = await configFor(options.cwd, finder, resolved);
  if (isFailure(config)) return config;
  const note = skippedNote(config.skipped ? [config.skipped] : [], options.cwd);
  return { rules: config.rules, notes: note === undefined ? [] : [note] };
}
