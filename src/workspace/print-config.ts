import { dirname, resolve } from "node:path";
import { formatByName } from "../parsers/index.js";
import { failure, isFailure, type Result } from "../source/index.js";
import { configFor, configOf, finderFor, resolveOptions, type ConfigOptions } from "./config-options.js";
import { lintedRepositories } from "./plugin-trust.js";
import { coversUnit } from "./rule-layers.js";
import { skippedNote } from "./skipped-plugins.js";
import { statOf } from "./paths.js";

export interface ResolvedConfig {
  /** The config as data to print. */
  readonly data: object;
  /** The paths of the plugins that were loaded. */
  readonly plugins: readonly string[];
  readonly notes: readonly string[];
}

/** The resolved config for a file or a module folder, for `--print-config`. */
export async function resolvedConfig(path: string, options: ConfigOptions): Promise<Result<ResolvedConfig>> {
  const absolute = resolve(options.cwd, path);
  const stat = statOf(absolute);
  if (!stat) return failure(`There is no file or folder "${path}".`);
  const resolved = await resolveOptions(options);
  if (isFailure(resolved)) return resolved;
  const folder = stat.isDirectory() ? absolute : dirname(absolute);
  const isFile = !stat.isDirectory() && formatByName(absolute) === undefined;
  const unit = isFile ? { path: absolute, files: [absolute] } : { path: folder, files: [] };
  const finder = finderFor(options, lintedRepositories([absolute], options.cwd));
  const config = await configFor(folder, finder, resolved);
  if (isFailure(config)) return config;
  const { rules, settings, values } = configOf(unit, config, resolved);
  const built = config.rules.map(({ name }) => name).sort();
  const data = {
    config: config.path ?? null,
    ignored: coversUnit(config.ignores, unit),
    rules: Object.fromEntries(
      built.map((name) => {
        const { severity, options: ruleOptions } = rules.get(name) ?? { severity: "off", options: {} };
        return [name, Object.keys(ruleOptions).length === 0 ? [severity] : [severity, ruleOptions]];
      }),
    ),
    settings: { ...settings, parameters: values.parameters, variables: values.variables },
  };
  const note = skippedNote(config.skipped ? [config.skipped] : [], options.cwd);
  return { data, plugins: config.plugins, notes: note === undefined ? [] : [note] };
}
