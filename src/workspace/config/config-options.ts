import { dirname } from "../../paths/index.js";
import { rules as builtInRules, type LintUnit, type Settings } from "../../linter/index.js";
import { unitForms, type Unit, type Values } from "../../parsers/index.js";
import type { PresetName } from "../../presets/index.js";
import { failure, isFailure, oncePer, type Result } from "../../source/index.js";
import { readCommandRules } from "./command-rules.js";
import { unknownRule, withSettings, type Config } from "./config.js";
import type { RuleEntry, SettingsData } from "../config-files/config-data.js";
import { readSettings } from "../config-files/config-file.js";
import { configFinder, type ConfigChoice, type ConfigFinder } from "./config-finder.js";
import { globProblem } from "../files/glob-problem.js";
import { pathMatcher, type PathMatcher } from "../files/path-globs.js";
import { displayPath, folderAround, repositoryOf } from "../files/paths.js";
import { requirementReader, type RequirementReader } from "../requirements/requirements.js";
import type { PluginChoice } from "../plugins/plugin-trust.js";
import { layerOf, optionsOf, presetLayer, ruleSettings, type RuleLayer } from "./rule-layers.js";
import { optionProblems } from "./rule-options.js";
import { commandWords, type OptionWords } from "./option-words.js";
import { mergeValues, readValues, type ValueOptions } from "./values.js";

/** The options for configs, rules and values. They do not depend on what is linted. */
export interface ConfigOptions {
  readonly cwd: string;
  readonly config: ConfigChoice;
  readonly preset?: PresetName;
  /** What messages call the options. By default, as on the command line. */
  readonly words?: OptionWords;
  /** Values of `--rule`, like `role-trust: warn`. They win over every config. */
  readonly rules: readonly string[];
  /** Settings that a program gives, not checked yet. They win over every config. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly plugins: PluginChoice;
  readonly values: ValueOptions;
  /** Files that say what the account has. They are used beside those of the configs. */
  readonly accountFiles?: readonly string[];
  /** Globs of files that are not linted, relative to the working folder. */
  readonly ignorePatterns?: readonly string[];
  /** The names of the rules that run. Empty: all. */
  readonly only?: readonly string[];
  /** The path of the suppressions file. By default, it is `dmslint-suppressions.json` at the git top level. */
  readonly suppressions?: string;
}

/** The options after they are parsed and checked. */
export interface ResolvedOptions {
  readonly cwd: string;
  readonly preset?: PresetName;
  readonly rules: Readonly<Record<string, RuleEntry>>;
  readonly settings?: SettingsData;
  readonly values: Values;
  readonly ignores: PathMatcher;
  readonly words: OptionWords;
  readonly requirements: RequirementReader;
}

const ignoredIn = { folder: "the working folder", remedy: "run dmslint in a folder above" };

export async function resolveOptions(options: ConfigOptions): Promise<Result<ResolvedOptions>> {
  const { cwd, ignorePatterns = [], preset, words = commandWords } = options;
  const [wrong] = ignorePatterns.flatMap((glob) => globProblem(glob, ignoredIn) ?? []);
  if (wrong !== undefined) return failure(`--ignore-pattern: ${wrong}`);
  const values = await readValues(options.values, cwd, words);
  if (isFailure(values)) return values;
  const rules = readCommandRules(options.rules, words);
  if (isFailure(rules)) return rules;
  const settings = options.settings && (await readSettings(options.settings, cwd));
  if (isFailure(settings)) return settings;
  return {
    cwd,
    rules,
    values,
    words,
    requirements: requirementReader(cwd),
    ignores: pathMatcher(ignorePatterns, cwd),
    ...(preset && { preset }),
    ...(settings && { settings }),
  };
}

/** Finds the configs of what is linted in these repositories. */
export function finderFor({ config, cwd, plugins }: ConfigOptions, repositories: readonly string[]): ConfigFinder {
  return configFinder(config, { cwd, rules: builtInRules, plugins, repositories });
}

/** The folder from which the config of a unit is looked for. */
export function configFolderOf({ kind, module, path }: Unit): string {
  return unitForms[kind].folder ? path : (module ?? dirname(path));
}

/** The config that applies to a folder, with the options of the command line. Those win over the config. */
export async function configFor(
  folder: string,
  finder: ConfigFinder,
  resolved: ResolvedOptions,
): Promise<Result<Config>> {
  const found = await finder.of(folder);
  return isFailure(found) ? found : underOptions(resolved)(found);
}

/** Made once for all folders with the same config, and so are the rules and settings of their units. */
const underOptions = oncePer((resolved: ResolvedOptions) => oncePer((found: Config) => withOptions(found, resolved)));

async function withOptions(found: Config, resolved: ResolvedOptions): Promise<Result<Config>> {
  const config = resolved.settings ? withSettings(found, resolved.settings, resolved.cwd) : found;
  for (const [name, entry] of Object.entries(resolved.rules)) {
    const wrong = await optionProblems(name, optionsOf(entry), config.rules);
    const unknown = config.skipped ? undefined : unknownRule(name, config.rules);
    const problem = unknown ?? wrong[0]?.message;
    if (problem !== undefined) return failure(`${resolved.words.rule}: ${problem}`);
  }
  const requirements = await requirementsFor(found, config, resolved);
  if (isFailure(requirements)) return requirements;
  const layers = [...underPreset(config.layers, resolved.preset), layerOf(resolved.rules, false)];
  return { ...config, ...(requirements && { requirements }), layers };
}

/** A config decides only about files of its own repository. A program may name any. */
function requirementsFor(
  { path, settings }: Config,
  config: Config,
  { cwd, requirements }: ResolvedOptions,
): ReturnType<RequirementReader["of"]> {
  const outside = (settings.requirements ?? []).find(
    (file) => path !== undefined && folderAround(file, [repositoryOf(path)]) === undefined,
  );
  if (outside === undefined) return requirements.of(config.settings.requirements ?? []);
  const message = `The requirements "${displayPath(outside, cwd)}" are not read: the config "${displayPath(path ?? "", cwd)}" names them, but they are outside the repository of the config. Copy the file into it.`;
  return Promise.resolve(failure(message));
}

/** `--preset` replaces everything that a config extends. */
function underPreset(layers: readonly RuleLayer[], preset: PresetName | undefined): readonly RuleLayer[] {
  return preset ? [presetLayer(preset), ...layers.filter(({ isExtended }) => !isExtended)] : layers;
}

/** Adds the rules, settings and values to a unit. */
export function configureUnit(unit: Unit, config: Config, resolved: ResolvedOptions): LintUnit {
  return {
    kind: unit.kind,
    path: unit.path,
    files: unit.files,
    ...(unit.module !== undefined && { module: unit.module }),
    ...configOf(unit, config, resolved),
  };
}

/** The rules, settings and values that hold for a unit. */
export function configOf(
  unit: Pick<Unit, "path" | "files">,
  config: Config,
  resolved: ResolvedOptions,
): Pick<LintUnit, "rules" | "settings" | "values"> {
  const { settings, values } = givenBy(resolved)(config);
  return {
    rules: ruleSettings(config.layers, unit),
    // Rules know no globs. They get the path of the policy if it is partial.
    settings: config.isPartial(unit.path) ? { ...settings, partialPolicies: [unit.path] } : settings,
    values,
  };
}

const givenBy = oncePer((resolved: ResolvedOptions) =>
  oncePer((config: Config) => {
    const values = mergeValues(config.settings, resolved.values);
    return { values, settings: settingsOf(config, values) };
  }),
);

function settingsOf({ settings, requirements }: Config, { account, partition, region }: Values): Settings {
  const { sources, targets } = settings;
  return {
    existingRoles: settings.existingRoles ?? [],
    callerPolicies: settings.callerPolicies ?? [],
    regions: region === undefined ? (settings.regions ?? []) : [region],
    partialPolicies: [],
    ...callerOf(settings),
    ...(requirements && { requirements }),
    ...(partition !== undefined && { partition }),
    ...(account !== undefined && { account }),
    ...(targets && { targets }),
    ...(sources && { sources }),
  };
}

const callers: readonly NonNullable<Settings["caller"]>[] = ["iac", "console", "operator"];

/** The schema of the config allows these kinds and ARNs. Who has an ARN deploys. */
function callerOf({ caller }: Config["settings"]): Pick<Settings, "caller" | "callerArn"> {
  if (caller === undefined) return {};
  const kind = callers.find((one) => one === caller);
  return kind ? { caller: kind } : { callerArn: caller };
}
