import { pathToFileURL } from "node:url";
import type { Plugin, Rule } from "../linter/index.js";
import { failure, isFailure, type Result } from "../source/index.js";
import { displayPath, statOf } from "./paths.js";
import { isSystemError } from "./read-file.js";

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
    const plugin = await loadPlugin(path, displayPath(path, cwd));
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

async function loadPlugin(path: string, name: string): Promise<Result<Plugin>> {
  // Loading a pipe would wait forever, and a device may have no end.
  if (statOf(path)?.isFile() === false) return failure(`The plugin "${name}" is not a regular file.`);
  try {
    const loaded: unknown = await import(pathToFileURL(path).href);
    const plugin = typeof loaded === "object" && loaded !== null && "default" in loaded ? loaded.default : undefined;
    if (isPlugin(plugin)) return plugin;
    return failure(`The plugin "${name}" must have a default export made with definePlugin: { name, rules: [ … ] }.`);
  } catch (error) {
    // Loading runs code of the user, so any error here is shown as a problem of the plugin.
    const words =
      isSystemError(error) && error.code === "ERR_MODULE_NOT_FOUND"
        ? "it, or a module it imports, does not exist"
        : String(error);
    return failure(`The plugin "${name}" cannot be loaded: ${words}.`);
  }
}

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
