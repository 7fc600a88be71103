import { shownPlugin } from "./plugin-place.js";

/** The plugins of a config that were not loaded, so that their rules did not run. */
export interface SkippedPlugins {
  readonly config: string;
  /** What the user has to trust for the plugins to be loaded: a repository, or this config. */
  readonly place: string;
  readonly plugins: readonly string[];
  /** The rules that the config turns on and that only a plugin can have. */
  readonly rules: readonly string[];
}

/** The line that `--no-plugins` prints. */
export function skippedNote(skipped: readonly SkippedPlugins[], cwd: string): string | undefined {
  const plugins = new Set(skipped.flatMap((one) => one.plugins.map((name) => shownPlugin(name, cwd))));
  const rules = new Set(skipped.flatMap((one) => one.rules));
  if (plugins.size === 0) return undefined;
  const end = rules.size === 0 ? "." : `: ${quoted(rules)}.`;
  return `Plugins are not loaded (--no-plugins): ${quoted(plugins)}. Their rules are skipped${end}`;
}

function quoted(names: ReadonlySet<string>): string {
  return [...names].map((name) => `"${name}"`).join(", ");
}
