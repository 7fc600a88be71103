import type { TextEdit } from "../source/index.js";
import type { ChosenEdits } from "./law/choose-edits.js";
import type { Refusal } from "./law/proposed-edit.js";
import { textsAfter } from "./law/prove.js";
import type { LintPass } from "./lint-pass.js";

/**
 * After this number of passes that left as many edits to make as there were before, fixing stops. Then two fixes undo
 * each other, or a fix never ends.
 */
const maximumIdlePasses = 10;

/** Edits that wait for each other need a pass each. After so many passes, the rest is left for the next run. */
const maximumPasses = 100;

export interface FixInput {
  /** The texts that fixes changed, by path. `lint` reads them instead of the files. */
  readonly changed: Map<string, string>;
  readonly lint: () => Promise<LintPass>;
  readonly choose: (pass: LintPass) => ChosenEdits | Promise<ChosenEdits>;
}

export interface Fixed {
  /** The first pass. It was run on the texts before the fixes. */
  readonly first: LintPass;
  /** The last pass. It was run on the texts as they are after all fixes. */
  readonly pass: LintPass;
  readonly passes: number;
  /** Groups of files that one edit changed. The files of a group are written together or not at all. */
  readonly joined: readonly (readonly string[])[];
  /** Files whose fixes did not end. Their texts stay as they were. */
  readonly unsettled: readonly string[];
  /** Files that cannot be written as they were read. Their texts stay as well. */
  readonly unwritable: readonly string[];
  readonly refused: readonly Refusal[];
}

/** Lints and fixes until nothing is left to fix. If the fixes of a file do not end, that file stays as it was. */
export async function fixUntilDone({ changed, choose, lint }: FixInput): Promise<Fixed> {
  const groups = fileGroups();
  const first = await lint();
  let pass = first;
  let fewest = Infinity;
  let idlePasses = 0;
  for (let passes = 0; ; passes++) {
    const { made, offered, refused, unwritable } = await choose(pass);
    if (offered >= fewest) idlePasses++;
    fewest = Math.min(fewest, offered);
    if (made.length === 0 || passes === maximumPasses)
      return { first, pass, passes, joined: groups.all(), unsettled: [], unwritable, refused };
    if (idlePasses === maximumIdlePasses) {
      const unsettled = groups.with(made.flat().map(({ location }) => location.file.path));
      for (const path of unsettled) changed.delete(path);
      const joined = groups.all().filter(([path = ""]) => !unsettled.includes(path));
      return { first, pass: await lint(), passes, joined, unsettled, unwritable, refused };
    }
    made.forEach(groups.join);
    for (const [path, text] of textsAfter(made.flat())) changed.set(path, text);
    pass = await lint();
  }
}

interface FileGroups {
  readonly join: (edits: readonly TextEdit[]) => void;
  readonly all: () => readonly (readonly string[])[];
  /** The given files and all files that are in a group with them. */
  readonly with: (paths: readonly string[]) => readonly string[];
}

/** Groups files that edits change together. Two files that are each joined with a third file are in one group. */
function fileGroups(): FileGroups {
  const groups = new Set<Set<string>>();
  const groupOf = new Map<string, Set<string>>();
  const touchedBy = (paths: readonly string[]): readonly Set<string>[] => [
    ...new Set(paths.flatMap((path) => groupOf.get(path) ?? [])),
  ];
  return {
    join: (edits) => {
      const paths = edits.map(({ location }) => location.file.path);
      const [joined = new Set<string>(), ...others] = touchedBy(paths);
      for (const path of [...others.flatMap((group) => [...group]), ...paths]) {
        joined.add(path);
        groupOf.set(path, joined);
      }
      for (const group of others) groups.delete(group);
      groups.add(joined);
    },
    all: () => [...groups].map((group) => [...group]),
    with: (paths) => [...new Set([...paths, ...touchedBy(paths).flatMap((group) => [...group])])],
  };
}
