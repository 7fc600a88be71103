import { isAbsolute } from "../../paths/index.js";
import { statOf } from "../../disk/index.js";
import type { Rule } from "../../linter/index.js";
import { failure, isFailure, type PlacedProblem, type Result } from "../../source/index.js";
import type { ConfigFile } from "../config-files/config-file.js";
import { displayPath } from "../files/paths.js";
import { pluginPlace } from "../plugins/plugin-place.js";
import { repositoryOf, type PluginChoice } from "../plugins/plugin-trust.js";
import { loadPlugins, type NamedPlugin } from "../plugins/plugins.js";

export interface PluginContext {
  readonly cwd: string;
  readonly plugins: PluginChoice;
  /** The repositories that are linted. */
  readonly repositories: readonly string[];
  /** Whether the user named the config file, so that it is trusted wherever it is. */
  readonly isNamed: boolean;
}

/** The plugins that a config names, and the rules of those that were loaded. */
export interface ConfigPlugins {
  /** Their paths, and the names of packages. */
  readonly names: readonly string[];
  readonly rules: readonly Rule[];
  /** If the plugins were not loaded: what the user has to trust for that. */
  readonly distrusted?: string;
}

/**
 * Loads the plugins that a config and the files it extends name, if the config is trusted. On the command line a config
 * that is not trusted is a failure: a run without its rules would look like a run without findings.
 */
export async function pluginsOf(
  path: string,
  files: readonly ConfigFile[],
  builtIn: readonly Rule[],
  context: PluginContext,
): Promise<Result<ConfigPlugins>> {
  const { cwd, isNamed, plugins, repositories } = context;
  const places = files.flatMap(placesIn);
  const names = [...new Set(places.map(({ name }) => name))];
  if (names.length === 0) return { names, rules: [] };
  if (plugins.use === "none") return { names, rules: [], distrusted: path };
  const home = repositoryOf(path, repositories);
  if (plugins.use === "consented") {
    const place = "repository" in home ? home.repository : path;
    if (!plugins.isTrusted(place)) return { names, rules: [], distrusted: place };
  } else if (!isNamed && "reason" in home) {
    const file = files.find(({ data }) => data.plugins?.length);
    const message = `The plugins of this config are not loaded: plugins are code, and ${home.reason}. To load them, name the config: --config ${displayPath(path, cwd)}. To lint without them: --no-plugins.`;
    return failure(...(file?.place([{ path: ["plugins"], message }]) ?? [message]));
  }
  const missing = files.flatMap(missingFiles);
  if (missing.length > 0) return failure(...missing);
  const rules = await loadPlugins(places, cwd, new Set(builtIn.map(({ name }) => name)));
  return isFailure(rules) ? rules : { names, rules };
}

/** What is wrong with a config that names files which are not there. */
function missingFiles(file: ConfigFile): readonly PlacedProblem[] {
  return placesIn(file).flatMap(({ name, placed }, index) => {
    if (!isAbsolute(name) || statOf(name)) return [];
    return placed(`There is no plugin "${file.data.plugins?.[index] ?? name}", as seen from this config.`);
  });
}

function placesIn(file: ConfigFile): readonly NamedPlugin[] {
  const { data, folder } = file;
  return (data.plugins ?? []).map((plugin, index) => ({
    ...pluginPlace(plugin, folder),
    placed: (message) => file.place([{ path: ["plugins", String(index)], message }]),
  }));
}
