import { resolve } from "node:path";
import type { Rule } from "../linter/index.js";
import { presetNames, presets, type PresetName } from "../presets/index.js";
import type { SettingsData } from "./config-data.js";
import { readConfigFile, type ConfigFile } from "./config-file.js";
import { failure, isFailure, type Failure } from "./failure.js";
import { didYouMean } from "./nearest-name.js";
import { pathMatcher, type PathMatcher } from "./path-globs.js";
import { statOf } from "./paths.js";
import { loadPlugins } from "./plugins.js";
import { optionProblems } from "./rule-options.js";
import { layerOf, presetLayer, type RuleLayer } from "./rule-layers.js";

/** A config with everything that it extends, in the order in which later parts win. */
export interface Config {
  /** Absent: no config file; the defaults hold. */
  readonly path?: string;
  readonly layers: readonly RuleLayer[];
  readonly settings: SettingsData;
  readonly ignores: PathMatcher;
  /** The built-in rules and those of plugins. */
  readonly rules: readonly Rule[];
  /** Rules that are switched on but are not built yet. */
  readonly unbuilt: readonly string[];
}

export interface ConfigContext {
  readonly cwd: string;
  readonly rules: readonly Rule[];
  readonly usePlugins: boolean;
}

export const defaultPreset: PresetName = "recommended";

export function defaultConfig(rules: readonly Rule[]): Config {
  return { layers: [presetLayer(defaultPreset)], settings: {}, ignores: () => false, rules, unbuilt: [] };
}

/** A preset, or a config file; `isExtended` is false for the file that was found or named. */
type Part = { readonly preset: PresetName } | { readonly file: ConfigFile; readonly isExtended: boolean };

/** Reads a config file and what it extends; its globs count from `base`. */
export async function loadConfig(path: string, base: string, context: ConfigContext): Promise<Config | Failure> {
  const parts = await partsOf(path, [], context.cwd);
  if (isFailure(parts)) return parts;
  const files = parts.flatMap((part) => ("file" in part ? [part.file] : []));
  const plugins = context.usePlugins ? files.flatMap(pluginPaths) : [];
  const loaded = await loadPlugins(plugins, context.cwd, new Set(context.rules.map(({ name }) => name)));
  if (isFailure(loaded)) return loaded;
  const rules = [...context.rules, ...loaded];
  const hasHiddenRules = !context.usePlugins && files.some(({ data }) => data.plugins?.length);
  const problems = (await Promise.all(files.map((file) => ruleProblems(file, rules, hasHiddenRules)))).flat();
  if (problems.length > 0) return failure(problems.join("\n"));
  return assemble(path, parts, base, rules);
}

/** What a file extends, then the file; later parts win. */
async function partsOf(path: string, above: readonly string[], cwd: string): Promise<readonly Part[] | Failure> {
  const file = await readConfigFile(path, cwd);
  if (isFailure(file)) return file;
  const parts: Part[] = [];
  for (const [index, name] of [file.data.extends ?? defaultsFor(above)].flat().entries()) {
    const keys = typeof file.data.extends === "string" ? ["extends"] : ["extends", String(index)];
    const extended = await partsOfName(name, file, keys, [...above, path], cwd);
    if (isFailure(extended)) return extended;
    parts.push(...extended);
  }
  return [...parts, { file, isExtended: above.length > 0 }];
}

/** A config that says nothing else stands on the default preset, so that a settings file never switches linting off. */
function defaultsFor(above: readonly string[]): readonly string[] {
  return above.length === 0 ? [defaultPreset] : [];
}

async function partsOfName(
  name: string,
  file: ConfigFile,
  keys: readonly string[],
  above: readonly string[],
  cwd: string,
): Promise<readonly Part[] | Failure> {
  const preset = presetNames.find((one) => one === name);
  if (preset) return [{ preset }];
  const path = resolve(file.folder, name);
  if (above.includes(path)) return failure(file.at(keys, `The config extends itself through "${name}".`));
  if (statOf(path)?.isFile()) return partsOf(path, above, cwd);
  const hint = didYouMean(name, presetNames);
  return failure(file.at(keys, `"${name}" is neither a preset (${presetNames.join(", ")}) nor a config file beside this one.${hint}`));
}

function pluginPaths({ data, folder }: ConfigFile): readonly string[] {
  return (data.plugins ?? []).map((plugin) => resolve(folder, plugin));
}

async function ruleProblems(file: ConfigFile, rules: readonly Rule[], hasHiddenRules: boolean): Promise<readonly string[]> {
  const places = [
    { keys: ["rules"], entries: file.data.rules ?? {} },
    ...(file.data.overrides ?? []).map((override, index) => ({
      keys: ["overrides", String(index), "rules"],
      entries: override.rules,
    })),
  ];
  const problems: string[] = [];
  for (const { keys, entries } of places) {
    for (const [name, entry] of Object.entries(entries)) {
      const unknown = hasHiddenRules ? undefined : unknownRule(name, rules);
      if (unknown !== undefined) problems.push(file.at([...keys, name], unknown));
      const options: unknown = typeof entry === "object" ? entry[1] : undefined;
      const wrong = options === undefined ? [] : await optionProblems(name, options, rules);
      problems.push(...wrong.map(({ path, message }) => file.at([...keys, name, "1", ...path], message)));
    }
  }
  return problems;
}

/** Why there is no such rule; `undefined` where there is one, or will be. */
export function unknownRule(name: string, rules: readonly Rule[]): string | undefined {
  const names = new Set([...rules.map((rule) => rule.name), ...Object.keys(presets.all)]);
  return names.has(name) ? undefined : `There is no rule "${name}".${didYouMean(name, names)}`;
}

async function assemble(path: string, parts: readonly Part[], base: string, rules: readonly Rule[]): Promise<Config> {
  const layers: RuleLayer[] = [];
  const ignores: string[] = [];
  let settings: SettingsData = {};
  for (const part of parts) {
    if ("preset" in part) {
      layers.push(presetLayer(part.preset));
      continue;
    }
    const { data, folder } = part.file;
    if (data.rules) layers.push(layerOf(data.rules, part.isExtended));
    for (const { files, rules: entries } of data.overrides ?? []) {
      layers.push(layerOf(entries, part.isExtended, await pathMatcher(files, base)));
    }
    settings = mergeSettings(settings, data.settings, folder);
    ignores.push(...(data.ignores ?? []));
  }
  const unbuilt = unbuiltRules(layers.filter((layer) => !parts.some((part) => "preset" in part) || layer.rules.size < Object.keys(presets.recommended).length), rules);
  return { path, layers, settings, ignores: await pathMatcher(ignores, base), rules, unbuilt };
}

/** Rules that a user switched on although this version does not have them. */
export function unbuiltRules(layers: readonly RuleLayer[], rules: readonly Rule[]): readonly string[] {
  const built = new Set(rules.map(({ name }) => name));
  const on = layers.flatMap((layer) => [...layer.rules].flatMap(([name, { severity }]) => (severity === "off" ? [] : [name])));
  return [...new Set(on)].filter((name) => !built.has(name));
}

function mergeSettings(below: SettingsData, above: SettingsData | undefined, folder: string): SettingsData {
  if (!above) return below;
  const { callerPolicies } = above;
  return {
    ...below,
    ...above,
    ...((below.parameters ?? above.parameters) && { parameters: { ...below.parameters, ...above.parameters } }),
    ...((below.variables ?? above.variables) && { variables: { ...below.variables, ...above.variables } }),
    // A policy file is named from the config that names it; an address stays as it is.
    ...(callerPolicies && { callerPolicies: callerPolicies.map((policy) => fileOrAddress(policy, folder)) }),
  };
}

function fileOrAddress(policy: string, folder: string): string {
  const path = resolve(folder, policy);
  return statOf(path)?.isFile() ? path : policy;
}
