import { basename, join } from "../../../../paths/index.js";
import type { ModuleFiles, Unread } from "../../../../model/index.js";
import {
  type Comment,
  extended,
  failure,
  type Result,
  type SourceFile,
  sourceFile,
  type SyntaxProblem,
} from "../../../../source/index.js";
import type { HclAttribute, HclBlock, HclBody, HclFile } from "../../../syntax/hcl/hcl-ast.js";
import { bodyOfTree } from "../../../syntax/hcl/hcl-json.js";
import type { HclReader } from "../../../syntax/hcl/hcl-reader.js";
import type { FileReader, Values } from "../../../values/input.js";
import { readJson } from "../../../syntax/json/json-tree.js";
import { blockProblems } from "./block-problems.js";
import { declarationsOf } from "./declarations.js";
import { downloadedModules } from "./downloaded-modules.js";
import { knownModule } from "./known-modules.js";
import { misspeltTypes, moduleAddress } from "./misspelt-types.js";
import { moduleFiles } from "./module-files.js";
import { calledText, type Caller } from "./module-source.js";
import type { ModuleSource } from "./scope.js";
import { valueProblems } from "./value-problems.js";

/** Everything that was read for one template. */
export interface ReadFiles {
  readonly root: ModuleSource;
  readonly files: readonly SourceFile[];
  readonly modules: readonly ModuleFiles[];
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
  /** Local modules that are called but do not exist, and files that cannot be read. */
  readonly unread: readonly Unread[];
  /** Why anything may be in a module beside what was read: one of its files cannot be read. */
  readonly unreadReason?: string;
  /** False if nodes of a file do not have their exact location. */
  readonly isExact: boolean;
}

interface Reading {
  readonly hcl: HclReader;
  readonly reader: FileReader;
  readonly root: string;
  readonly files: Map<string, HclFile>;
  readonly modules: Map<string, ModuleSource>;
  readonly moduleFiles: ModuleFiles[];
  readonly unread: Unread[];
  /** The paths of files that are there and cannot be read, with the reason. */
  readonly unreadFiles: Map<string, string>;
  readonly downloaded: ReadonlyMap<string, string>;
  readonly fallback: FallbackModules;
  readonly given: Values["variables"];
}

/** The module for a call whose module files are not here. `calls`: the names of the calls that lead to it. */
export type FallbackModules = (calls: readonly string[]) => ModuleSource | undefined;

/** The maximum depth of module calls that are followed. */
const maximumDepth = 8;

/** Reads the files of a module's folder, and of the folders of the modules that it calls. */
export async function readModuleFiles(
  folder: string,
  reader: FileReader,
  hcl: HclReader,
  given: Values["variables"],
  fallback: FallbackModules = () => undefined,
): Promise<ReadFiles> {
  const reading: Reading = {
    hcl,
    reader,
    root: folder,
    files: new Map(),
    modules: new Map(),
    moduleFiles: [],
    unread: [],
    unreadFiles: new Map(),
    downloaded: downloadedModules(folder, reader),
    fallback,
    given,
  };
  const root = await readFolder(folder, "", 0, reading);
  const all = [...reading.files.values()];
  const problems = all.flatMap((one) => one.problems);
  const unreadReason = whyIncomplete(reading, problems);
  return {
    root,
    files: all.map(({ file }) => file),
    modules: reading.moduleFiles,
    problems,
    comments: all.flatMap(({ comments }) => comments),
    unread: [...reading.unread, ...[...reading.unreadFiles].map(unreadAt)],
    ...(unreadReason !== undefined && { unreadReason }),
    isExact: all.every(({ isExact }) => isExact),
  };
}

/** Why there may be more in the files than what was read. Only a part of a broken file is certain. */
function whyIncomplete({ unreadFiles }: Reading, [problem]: readonly SyntaxProblem[]): string | undefined {
  const [unreadFile] = unreadFiles;
  if (unreadFile) return reasonOf(unreadFile);
  return problem && `${basename(problem.location.file.path)} has a syntax error`;
}

/** Reads a folder. `path`: the names of the calls that lead here, as in Terraform's list of downloaded modules. */
async function readFolder(folder: string, path: string, depth: number, reading: Reading): Promise<ModuleSource> {
  const known = reading.modules.get(folder);
  if (known) return known;
  const paths = reading.reader.list(folder);
  const files = await readAll(configurationFiles(paths), reading);
  const declarations = declarationsOf(files);
  reading.unread.push(...misspeltTypes(declarations, path));
  const settings = depth === 0 ? settingFiles(paths) : [];
  const values = await readAll(settings, reading);
  const isUnread = settings.some((path) => reading.unreadFiles.has(path));
  const calls = new Map<string, Result<ModuleSource>>();
  const source: ModuleSource = {
    folder,
    declarations,
    settings: settingsOf(values),
    ...(isUnread && { unreadSettings: true }),
    calls,
  };
  reading.modules.set(folder, source);
  reading.moduleFiles.push(moduleFiles(files, values));
  const caller = extended(source, { isRoot: depth === 0, given: reading.given });
  for (const [name, block] of declarations.modules) {
    const place = placeOf(name, block, caller, path, reading);
    const inner = path === "" ? name : `${path}.${name}`;
    if (depth >= maximumDepth) calls.set(name, failure(place.reason));
    else if (place.folder === undefined) {
      const fallbackModule = reading.fallback(inner.split(".")) ?? (await knownModule(block, caller, reading.hcl));
      calls.set(name, fallbackModule ?? failure(place.reason));
      if (!fallbackModule && place.isLocal) reading.unread.push(unreadModule(inner, block, place.reason));
    } else calls.set(name, await readFolder(place.folder, inner, depth + 1, reading));
  }
  return source;
}

/** The folder of a called module. Without a folder the module is not read, and `reason` says why. */
function placeOf(
  name: string,
  block: HclBlock,
  caller: Caller,
  path: string,
  { reader, root, downloaded }: Reading,
): { readonly folder?: string; readonly isLocal: boolean; readonly reason: string } {
  const text = calledText(block, "source", caller);
  const reason =
    text === undefined
      ? `module ${name} is not read: its source is not known`
      : `module ${name} is not read: ${text} was not found`;
  const key = path === "" ? name : `${path}.${name}`;
  const isLocal = text !== undefined && /^\.\.?(?:\/|$)/.test(text);
  const kept = downloaded.get(key);
  const place = isLocal ? join(caller.folder, text) : kept === undefined ? undefined : join(root, kept);
  const isThere = place !== undefined && configurationFiles(reader.list(place)).length > 0;
  return { isLocal, reason, ...(isThere && { folder: place.replace(/(.)\/$/, "$1") }) };
}

function unreadModule(calls: string, { header }: HclBlock, reason: string): Unread {
  return { address: moduleAddress(calls), reason: `${reason}, or is outside the root folder`, location: header };
}

function unreadAt([path, reason]: readonly [string, string]): Unread {
  return {
    address: "",
    reason: `the file cannot be read: ${reason}`,
    location: { file: sourceFile(path, ""), start: 0, end: 0 },
  };
}

function reasonOf([path, reason]: readonly [string, string]): string {
  return `${basename(path)} cannot be read: ${reason}`;
}

/** OpenTofu reads a `.tofu` file instead of the `.tf` file of the same name. Neither it nor Terraform reads hidden files. */
function configurationFiles(all: readonly string[]): readonly string[] {
  const paths = all.filter((path) => !basename(path).startsWith("."));
  const tofu = new Set(
    paths.filter((path) => /\.tofu(?:\.json)?$/.test(path)).map((path) => path.replace(/\.tofu/, ".tf")),
  );
  return paths
    .filter((path) => /\.tofu(?:\.json)?$/.test(path) || (/\.tf(?:\.json)?$/.test(path) && !tofu.has(path)))
    .sort();
}

/** Files with values of variables. Later files override earlier ones. */
function settingFiles(paths: readonly string[]): readonly string[] {
  const named = (name: string): readonly string[] => paths.filter((path) => basename(path) === name);
  const automatic = paths.filter((path) => /\.auto\.tfvars(?:\.json)?$/.test(path)).sort();
  return [...named("terraform.tfvars"), ...named("terraform.tfvars.json"), ...automatic];
}

function settingsOf(files: readonly HclFile[]): ReadonlyMap<string, HclAttribute> {
  return new Map(files.flatMap(({ body }) => body.attributes.map((attribute) => [attribute.name, attribute] as const)));
}

async function readAll(paths: readonly string[], reading: Reading): Promise<HclFile[]> {
  const files: HclFile[] = [];
  for (const path of paths) {
    const known = reading.files.get(path);
    const text = known ? undefined : reading.reader.read(path);
    const file = known ?? (text === undefined ? undefined : await readOne(sourceFile(path, text), reading.hcl));
    if (!file) {
      reading.unreadFiles.set(path, reading.reader.unreadReason?.(path) ?? "it is gone");
      continue;
    }
    reading.files.set(path, file);
    files.push(file);
  }
  return files;
}

/** A file with what Terraform rejects in it. Nothing more is said of a broken file: what is missing may be cut off. */
function withRejected(read: HclFile): HclFile {
  if (read.problems.length > 0) return read;
  const problems = (read.file.path.endsWith(".tfvars") ? valueProblems : blockProblems)(read.body);
  return problems.length > 0 ? { ...read, problems } : read;
}

async function readOne(file: SourceFile, hcl: HclReader): Promise<HclFile> {
  if (!file.path.endsWith(".json")) return withRejected(await hcl.read(file));
  const { documents, problems } = readJson(file);
  const [root] = documents;
  const whole = { file, start: 0, end: file.text.length };
  const isValues = file.path.endsWith(".tfvars.json");
  const body: HclBody = root
    ? bodyOfTree(root, (text, at) => hcl.readTemplateText(text, at), isValues)
    : { location: whole, attributes: [], blocks: [] };
  const json = root?.kind === "mapping" && { json: root };
  return { file, body, problems, comments: [], isExact: true, ...json };
}
