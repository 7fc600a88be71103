import type { LintResult, PolicyType } from "../linter/index.js";
import type { PresetName } from "../presets/index.js";
import { isFailure } from "../source/index.js";
import { lintWorkspace } from "./lint-workspace.js";
import { openWorkspace, type PathTarget, type TextTarget } from "./workspace.js";
import type { ConfigOptions } from "./config-options.js";

/** How `lintFiles` and `lintText` lint; what is absent is as on the command line. */
export interface LintFilesOptions {
  readonly cwd?: string;
  /** A config file for all, or `false` for none; the nearest one otherwise. */
  readonly config?: string | false;
  readonly preset?: PresetName;
  /** A severity, or severity and options, by rule; wins over the config. */
  readonly rules?: Readonly<Record<string, unknown>>;
  readonly plugins?: boolean;
  /** `false`: comments and metadata that disable rules are skipped. */
  readonly inlineConfig?: boolean;
  /** `true` or `"suggestions"`: results carry `output`; nothing is written to a file. */
  readonly fix?: boolean | "suggestions";
  readonly policyType?: PolicyType;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly region?: string;
  readonly account?: string;
  readonly partition?: string;
}

export interface LintTextOptions extends LintFilesOptions {
  /** The file that the text stands for; its extension says what it is, and files in its folder are read. */
  readonly filePath?: string;
}

/** Lints files, folders and globs as `dmslint` does; rejects where the command line would exit with 2. */
export function lintFiles(
  paths: string | readonly string[],
  options: LintFilesOptions = {},
): Promise<readonly LintResult[]> {
  return run({ paths: typeof paths === "string" ? [paths] : paths }, options);
}

/** Lints one text; rejects where the command line would exit with 2. */
export function lintText(text: string, options: LintTextOptions = {}): Promise<readonly LintResult[]> {
  const { filePath } = options;
  return run({ text, ...(filePath !== undefined && { filename: filePath }) }, options);
}

async function run(target: PathTarget | TextTarget, options: LintFilesOptions): Promise<readonly LintResult[]> {
  const { fix = false, inlineConfig = true, policyType } = options;
  const workspace = await openWorkspace({ ...target, policyType }, configOptionsOf(options));
  if (isFailure(workspace)) throw new Error(workspace.message);
  const outcome = await lintWorkspace(workspace, {
    fix: fix === "suggestions" ? fix : fix ? "fixes" : "none",
    editProof: "proved",
    errorsOnly: false,
    useDirectives: inlineConfig,
    reportUnusedDirectives: false,
    ...(policyType && { policyType }),
  });
  return outcome.results;
}

function configOptionsOf(options: LintFilesOptions): ConfigOptions {
  const { account, config, parameters = {}, partition, plugins = true, preset, region, rules = {} } = options;
  return {
    cwd: options.cwd ?? process.cwd(),
    config: config === undefined ? { use: "find" } : config === false ? { use: "none" } : { use: "file", path: config },
    ...(preset && { preset }),
    rules: Object.entries(rules).map(([name, entry]) => JSON.stringify({ [name]: entry })),
    usePlugins: plugins,
    values: {
      vars: Object.entries(parameters).map(([name, value]) => `${name}=${value}`),
      varFiles: [],
      parameterFiles: [],
      ...(region !== undefined && { region }),
      ...(account !== undefined && { account }),
      ...(partition !== undefined && { partition }),
    },
  };
}
