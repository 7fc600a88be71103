import { basename, dirname } from "../../paths/index.js";
import { isLink, statOf } from "../../disk/index.js";
import type { PolicyType } from "../../linter/index.js";
import {
  barePolicy,
  isSourceOf,
  formatByName,
  formatOfValues,
  notLintablePlanReason,
  recognise,
  unitForms,
  type FileTreeCache,
  type FormatByName,
  type Unit,
} from "../../parsers/index.js";
import { failure, isFailure, listed, oncePer, type Result, onceIn } from "../../source/index.js";
import type { FoundFiles } from "../files/find-files.js";
import { brokenName, displayPath } from "../files/paths.js";
import { withNested } from "./nested-units.js";
import { withModules } from "./plan-modules.js";
import { isData, isLintableName } from "../files/lintable-names.js";
import { sizeLimits } from "../files/read-file.js";
import type { WorkspaceReader } from "./reader.js";
import type { UnreadFiles } from "./unread-files.js";

/** A unit and how it was found. `reference`: another unit refers to it. */
export interface FoundUnit {
  readonly unit: Unit;
  readonly foundBy: "name" | "glob" | "folder" | "reference";
  /** The glob that matched it, if it was found by one. */
  readonly glob?: string;
}

/** The units to lint, and notes for the user about what is skipped. */
export interface FoundUnits {
  readonly units: readonly FoundUnit[];
  readonly notes: readonly string[];
  readonly unreadable: UnreadFiles;
}

export interface UnitSearch {
  readonly reader: WorkspaceReader;
  readonly trees: FileTreeCache;
  readonly cwd: string;
  /**
   * The policy type that the user gave. Then a file that is given by name is read as a policy, if it is no other kind
   * of unit.
   */
  readonly policyType?: PolicyType | undefined;
}

/** Sorts files into units: a file each, or all files of a folder together, as its format has it. */
export function unitsOf(found: FoundFiles, search: UnitSearch): Result<FoundUnits> {
  const units: FoundUnit[] = [];
  const notes = [...found.notes];
  const foreign: string[] = [];
  for (const path of found.named) {
    const unit = namedUnit(path, search);
    if (unit === undefined) foreign.push(displayPath(path, search.cwd));
    else if (isFailure(unit)) return unit;
    else if (unit.kind === "skipped") notes.push(unit.note);
    else units.push({ unit, foundBy: "name" });
  }
  if (foreign.length > 0) notes.push(notLintable(foreign));
  for (const [pattern, paths] of found.matched) {
    const matched = paths.flatMap((path) => foundUnit(path, search, notes) ?? []);
    units.push(...matched.map((unit) => ({ unit, foundBy: "glob" as const, glob: pattern })));
    if (matched.length === 0) notes.push(nothingIn(pattern, paths));
  }
  const inFolders = found.inFolders.flatMap((path) => foundUnit(path, search, notes) ?? []);
  units.push(...inFolders.map((unit) => ({ unit, foundBy: "folder" as const })));
  const all = withNested(withModules(firstOfTheirPaths(units), search), search);
  return { units: all, notes: [...new Set(notes)], unreadable: unreadableIn(found, search) };
}

/**
 * The unreadable files that may belong to a unit. Links with other file names are not listed. A file that was given by
 * name is listed only as a part of a module: otherwise the run says of it why it is not linted.
 */
export function unreadableIn(
  { named = [], unreadable = new Map() }: Partial<FoundFiles>,
  { reader }: UnitSearch,
): UnreadFiles {
  const isOurs = (path: string): boolean =>
    (isLintableName(path) || !isLink(path)) && (formatByName(path) !== undefined || !named.includes(path));
  return new Map([...unreadable, ...[...reader.unreadable].filter(([path]) => isOurs(path))].sort());
}

/**
 * Keeps one unit of each path, for each glob. Two files of one module give the same unit. The path of a module is a folder, so it is
 * never the path of a file.
 */
function firstOfTheirPaths(units: readonly FoundUnit[]): readonly FoundUnit[] {
  const keyOf = ({ foundBy, glob = "", unit: { path } }: FoundUnit): string => JSON.stringify([foundBy, glob, path]);
  const first = new Map(units.toReversed().map((one) => [keyOf(one), one]));
  return units.filter((one) => first.get(keyOf(one)) === one);
}

/** A file that was given by name, and the reason why it is not linted. */
interface SkippedFile {
  readonly kind: "skipped";
  readonly note: string;
}

/** The unit of a file that was given by name. `undefined`: it has no format that dmslint lints. */
function namedUnit(path: string, search: UnitSearch): Result<Unit | SkippedFile> | undefined {
  const name = displayPath(path, search.cwd);
  const skippedFile = (why: string): SkippedFile => ({ kind: "skipped", note: `"${name}" is skipped: ${why}.` });
  const values = formatOfValues(path);
  const isReadWithFolder = values?.folder.ownValues.test(basename(path)) === true;
  const format = formatByName(path) ?? (isReadWithFolder ? values : undefined);
  const unit = format && unitOfFolder(path, format, search.reader);
  const text = search.reader.read(path);
  if (unit && unit.files.length > 0 && (text !== undefined || isLink(path))) return unit;
  if (text === undefined) {
    const behindLink = statOf(path) ? "a link on its path leads out of the project" : "it is gone";
    const reason = search.reader.unreadable.get(path) ?? behindLink;
    // A pre-commit hook also gives the links of a repository, even broken ones. They must not stop the run.
    return isLink(path) ? skippedFile(reason) : failure(`The file "${name}" cannot be read: ${reason}.`);
  }
  if (values) return skippedFile(values.folder.valuesNote);
  const almost = notLintablePlanReason(text);
  return (
    unitOfText(path, text, search.trees) ??
    (almost === undefined ? givenPolicy(path, text, search) : skippedFile(almost))
  );
}

/** The unit of a file that the user declared to be a policy with `--policy-type`. */
function givenPolicy(path: string, text: string, { policyType, trees }: UnitSearch): Unit | undefined {
  if (policyType === undefined) return undefined;
  const { documents, problems } = trees.tree(path, text);
  const isMapping = documents.length === 1 && documents[0]?.kind === "mapping";
  return isMapping && (problems.length === 0 || isData(path))
    ? { kind: barePolicy.format, path, files: [path] }
    : undefined;
}

/** What is linted, as messages say it. */
export const lintableKinds = listed(
  Object.values(unitForms).map(({ file }) => file),
  "or",
);

function nothingIn(pattern: string, paths: readonly string[]): string {
  const why =
    paths.length === 0
      ? "ignore files exclude everything that it matches"
      : `nothing that it matches is a ${lintableKinds}`;
  return `"${pattern}" is skipped: ${why}.`;
}

/** How many names a note lists. A hook may give every file of a repository. */
const listedNames = 5;

export function notLintable(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  if (quoted.length === 1) return `${quoted.join("")} is skipped: it is not a ${lintableKinds}.`;
  const more = quoted.length > listedNames ? [`${String(quoted.length - listedNames)} more`] : [];
  return `${listed([...quoted.slice(0, listedNames), ...more])} are skipped: none of them is a ${lintableKinds}.`;
}

/** The unit of a file that was found in a folder or by a glob. `undefined`: it has no format that dmslint lints. */
function foundUnit(path: string, search: UnitSearch, notes: string[]): Unit | undefined {
  const format = formatByName(path);
  if (format) return unitOfFolder(path, format, search.reader);
  if (!isData(path)) return undefined;
  const name = displayPath(path, search.cwd);
  const { bytes, words } = sizeLimits.found;
  if ((statOf(path)?.size ?? 0) > bytes) {
    notes.push(`"${name}" is skipped: it is larger than ${words}. Name it to lint it.`);
    return undefined;
  }
  const text = search.reader.read(path);
  const isSaid = search.reader.unreadable.has(path) || brokenName(path) !== undefined;
  if (text === undefined && !isSaid) notes.push(`"${name}" is skipped: it is gone.`);
  return text === undefined ? undefined : unitOfText(path, text, search.trees);
}

/** The unit of an open document. The file does not need to exist on disk. A values file belongs to its module. */
export function unitOfDocument(path: string, search: UnitSearch): Unit | undefined {
  const { reader, trees } = search;
  const format = formatByName(path);
  if (format) return unitOfFolder(path, format, reader);
  const ofValues = formatOfValues(path);
  if (ofValues) {
    const unit = unitOfFolder(path, ofValues, reader);
    return unit.files.length > 0 ? unit : undefined;
  }
  const text = reader.read(path);
  return text === undefined ? undefined : (unitOfText(path, text, trees) ?? givenPolicy(path, text, search));
}

/** The path of the unit that a file belongs to. Documents of one unit are linted together. */
export function unitPathOf(path: string): string {
  return formatByName(path) || formatOfValues(path) ? dirname(path) : path;
}

/** The units of folders, which each of their files asks for, by format and folder. */
const folderUnits = oncePer((_reader: WorkspaceReader) => new Map<string, Unit>());

/** All files of a format that are beside a file. They are read now, so that the run says at once which cannot be read. */
function unitOfFolder(path: string, form: FormatByName, reader: WorkspaceReader): Unit {
  const folder = dirname(path);
  const { format } = form;
  return onceIn(folderUnits(reader), `${format} ${folder}`, () => {
    const isSource = (file: string): boolean => isSourceOf(form, file);
    const isRead = (file: string): boolean => isSource(file) || form.folder.ownValues.test(basename(file));
    const readable = reader.list(folder).filter((file) => isRead(file) && reader.read(file) !== undefined);
    return { kind: format, path: folder, files: readable.filter(isSource) };
  });
}

function unitOfText(path: string, text: string, trees: FileTreeCache): Unit | undefined {
  const kind = recognise(path, text, trees);
  if (kind === undefined) return undefined;
  // A broken template or policy file is a finding. But another file that only quotes a template (a README) is no unit.
  const isForeign = !isData(path) && /\.\w+$/.test(basename(path));
  if (isForeign && trees.tree(path, text).problems.length > 0) return undefined;
  return { kind, path, files: [path] };
}
