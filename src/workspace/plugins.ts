import { dependOnMore } from "../disk/index.js";
import type { Plugin, Rule } from "../linter/index.js";
import { failure, isFailure, loadModule, type ModuleForm, type Result } from "../source/index.js";
import { displayPath } from "./paths.js";

/**
 * Loads the rules of plugin modules. Plugins are code, so only modules that the config names are loaded. Fails if a
 * module cannot be loaded or if a rule name exists already.
 */
export async function loadPlugins(
  paths: readonly string[],
  cwd: string,
  taken: ReadonlySet<string>,
): Promise<Result<readonly Rule[]>> {
  const rules: Rule[] = [];
  for (const path of new Set(paths)) {
    // Its code may read anything.
    dependOnMore();
    const plugin = await loadModule(path, displayPath(path, cwd), pluginForm);
    if (isFailure(plugin)) return plugin;
    for (const rule of plugin.rules) {
      if (taken.has(rule.name) || rules.some(({ name }) => name === rule.name)) {
        return failure(
          `The plugin "${displayPath(path, cwd)}" has a rule "${rule.name}", but there is a rule of that name already.`,
        );
      }
      rules.push(rule);
    }
  }
  return rules;
}

const pluginForm: ModuleForm<Plugin> = {
  kind: "plugin",
  has: isPlugin,
  words: "a default export made with definePlugin: { name, rules: [ … ] }",
};

function isPlugin(value: unknown): value is Plugin {
  if (typeof value !== "object" || value === null || !("rules" in value)) return false;
  return Array.isArray(value.rules) && value.rules.every(isRule);
}

function isRule(value: unknown): value is Rule {
  if (typeof value !== "object" || value === null) return false;
  const hasShape = "name" in value && "meta" in value && "create" in value;
  return (
    hasShape && typeof value.name === "string" && typeof value.create === "function" && typeof value.meta === "object"
  );
}
