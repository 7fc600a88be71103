import { addTo } from "../../src/source/index.js";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { lint, type LintResult, type LintRun, type LintUnit, type RefusedEdit } from "../../src/linter/index.js";
import { endsWithOne, formatByName, unitForms, type TemplateFormat } from "../../src/model/index.js";
import { createFileTreeCache, recognise, type FileReader } from "../../src/parsers/index.js";
import { presetRules } from "../../src/presets/index.js";
import { loadWasm } from "../../src/workspace/files/wasm.js";
import { rules } from "../../src/rules/index.js";

/** The maximum time for one file, in milliseconds. */
const slowAfter = 2000;

export interface CorpusRun {
  readonly folder: string;
  /** All files of the folder with their format. `undefined`: dmslint does not lint the file. */
  readonly kinds: ReadonlyMap<string, TemplateFormat | undefined>;
  readonly results: readonly LintResult[];
  readonly crashes: readonly { readonly path: string; readonly message: string }[];
  readonly slow: readonly { readonly path: string; readonly milliseconds: number }[];
  readonly milliseconds: number;
  readonly refused: readonly RefusedEdit[];
}

/**
 * Lints every file of a folder. The folder contains unrelated repositories, so only the files of one repository are
 * linted together.
 */
export async function lintFolder(
  folder: string,
  preset: string,
  editProof: "unproved" | "proved" = "unproved",
): Promise<CorpusRun> {
  const start = performance.now();
  const kinds = new Map<string, TemplateFormat | undefined>();
  const results: LintResult[] = [];
  const refused: RefusedEdit[] = [];
  const crashes: { path: string; message: string }[] = [];
  const slow: { path: string; milliseconds: number }[] = [];
  const trees = createFileTreeCache();
  for (const repository of repositoriesOf(folder)) {
    const units: LintUnit[] = [];
    for (const path of repository) {
      const unit = unitOf(path, preset, kinds, trees, slow, crashes);
      if (unit && !units.some((known) => known.path === unit.path)) units.push(unit);
    }
    try {
      const began = performance.now();
      const outcome = await lint({ units, reader, loadWasm, rules, trees, editProof });
      results.push(...outcome.results);
      refused.push(...outcome.refused);
      const each = (performance.now() - began) / Math.max(1, units.length);
      if (each > slowAfter && editProof === "unproved")
        slow.push({ path: repository[0] ?? folder, milliseconds: each });
    } catch (error) {
      crashes.push({ path: repository[0] ?? folder, message: error instanceof Error ? (error.stack ?? "") : "" });
    }
  }
  return { folder, kinds, results, crashes, slow, refused, milliseconds: performance.now() - start };
}

/** A run for each unit of a folder alone. */
export function runsOf(folder: string): readonly LintRun[] {
  const trees = createFileTreeCache();
  const units = new Map<string, LintUnit>();
  for (const path of filesIn(folder)) {
    const unit = unitOf(path, "strict", new Map(), trees, [], []);
    if (unit && !units.has(unit.path)) units.set(unit.path, unit);
  }
  return [...units.values()].map((unit) => ({ units: [unit], reader, loadWasm, rules, trees }));
}

export const reader: FileReader = {
  read(path) {
    try {
      return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
    } catch {
      return undefined;
    }
  },
  list(folder) {
    try {
      return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(folder, entry.name));
    } catch {
      return [];
    }
  },
};

/** The files by repository. The folder of a repository has `__` in its name. All other files are one group. */
function repositoriesOf(folder: string): string[][] {
  const groups = new Map<string, string[]>();
  for (const path of filesIn(folder)) {
    const parts = relative(folder, path).split("/");
    const repository = parts.find((part) => part.includes("__")) ?? folder;
    addTo(groups, repository, path);
  }
  return [...groups.values()];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === ".git" || entry.name === ".terraform" ? [] : filesIn(path);
    return entry.isFile() && statSync(path).size > 0 ? [path] : [];
  });
}

function unitOf(
  path: string,
  preset: string,
  kinds: Map<string, TemplateFormat | undefined>,
  trees: ReturnType<typeof createFileTreeCache>,
  slow: { path: string; milliseconds: number }[],
  crashes: { path: string; message: string }[],
): LintUnit | undefined {
  const began = performance.now();
  let kind: TemplateFormat | undefined;
  try {
    const text = reader.read(path) ?? "";
    kind = formatByName(path)?.format ?? recognise(path, text, trees);
  } catch (error) {
    crashes.push({ path, message: error instanceof Error ? (error.stack ?? "") : "" });
  }
  kinds.set(path, kind);
  const milliseconds = performance.now() - began;
  if (milliseconds > slowAfter) slow.push({ path, milliseconds });
  if (!kind) return undefined;
  const { endings, folder } = unitForms[kind];
  const module = dirname(path);
  return {
    kind,
    path: folder ? module : path,
    files: folder ? reader.list(module).filter((file) => endsWithOne(file, endings)) : [path],
    rules: presetRules(preset),
    settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
    values: { parameters: {}, variables: {} },
  };
}
