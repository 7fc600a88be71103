import { resolve } from "../../paths/index.js";
import { statOf } from "../../disk/index.js";
import type { OwnRequirements } from "../../knowledge/index.js";
import type { Rule } from "../../linter/index.js";
import { didYouMean, failure, isFailure, type Result } from "../../source/index.js";
import type { ConfigData, SettingsData } from "../config-files/config-data.js";
import { defaultPreset, configParts, type ConfigPart } from "./config-chain.js";
import type { ConfigFile } from "../config-files/config-file.js";
import { pluginsOf, type PluginContext } from "./config-plugins.js";
import type { ConfigProblem } from "../config-files/config-problems.js";
import { pathMatcher, type PathMatcher } from "../files/path-globs.js";
import { layerOf, optionsOf, presetLayer, type RuleLayer } from "./rule-layers.js";
import { optionProblems } from "./rule-options.js";
import type { SkippedPlugins } from "../plugins/skipped-plugins.js";

/** A config with everything that it extends. In `layers`, later ones win. */
export interface Config {
  /** Absent if there is no config file. Then the defaults apply. */
  readonly path?: string;
  readonly layers: readonly RuleLayer[];
  readonly settings: SettingsData;
  readonly ignores: PathMatcher;
  /** Whether the holder of a bare policy file may have other policies too. */
  readonly isPartial: PathMatcher;
  /** What the files of the setting `requirements` say. They are read for the units that the config applies to. */
  readonly requirements?: OwnRequirements;
  /** The built-in rules and the rules of plugins. */
  readonly rules: readonly Rule[];
  /** The paths of the plugins that were loaded, or the names of their packages. */
  readonly plugins: readonly string[];
  /** The plugins that were not loaded. */
  readonly skipped?: SkippedPlugins;
}

export interface ConfigContext extends PluginContext {
  /** The built-in rules. */
  readonly rules: readonly Rule[];
}

export function defaultConfig(rules: readonly Rule[]): Config {
  const none: PathMatcher = () => false;
  const layers = [presetLayer(defaultPreset)];
  return { layers, settings: {}, ignores: none, isPartial: none, rules, plugins: [] };
}

/** Loads a config file and everything that it extends. Its globs are relative to `base`. */
export async function loadConfig(path: string, base: string, context: ConfigContext): Promise<Result<Config>> {
  const parts = await configParts(path, context.cwd, context.repositories);
  if (isFailure(parts)) return parts;
  const files = parts.flatMap((part) => ("file" in part ? [part.file] : []));
  const plugins = await pluginsOf(path, files, context.rules, context);
  if (isFailure(plugins)) return plugins;
  const { distrusted, names } = plugins;
  const rules = [...context.rules, ...plugins.rules];
  for (const file of files) {
    const problems = await ruleProblems(file, rules, distrusted !== undefined);
    if (problems.length > 0) return failure(...file.place(problems));
  }
  const config = assemble(path, parts, base, rules);
  if (distrusted === undefined) return { ...config, plugins: names };
  const missing = missingRules(config.layers, rules);
  return { ...config, skipped: { config: path, place: distrusted, plugins: names, rules: missing } };
}

async function ruleProblems(
  file: ConfigFile,
  rules: readonly Rule[],
  hasHiddenRules: boolean,
): Promise<readonly ConfigProblem[]> {
  const overrides = (file.data.overrides ?? []).map((override, index) => ({
    keys: ["overrides", String(index), "rules"],
    entries: override.rules,
  }));
  const problems: ConfigProblem[] = [];
  for (const { entries, keys } of [{ keys: ["rules"], entries: file.data.rules ?? {} }, ...overrides]) {
    for (const [name, entry] of Object.entries(entries)) {
      const unknown = hasHiddenRules ? undefined : unknownRule(name, rules);
      if (unknown !== undefined) problems.push({ path: [...keys, name], message: unknown, isAboutKey: true });
      const wrong = await optionProblems(name, optionsOf(entry), rules);
      problems.push(...wrong.map((problem) => ({ ...problem, path: [...keys, name, "1", ...problem.path] })));
    }
  }
  return problems;
}

/** The error message for an unknown rule name. `undefined`: the rule exists. */
export function unknownRule(name: string, rules: readonly Rule[]): string | undefined {
  const names = rules.map((rule) => rule.name);
  return names.includes(name) ? undefined : noSuchRule(name, names);
}

/** The error message for a rule name that is none of these. Perhaps only the prefix of its plugin is missing. */
export function noSuchRule(name: string, names: readonly string[]): string {
  const full = names.find((one) => one.endsWith(`/${name}`));
  const hint = full === undefined ? didYouMean(name, names) : ` Did you mean "${full}"?`;
  return `There is no rule "${name}".${hint}`;
}

function assemble(path: string, parts: readonly ConfigPart[], base: string, rules: readonly Rule[]): Config {
  const layers: RuleLayer[] = [];
  const ignores: string[] = [];
  let settings: SettingsData = {};
  for (const part of parts) {
    if ("preset" in part) {
      layers.push(presetLayer(part.preset));
      continue;
    }
    const { data, folder } = part.file;
    layers.push(...layersOf(data, part.isExtended, base));
    settings = mergeSettings(settings, data.settings, folder);
    ignores.push(...(data.ignores ?? []));
  }
  return {
    path,
    layers,
    settings,
    ignores: pathMatcher(ignores, base),
    isPartial: pathMatcher(settings.partialPolicies ?? [], base),
    rules,
    plugins: [],
  };
}

function layersOf(data: ConfigData, isExtended: boolean, base: string): readonly RuleLayer[] {
  const overrides = (data.overrides ?? []).map(({ files, rules }) =>
    layerOf(rules, isExtended, pathMatcher(files, base)),
  );
  return [...(data.rules ? [layerOf(data.rules, isExtended)] : []), ...overrides];
}

/** Rules that are turned on, but were not loaded. */
function missingRules(layers: readonly RuleLayer[], rules: readonly Rule[]): readonly string[] {
  const built = new Set(rules.map(({ name }) => name));
  const on = layers.flatMap((layer) =>
    [...layer.rules].flatMap(([name, { severity }]) => (severity === "off" ? [] : [name])),
  );
  return [...new Set(on)].filter((name) => !built.has(name));
}

/** The config with settings that a program gives. Its paths and globs are relative to `folder`. */
export function withSettings(config: Config, given: SettingsData, folder: string): Config {
  const { partialPolicies } = given;
  return {
    ...config,
    settings: mergeSettings(config.settings, given, folder),
    ...(partialPolicies && { isPartial: pathMatcher(partialPolicies, folder) }),
  };
}

function mergeSettings(below: SettingsData, above: SettingsData | undefined, folder: string): SettingsData {
  if (!above) return below;
  const { accountData, callerPolicies, requirements } = above;
  return {
    ...below,
    ...above,
    ...((below.parameters ?? above.parameters) && { parameters: { ...below.parameters, ...above.parameters } }),
    ...((below.variables ?? above.variables) && { variables: { ...below.variables, ...above.variables } }),
    // The path of a policy file is relative to the config. A resource address stays as it is.
    ...(accountData && { accountData: accountData.map((file) => resolve(folder, file)) }),
    // What a config asks for counts in addition to what those ask for that it extends.
    ...(requirements && {
      requirements: [...(below.requirements ?? []), ...requirements.map((file) => resolve(folder, file))],
    }),
    ...(callerPolicies && { callerPolicies: callerPolicies.map((policy) => fileOrAddress(policy, folder)) }),
  };
}

function fileOrAddress(policy: string, folder: string): string {
  const path = resolve(folder, policy);
  return statOf(path)?.isFile() ? path : policy;
}
