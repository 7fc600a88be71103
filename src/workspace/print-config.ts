import { dirname, resolve } from "node:path";
import { formatByName } from "../parsers/index.js";
import { failure, isFailure, type Result } from "../source/index.js";
import { configFor, configOf, resolveOptions, type ConfigOptions } from "./config-options.js";
import { coversUnit } from "./rule-layers.js";
import { statOf } from "./paths.js";

/** The resolved config for a file or a module folder, as data for `--print-config`. */
export async function resolvedConfig(path: string, options: ConfigOptions): Promise<Result<object>> {
  const absolute = resolve(options.cwd, path);
  const stat = statOf(absolute);
  if (!stat) return failure(`There is no file or folder "${path}".`);
  const resolved = await resolveOptions(options);
  if (isFailure(resolved)) return resolved;
  const folder = stat.isDirectory() ? absolute : dirname(absolute);
  const isFile = !stat.isDirectory() && formatByName(absolute) === undefined;
  const unit = isFile ? { path: absolute, files: [absolute] } : { path: folder, files: [] };
  const config = await configFor(folder, resolved);
  if (isFailure(config)) return config;
  const { rules, settings, values } = configOf(unit, config, resolved);
  const built = config.rules.map(({ name }) => name).sort();
  return {
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
}
