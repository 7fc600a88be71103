import { resolve } from "../../paths/index.js";
import type { LintResult, PolicyType } from "../../linter/index.js";
import type { PresetName } from "../../presets/index.js";
import { isFailure } from "../../source/index.js";
import { lintWorkspace, type LintOptions } from "../runs/lint-workspace.js";
import { failingUnread } from "../units/unread-files.js";
import { openWorkspace, type PathTarget, type TextTarget, type Workspace } from "../runs/workspace.js";
import { checkOptions, checkPaths, checkText } from "./library-options.js";
import { libraryWords } from "../config/option-words.js";
import { withPages } from "./rule-pages.js";
import type { ConfigOptions } from "../config/config-options.js";

/** The options of `lintFiles` and `lintText`. The defaults are the same as on the command line. */
export interface LintFilesOptions {
  readonly cwd?: string;
  /** The path of a config file for all files, or `false` for no config. By default, the nearest config applies. */
  readonly config?: string | false;
  readonly preset?: PresetName;
  /** Rules by name, with a severity, or a severity and options. They win over the config. */
  readonly rules?: Readonly<Record<string, unknown>>;
  /** What a config has under `settings`, such as `existingRoles`. They win over the config. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly plugins?: boolean;
  /** `false`: comments and metadata that disable rules have no effect. */
  readonly inlineConfig?: boolean;
  /** With `true` or `"suggestions"`, results have the fixed text in `output`. No file is written. */
  readonly fix?: boolean | "suggestions";
  readonly policyType?: PolicyType;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly region?: string;
  readonly account?: string;
  readonly partition?: string;
  /** Files that say what the account has, as AWS's commands print it. */
  readonly accountData?: readonly string[];
}

/** The options of `lintText`: those of `lintFiles`, and the name of the text. */
export interface LintTextOptions extends LintFilesOptions {
  /** The file name of the text. Its extension tells the format, and other files in its folder are read with it. */
  readonly filePath?: string;
}

/** The results of a run, and what the command would say on stderr, such as which files are skipped. */
export interface NotedResults {
  readonly results: readonly LintResult[];
  readonly notes: readonly string[];
}

/** Lints files, folders and globs like the command `dmslint`. Rejects if the command would exit with 2. */
export async function lintFiles(
  paths: string | readonly string[],
  options: LintFilesOptions = {},
): Promise<readonly LintResult[]> {
  const { results } = await lintFilesWithNotes(paths, options);
  return results;
}

/** `lintFiles`, for who can show notes, and names the constructs of CDK by other means. */
export async function lintFilesWithNotes(
  paths: string | readonly string[],
  options: LintFilesOptions,
  shown: Pick<LintOptions, "namesConstructs"> = {},
): Promise<NotedResults> {
  checkPaths("lintFiles", paths);
  checkOptions("lintFiles", options);
  return run({ paths: typeof paths === "string" ? [paths] : paths }, options, shown);
}

/** Lints a text. Rejects if the command would exit with 2. */
export async function lintText(text: string, options: LintTextOptions = {}): Promise<readonly LintResult[]> {
  checkText("lintText", text);
  checkOptions("lintText", options);
  const { filePath } = options;
  const { results } = await run({ text, ...(filePath !== undefined && { filename: filePath }) }, options);
  return results;
}

async function run(
  target: PathTarget | TextTarget,
  options: LintFilesOptions,
  shown: Pick<LintOptions, "namesConstructs"> = {},
): Promise<NotedResults> {
  const { fix = false, inlineConfig = true, policyType } = options;
  const workspace = await openWorkspace({ ...target, policyType }, configOptionsOf(options));
  if (isFailure(workspace)) throw new Error(workspace.message);
  throwIfUnread(workspace, options);
  const { results } = await lintWorkspace(workspace, {
    fix: fix === "suggestions" ? fix : fix ? "fixes" : "none",
    editProof: "proved",
    errorsOnly: false,
    useDirectives: inlineConfig,
    reportUnusedDirectives: false,
    ...(policyType && { policyType }),
    ...shown,
  });
  return { results: withPages(results, workspace.rules), notes: workspace.notes };
}

/** A file that could not be read makes the command exit with 2, after it has shown its findings. */
export function throwIfUnread({ unreadable }: Workspace, { cwd = "" }: Pick<LintFilesOptions, "cwd">): void {
  const unread = failingUnread(unreadable, resolve(cwd));
  if (unread !== undefined) throw new Error(unread);
}

export function configOptionsOf(options: LintFilesOptions): ConfigOptions {
  const {
    account,
    accountData = [],
    config,
    parameters = {},
    partition,
    plugins = true,
    preset,
    region,
    rules = {},
    settings,
  } = options;
  return {
    cwd: resolve(options.cwd ?? ""),
    config: config === undefined ? { use: "find" } : config === false ? { use: "none" } : { use: "file", path: config },
    words: libraryWords,
    ...(preset && { preset }),
    ...(settings && { settings }),
    accountFiles: accountData,
    rules: Object.entries(rules)
      .filter(([, entry]) => entry !== undefined)
      .map(([name, entry]) => JSON.stringify({ [name]: entry })),
    plugins: { use: plugins ? "own" : "none" },
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
