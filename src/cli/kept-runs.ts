import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { areNotes, type Notes } from "../disk/index.js";

/** A run whose output was kept, to be given again while nothing that the run saw has changed. */
export interface KeptRun {
  /** What the run was asked, to be sure that the file is about this run. */
  readonly request: string;
  readonly notes: Notes;
  readonly stdout: string;
  /** The lines on stderr. */
  readonly told: readonly string[];
  /** The content of the file with the report, if there was one. */
  readonly report?: string;
  readonly status: number;
}

/** How many runs a folder keeps. The oldest ones go. */
const maximumRuns = 100;

const ending = ".dmslint-run.json";

/** The run that was kept by this name. A file that is missing, cut off or something else is as good as none. */
export function readRun(folder: string, name: string, request: string): KeptRun | undefined {
  try {
    const run: unknown = JSON.parse(readFileSync(join(folder, name + ending), "utf8"));
    return isRun(run) && run.request === request ? run : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a run. `writeWhole` replaces a file as a whole. Throws system errors. */
export function keepRun(
  folder: string,
  name: string,
  run: KeptRun,
  writeWhole: (path: string, content: string) => void,
): void {
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, name + ending), JSON.stringify(run));
  const kept = readdirSync(folder)
    .filter((one) => one.endsWith(ending))
    .map((one) => join(folder, one));
  if (kept.length <= maximumRuns) return;
  const byAge = kept
    .map((path) => ({ path, written: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((one, other) => other.written - one.written);
  for (const { path } of byAge.slice(maximumRuns)) rmSync(path, { force: true });
}

function isRun(value: unknown): value is KeptRun {
  if (!isObject(value) || !areNotes(value.notes)) return false;
  const { report, request, status, stdout, told } = value;
  const texts = [request, stdout, ...(report === undefined ? [] : [report])];
  return texts.every(isText) && typeof status === "number" && Array.isArray(told) && told.every(isText);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
