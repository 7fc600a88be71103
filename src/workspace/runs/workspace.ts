import { resolve } from "../../paths/index.js";
import { rules as builtInRules, type LintUnit, type PolicyType, type Rule } from "../../linter/index.js";
import { createFileTreeCache, type AccountFile, type FileTreeCache } from "../../parsers/index.js";
import { failure, isFailure, type Result, uniqueBy } from "../../source/index.js";
import { readAccounts } from "./account-files.js";
import { misnamedConfigNotes } from "../config/misnamed-config.js";
import { findFiles } from "../files/find-files.js";
import { displayPath } from "../files/paths.js";
import { lintedRepositories } from "../plugins/plugin-trust.js";
import { workspaceReader, type WorkspaceReader } from "../units/reader.js";
import { rootOf, type Root } from "../units/root.js";
import { commandWords } from "../config/option-words.js";
import { onlyRules } from "./only-rules.js";
import { ruleUnits, type RuledUnits } from "../units/rule-units.js";
import { skippedNote, type SkippedPlugins } from "../plugins/skipped-plugins.js";
import { finderFor, resolveOptions, type ConfigOptions } from "../config/config-options.js";
import { readSuppressions, type Suppressions } from "./suppressions.js";
import { notIgnored, unreadNotes, type UnreadFiles } from "../units/unread-files.js";
import {
  lintableKinds,
  notLintable,
  unitOfDocument,
  unitsOf,
  unreadableIn,
  type FoundUnits,
  type UnitSearch,
} from "../units/units.js";

/** What to lint: paths, a text with a file name, or the unit of a document in an editor. */
export type LintTarget = PathTarget | TextTarget | DocumentTarget;

export interface PathTarget {
  readonly paths: readonly string[];
  /** The type of files that are given by name and have no other known format. */
  readonly policyType?: PolicyType | undefined;
  /** Whether it is no failure if there is nothing to lint. */
  readonly mayBeEmpty?: boolean;
}

export interface TextTarget {
  readonly text: string;
  /** False: the text was made from bytes some of which were replaced. */
  readonly isExact?: boolean;
  readonly filename?: string;
  readonly policyType?: PolicyType | undefined;
}

export interface DocumentTarget {
  readonly document: string;
  /** Texts that replace the files on disk, by path: the open documents, which may not be saved. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Everything that a run of the linter needs, and notes for the user about what is skipped. */
export interface Workspace {
  readonly units: readonly LintUnit[];
  readonly reader: WorkspaceReader;
  readonly trees: FileTreeCache;
  /** The rules that run, each where a config turns it on. */
  readonly rules: readonly Rule[];
  /** False: plugins were skipped, or the user wants only some rules. */
  readonly hasAllRules: boolean;
  readonly notes: readonly string[];
  readonly unreadable: UnreadFiles;
  /** Nothing outside these folders is read. */
  readonly roots: readonly string[];
  /** The config files that apply to the units. */
  readonly configs: readonly string[];
  /** The paths of the plugins that were loaded. */
  readonly plugins: readonly string[];
  /** The plugins that were not loaded, by config. */
  readonly skipped: readonly SkippedPlugins[];
  /** Known findings. They are suppressed. */
  readonly suppressions: Suppressions;
  /** What the account has already. */
  readonly accounts: readonly AccountFile[];
}

/**
 * Finds the files of a target, groups them into units and reads their configs. Fails if an option, a path or a config
 * is wrong, or if a folder contains nothing to lint.
 */
export async function openWorkspace(target: LintTarget, options: ConfigOptions): Promise<Result<Workspace>> {
  const resolved = await resolveOptions(options);
  if (isFailure(resolved)) return resolved;
  const suppressions = readSuppressions(options.suppressions, options.cwd, documentOf(target));
  if (isFailure(suppressions)) return suppressions;
  const search = await searchFor(target, options);
  if (isFailure(search)) return search;
  const finder = finderFor(options, lintedRepositories(search.linted, options.cwd));
  const ruled = await ruleUnits(search.units, finder, resolved, options);
  if (isFailure(ruled)) return ruled;
  const unreadable = await notIgnored(search.unreadable, finder, resolved);
  const notes = [...search.notes, ...unreadNotes(unreadable, options.cwd)];
  const nothing = nothingToLint(search, ruled, options);
  // What was skipped or could not be read may be what the user looks for.
  if (nothing !== undefined && !mayBeEmpty(target)) return failure([nothing, ...notes.slice(0, 5)].join(" "));
  const configs = [...new Set(ruled.configs)];
  const skipped = [...new Set(configs.flatMap((config) => config.skipped ?? []))];
  const accounts = readAccounts(options.accountFiles ?? [], configs, options.cwd);
  if (isFailure(accounts)) return accounts;
  const allRules = [...new Set([...builtInRules, ...configs.flatMap(({ rules }) => rules)])];
  const twin = twinOf(allRules);
  if (twin !== undefined) return failure(twin);
  const rules = onlyRules(options.only ?? [], allRules, ruled.units, skipped.length > 0);
  if (isFailure(rules)) return rules;
  const more = [nothing ?? [], rules.notes, skippedNotes(skipped, options), misnamedNotes(target, options)].flat();
  return {
    units: onceEach(ruled.units.map(({ unit }) => unit)),
    reader: search.reader,
    trees: search.trees,
    rules: rules.wanted,
    hasAllRules: skipped.length === 0 && rules.wanted.length === allRules.length,
    notes: [...new Set([...notes, ...ruled.notes, ...more])],
    unreadable,
    roots: search.roots.map(({ folder }) => folder),
    configs: configs.flatMap(({ path }) => path ?? []),
    plugins: [...new Set(configs.flatMap(({ plugins }) => plugins))],
    skipped,
    suppressions,
    accounts,
  };
}

function misnamedNotes(target: LintTarget, { config, cwd }: ConfigOptions): readonly string[] {
  return "paths" in target && config.use === "find" ? misnamedConfigNotes(cwd) : [];
}

function skippedNotes(skipped: readonly SkippedPlugins[], { cwd, plugins }: ConfigOptions): readonly string[] {
  const note = plugins.use === "none" ? skippedNote(skipped, cwd) : undefined;
  return note === undefined ? [] : [note];
}

function documentOf(target: LintTarget): string | undefined {
  return "document" in target ? target.document : undefined;
}

function mayBeEmpty(target: LintTarget): boolean {
  return "paths" in target && target.mayBeEmpty === true;
}

/** Configs of one run may name plugins that differ and have one name. What runs where would not be clear. */
function twinOf(rules: readonly Rule[]): string | undefined {
  const names = new Set<string>();
  for (const { name } of rules) {
    if (names.has(name))
      return `Configs of this run name different plugins with a rule "${name}". Give one plugin another name, or lint their folders separately.`;
    names.add(name);
  }
  return undefined;
}

interface SearchedPaths {
  readonly roots: readonly Root[];
  readonly folders: readonly string[];
  /** All paths that were given, or that a glob matched. */
  readonly linted: readonly string[];
}

type Searched = FoundUnits & UnitSearch & SearchedPaths;

async function searchFor(target: LintTarget, options: ConfigOptions): Promise<Result<Searched>> {
  if ("paths" in target) return searchPaths(target, options);
  return "text" in target ? searchText(target, options) : searchDocument(target, options);
}

async function searchPaths(
  { mayBeEmpty, paths, policyType }: PathTarget,
  options: ConfigOptions,
): Promise<Result<Searched>> {
  const found = await findFiles(paths, options.cwd, mayBeEmpty);
  if (isFailure(found)) return found;
  const linted = [...found.folders, ...found.named, ...[...found.matched.values()].flat()];
  const roots = await rootsOf(linted, options);
  const reader = workspaceReader(roots, { named: new Set(found.named) });
  const search = { reader, trees: createFileTreeCache(), cwd: options.cwd, policyType };
  const units = unitsOf(found, search);
  return isFailure(units) ? units : { ...units, ...search, roots, linted, folders: found.folders };
}

async function rootsOf(paths: readonly string[], { cwd, config }: ConfigOptions): Promise<readonly Root[]> {
  const roots = new Map<string, Root>();
  for (const path of paths) {
    const root = await rootOf(path, cwd, config.use !== "none");
    const known = roots.get(root.folder);
    if (!known?.isWhole) roots.set(root.folder, root);
  }
  return [...roots.values()];
}

/** The unit of a text with a file name, together with the other files in that folder. */
async function searchText(
  { filename, isExact = true, policyType, text }: TextTarget,
  options: ConfigOptions,
): Promise<Result<Searched>> {
  const path = resolve(options.cwd, filename ?? "<text>");
  const search = await searchDocument({ document: path, texts: new Map([[path, text]]) }, options, {
    policyType,
    isExact,
  });
  // The run says which files beside the text cannot be read. An editor shows it where the text needs them.
  if (search.units.length > 0) return { ...search, unreadable: unreadableIn({}, search) };
  if (filename === undefined) {
    const { nameText } = options.words ?? commandWords;
    return failure(`The format of the text is not known. ${nameText}`);
  }
  return { ...search, notes: [notLintable([displayPath(path, options.cwd)])] };
}

/** The unit of one file. There is none if the file has no format that dmslint lints. */
async function searchDocument(
  { document, texts }: DocumentTarget,
  { config, cwd }: ConfigOptions,
  { isExact = true, policyType }: Pick<TextTarget, "isExact" | "policyType"> = {},
): Promise<Searched> {
  const roots = [await rootOf(document, cwd, config.use !== "none")];
  const reader = workspaceReader(roots, { given: texts, isGivenExact: isExact });
  const search = { reader, trees: createFileTreeCache(), cwd, policyType };
  const unit = unitOfDocument(document, search);
  return {
    ...search,
    units: unit ? [{ unit, foundBy: "name" }] : [],
    notes: [],
    unreadable: new Map(),
    roots,
    folders: [],
    linted: [document],
  };
}

function onceEach(units: readonly LintUnit[]): readonly LintUnit[] {
  return uniqueBy(units, ({ path }) => path);
}

/** Says that the folders hold nothing to lint. `undefined`: they do, or none was given. */
function nothingToLint(
  { folders, units }: Searched,
  ruled: RuledUnits,
  { cwd, ignorePatterns = [] }: ConfigOptions,
): string | undefined {
  if (folders.length === 0 || ruled.units.some(({ by }) => by === "folder")) return undefined;
  const names = folders
    .map((folder) => (folder === cwd ? "this folder" : `"${displayPath(folder, cwd)}"`))
    .join(" and ");
  const isIgnored = units.some(({ foundBy }) => foundBy === "folder");
  const who = ignorePatterns.length > 0 ? '"ignores" in the config or --ignore-pattern' : '"ignores" in the config';
  const why = isIgnored ? `${who} excludes every file there` : `there is no ${lintableKinds}`;
  return `There is nothing to lint in ${names}: ${why}.`;
}
