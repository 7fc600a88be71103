import type { OwnRequirements } from "../../knowledge/index.js";
import { failure, isFailure, positionAt, type Result, onceIn } from "../../source/index.js";
import { readTree } from "../config-files/config-file.js";
import { locationAt, placedIn, plainValue } from "../config-files/config-tree.js";
import type { ConfigProblem } from "../config-files/config-problems.js";
import { displayPath } from "../files/paths.js";
import { readNamedText } from "../files/read-file.js";
import { requirementsIn } from "./requirement-forms.js";
import { requirementProblems } from "./requirement-problems.js";
import { ownRequirements } from "./requirements-data.js";

/** Reads requirements of the user's own. */
export interface RequirementReader {
  /** `undefined`: there are no files. Fails if one cannot be read, or says what cannot be. */
  of(paths: readonly string[]): Promise<Result<OwnRequirements> | undefined>;
}

/** The same files give the same object, however many units have them. */
export function requirementReader(cwd: string): RequirementReader {
  const known = new Map<string, Promise<Result<OwnRequirements>>>();
  return {
    of: (paths) => {
      if (paths.length === 0) return Promise.resolve(undefined);
      return onceIn(known, paths.join("\n"), () => readAll([...new Set(paths)], cwd));
    },
  };
}

async function readAll(paths: readonly string[], cwd: string): Promise<Result<OwnRequirements>> {
  const all: OwnRequirements[] = [];
  for (const path of paths) {
    const read = await readOne(path, cwd);
    if (isFailure(read)) return read;
    all.push(read);
  }
  return { uses: all.flatMap(({ uses }) => uses), types: all.flatMap(({ types }) => types) };
}

async function readOne(path: string, cwd: string): Promise<Result<OwnRequirements>> {
  const name = displayPath(path, cwd);
  const what = `The file of requirements "${name}"`;
  const text = readNamedText(path, what);
  if (isFailure(text)) return text;
  const tree = readTree(path, name, text);
  if (isFailure(tree)) return tree;
  const { file, root } = tree;
  const failureOf = (problems: readonly ConfigProblem[]): Result<never> => failure(...placedIn(root, name, problems));
  const data = await requirementsIn(plainValue(root));
  if (isProblems(data)) return failureOf(data);
  const problems = await requirementProblems(data);
  if (problems.length > 0) return failureOf(problems);
  if ([...(data.uses ?? []), ...(data.types ?? [])].length === 0)
    return failure(`${what} has no requirements. Write "uses" or "types" into it.`);
  return ownRequirements(
    data,
    (keys) => `${name}:${String(positionAt(file, locationAt(root, keys, "value").start).line)}`,
  );
}

function isProblems(data: Awaited<ReturnType<typeof requirementsIn>>): data is readonly ConfigProblem[] {
  return Array.isArray(data);
}
