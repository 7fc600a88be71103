import { dirname, join, relative, resolve } from "../../paths/index.js";
import { isSystemError, isThere, makeFolder, statOf, unwrittenReason } from "../../disk/index.js";
import type { Baseline, FindingIdentity } from "../../linter/index.js";
import { readJson } from "../../parsers/index.js";
import {
  byText,
  type Failure,
  failure,
  isRecord,
  onceIn,
  oncePer,
  type Result,
  sourceFile,
  startOf,
} from "../../source/index.js";
import { linkProblem } from "../files/link-problem.js";
import { displayPath, gitTopLevel, gitTopLevels } from "../files/paths.js";
import { writeWhole } from "../files/write-files.js";
import { readTextFile, sizeLimits } from "../files/read-file.js";

/** Baseline keys of suppressed findings, by unit (its path from the root) and rule. */
type Entries = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The content of the suppressions file. It is a baseline of known findings. */
export interface Suppressions {
  readonly path: string;
  /** Paths of units are relative to this folder. */
  readonly root: string;
  readonly entries: Entries;
  readonly isThere: boolean;
}

export const suppressionsName = "dmslint-suppressions.json";

/**
 * Reads the suppressions file. A missing file gives an empty baseline; an invalid file or link is a failure. The root is
 * the git top level of the working folder, else the working folder. An editor may have started the server in any folder:
 * there the repository of the document counts, or that around it (of a submodule) if only that has a baseline.
 */
export function readSuppressions(
  location: string | undefined,
  cwd: string,
  document: string | undefined,
): Result<Suppressions> {
  const repositories = document === undefined ? [] : gitTopLevels(dirname(document));
  const withBaseline = location === undefined && repositories.find((one) => isThere(join(one, suppressionsName)));
  const root = withBaseline || (repositories[0] ?? gitTopLevel(cwd) ?? cwd);
  const path = location === undefined ? join(root, suppressionsName) : resolve(cwd, location);
  const name = displayPath(path, cwd);
  const problem = linkProblem(path, root);
  if (problem !== undefined) return failure(`The baseline "${name}" is not used: ${problem}.`);
  const read = readTextFile(path, sizeLimits.named);
  if (read.kind === "absent") return { path, root, entries: {}, isThere: false };
  if (read.kind === "unreadable") return failure(`The baseline "${name}" cannot be read: ${read.reason}.`);
  const entries = entriesIn(read.decoded.text);
  return entries ? { path, root, entries, isThere: true } : failure(wrongBaseline(name, read.decoded.text));
}

function entriesIn(text: string): Entries | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isEntries(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A merge leaves its marks in a baseline: its entries are right, and whoever removes it would lose them. */
function wrongBaseline(name: string, text: string): string {
  const [problem] = readJson(sourceFile(name, text)).problems;
  if (!problem) return `"${name}" is not a baseline of dmslint. Remove it, and --suppress-all writes one.`;
  const { line, column } = startOf(problem.location);
  return `${name}:${String(line)}:${String(column)}: The baseline is not valid JSON: ${problem.message} Correct it, or remove it, and --suppress-all writes one.`;
}

function isEntries(value: unknown): value is Entries {
  const isTexts = (one: unknown): boolean => Array.isArray(one) && one.every((item) => typeof item === "string");
  return (
    isRecord(value) && Object.values(value).every((rules) => isRecord(rules) && Object.values(rules).every(isTexts))
  );
}

export function baselineOf(suppressions: Suppressions): Baseline {
  const known = new Set(flat(suppressions.entries).map((entry) => JSON.stringify(entry)));
  const has: Baseline["has"] = (unitPath, ruleId, part) =>
    known.has(JSON.stringify([nameOf(unitPath, suppressions), ruleId, part]));
  return { has: known.size === 0 ? () => false : has };
}

/** A baseline into which a run puts its findings. */
export interface OpenBaseline {
  readonly baseline: Baseline;
  /** The baseline as it is after the run. */
  readonly filled: () => Suppressions;
}

/** Takes in what a run finds after it has fixed what it may, by the rules that `isTaken` selects. `undefined`: nothing. */
export function openBaseline(
  suppressions: Suppressions,
  isTaken: ((rule: string) => boolean) | undefined,
): OpenBaseline {
  let filled: Suppressions | undefined;
  let known = baselineOf(suppressions);
  const has: Baseline["has"] = (...asked) => known.has(...asked);
  if (!isTaken) return { baseline: { has }, filled: () => suppressions };
  return {
    baseline: {
      has,
      takeIn: (identities) => {
        if (filled) return;
        const taken = identities.filter(({ ruleId }) => isTaken(ruleId));
        filled = taken.length === 0 ? suppressions : withFindings(suppressions, taken);
        if (filled !== suppressions) known = baselineOf(filled);
      },
    },
    filled: () => filled ?? suppressions,
  };
}

function withFindings(suppressions: Suppressions, identities: readonly FindingIdentity[]): Suppressions {
  const added = identities.flatMap((one) => entriesOf(one, suppressions));
  return { ...suppressions, entries: grouped([...flat(suppressions.entries), ...added]) };
}

/**
 * Removes entries that were not found again in the judged units, and entries of units that no longer exist. Entries stay
 * where nobody looked: `isSkipped` says of a unit and a rule whether it did not run.
 */
export function withoutUnused(
  suppressions: Suppressions,
  identities: readonly FindingIdentity[],
  judged: readonly string[],
  isSkipped: (unitPath: string, rule: string) => boolean,
): Suppressions {
  const { entries, root } = suppressions;
  const found = new Set(
    identities.flatMap((one) => entriesOf(one, suppressions)).map((entry) => JSON.stringify(entry)),
  );
  const seen = new Set(judged.map((path) => nameOf(path, suppressions)));
  const isKept = (entry: Entry): boolean =>
    found.has(JSON.stringify(entry)) ||
    isSkipped(resolve(root, entry[0]), entry[1]) ||
    (!seen.has(entry[0]) && statOf(resolve(root, entry[0])) !== undefined);
  return { ...suppressions, entries: grouped(flat(entries).filter(isKept)) };
}

export function countOf({ entries }: Suppressions): number {
  return flat(entries).length;
}

export function writeSuppressions({ entries, path }: Suppressions, cwd: string): Failure | undefined {
  try {
    makeFolder(dirname(path));
    writeWhole(path, `${JSON.stringify(entries, null, 2)}\n`);
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return failure(`"${displayPath(path, cwd)}" cannot be written: ${unwrittenReason(error)}.`);
  }
}

type Entry = readonly [unit: string, rule: string, part: string];

function entriesOf({ baselineKeys, ruleId, unitPath }: FindingIdentity, suppressions: Suppressions): readonly Entry[] {
  return baselineKeys.map((part) => [nameOf(unitPath, suppressions), ruleId, part] as const);
}

/** Each finding asks for the name of its unit. */
function nameOf(unitPath: string, suppressions: Suppressions): string {
  return onceIn(namesIn(suppressions), unitPath, () => {
    const inside = relative(suppressions.root, unitPath);
    return inside === "" ? "." : inside;
  });
}

const namesIn = oncePer((_suppressions: Suppressions) => new Map<string, string>());

function flat(entries: Entries): readonly Entry[] {
  return Object.entries(entries).flatMap(([unit, rules]) =>
    Object.entries(rules).flatMap(([rule, parts]) => parts.map((part) => [unit, rule, part] as const)),
  );
}

/** Sorted and without duplicates, so that the file changes only if the findings change. */
function grouped(all: readonly Entry[]): Entries {
  const units = new Map<string, Map<string, Set<string>>>();
  // A hundred thousand findings are compared with each other millions of times.
  const keyed = all.map((entry) => ({ entry, key: JSON.stringify(entry) }));
  const sorted = keyed.sort((one, other) => byText(one.key, other.key)).map(({ entry }) => entry);
  for (const [unit, rule, part] of sorted) {
    const rules = onceIn(units, unit, () => new Map<string, Set<string>>());
    onceIn(rules, rule, () => new Set<string>()).add(part);
  }
  return Object.fromEntries(
    [...units].map(([unit, rules]) => [
      unit,
      Object.fromEntries([...rules].map(([rule, parts]) => [rule, [...parts]])),
    ]),
  );
}
