import type { TextEdit } from "../source/index.js";
import type { ChosenEdits, Refusal } from "./law/fix.js";
import { textsAfter } from "./law/prove.js";
import type { LintPass } from "./lint.js";

/** Passes after which fixing stops although edits are left: two fixes undo each other, or one never ends. */
const maximumPasses = 10;

export interface FixInput {
  /** The texts that fixing changed, by path: what `lint` reads before the files. */
  readonly changed: Map<string, string>;
  readonly lint: () => Promise<LintPass>;
  readonly choose: (pass: LintPass) => ChosenEdits | Promise<ChosenEdits>;
}

export interface Fixed {
  /** The last pass, over the texts as they are now. */
  readonly pass: LintPass;
  readonly passes: number;
  /** Files that one edit changed, group by group: they are written together or not at all. */
  readonly joined: readonly (readonly string[])[];
  /** Files of which the fixes came to no end: their texts are as they were. */
  readonly unsettled: readonly string[];
  readonly refused: readonly Refusal[];
}

/** Lints and fixes until nothing is left to fix. Where that does not end, the files that still change are left as they were. */
export async function fixUntilDone({ changed, choose, lint }: FixInput): Promise<Fixed> {
  const groups = fileGroups();
  let pass = await lint();
  for (let passes = 0; ; passes++) {
    const { made, refused } = await choose(pass);
    if (made.length === 0) return { pass, passes, joined: groups.all(), unsettled: [], refused };
    if (passes === maximumPasses) {
      const unsettled = groups.with(made.flat().map(({ location }) => location.file.path));
      for (const path of unsettled) changed.delete(path);
      const joined = groups.all().filter(([path = ""]) => !unsettled.includes(path));
      return { pass: await lint(), passes, joined, unsettled, refused };
    }
    made.forEach(groups.join);
    for (const [path, text] of textsAfter(made.flat())) changed.set(path, text);
    pass = await lint();
  }
}

interface FileGroups {
  readonly join: (edits: readonly TextEdit[]) => void;
  readonly all: () => readonly (readonly string[])[];
  /** The files, with those of their groups. */
  readonly with: (paths: readonly string[]) => readonly string[];
}

/** Which files edits change together, also by way of a third file. */
function fileGroups(): FileGroups {
  let groups: readonly (readonly string[])[] = [];
  return {
    join: (edits) => {
      const paths = edits.map(({ location }) => location.file.path);
      const isTouched = (group: readonly string[]): boolean => group.some((path) => paths.includes(path));
      const touched = groups.filter(isTouched).flat();
      groups = [...groups.filter((group) => !isTouched(group)), [...new Set([...touched, ...paths])]];
    },
    all: () => groups,
    with: (paths) => [
      ...new Set([...paths, ...groups.filter((group) => group.some((path) => paths.includes(path))).flat()]),
    ],
  };
}
