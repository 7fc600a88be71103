import { dependOnMore, loadModule, type ModuleForm } from "../../disk/index.js";
import type { Plugin, Rule } from "../../linter/index.js";
import { failure, isFailure, oncePer, type Failure, type PlacedProblem, type Result } from "../../source/index.js";
import { modulePathOf, shownPlugin, type PluginPlace } from "./plugin-place.js";
import { pluginProblem } from "./plugin-problem.js";

/** A plugin that a config names. */
export interface NamedPlugin extends PluginPlace {
  /** A message with the place in the config: `file:line:column: message`. */
  readonly placed: (message: string) => readonly PlacedProblem[];
}

/**
 * Loads the rules of plugins. Plugins are code, so only modules that the config names are loaded. Fails if a module
 * cannot be loaded, if it is no plugin, or if two have one name.
 */
export async function loadPlugins(
  places: readonly NamedPlugin[],
  cwd: string,
  builtIn: ReadonlySet<string>,
): Promise<Result<readonly Rule[]>> {
  const loaded = new Map<Plugin, string>();
  for (const place of places) {
    // Its code may read anything.
    dependOnMore();
    const shown = shownPlugin(place.name, cwd);
    const plugin = await loadPlugin(place, shown, builtIn);
    if (isFailure(plugin)) return inConfig(place, plugin);
    const [, twin] = [...loaded].find(([one]) => one !== plugin && one.name === plugin.name) ?? [];
    if (twin !== undefined) {
      const problem = `The plugins "${twin}" and "${shown}" have one name, "${plugin.name}", so their rules cannot be told apart. Give one of them another name in definePlugin.`;
      return inConfig(place, failure(problem));
    }
    loaded.set(plugin, shown);
  }
  return [...loaded.keys()].flatMap(rulesOf);
}

async function loadPlugin(place: PluginPlace, shown: string, builtIn: ReadonlySet<string>): Promise<Result<Plugin>> {
  const path = modulePathOf(place);
  if (isFailure(path)) return path;
  const plugin = await loadModule(path, shown, pluginForm);
  const problem = isFailure(plugin) ? undefined : pluginProblem(plugin, builtIn);
  return problem === undefined ? plugin : failure(`The plugin "${shown}" ${problem}`);
}

/** A failure with the place where the config names the plugin. Further lines are the stack of what the plugin throws. */
function inConfig({ placed }: NamedPlugin, { message }: Failure): Failure {
  const [first = "", ...stack] = message.split("\n");
  return failure(...placed(first), ...stack);
}

/** The rules of a plugin, with its prefix in their names. Each is made once, however many configs name the plugin. */
const rulesOf = oncePer((plugin: Plugin): readonly Rule[] => plugin.rules.map((rule) => withPrefix(rule, plugin)));

function withPrefix(rule: Rule, plugin: Plugin): Rule {
  const { meta } = rule;
  const own = new Set(plugin.rules.map(({ name }) => name));
  const standsFor = meta.standsFor?.map((name) => (own.has(name) ? prefixed(name, plugin) : name));
  return {
    name: prefixed(rule.name, plugin),
    meta: { ...meta, ...(standsFor && { standsFor }) },
    create: (context) => rule.create(context),
  };
}

/** A rule may be written with or without the prefix. */
function prefixed(name: string, plugin: Plugin): string {
  const prefix = `${plugin.name}/`;
  return name.startsWith(prefix) ? name : `${prefix}${name}`;
}

const pluginForm: ModuleForm<Plugin> = {
  kind: "plugin",
  has: isPlugin,
  words: "a default export made with definePlugin: { name, rules: [ … ] }",
};

function isPlugin(value: unknown): value is Plugin {
  if (typeof value !== "object" || value === null || !("rules" in value) || !("name" in value)) return false;
  return typeof value.name === "string" && Array.isArray(value.rules);
}
