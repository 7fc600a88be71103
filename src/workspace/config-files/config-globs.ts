import type { ConfigData } from "./config-data.js";
import type { ConfigProblem } from "./config-problems.js";
import { globProblem } from "../files/glob-problem.js";

/** The globs of a config that stand for too many globs, or that match nothing as they are written. */
export function globProblems({ ignores = [], overrides = [], settings }: ConfigData): readonly ConfigProblem[] {
  const all = [
    ...placed(["ignores"], ignores),
    ...overrides.flatMap(({ files }, index) => placed(["overrides", String(index), "files"], files)),
    ...placed(["settings", "partialPolicies"], settings?.partialPolicies ?? []),
  ];
  return all.flatMap(({ glob, path }) => {
    const message = globProblem(glob, place);
    return message === undefined ? [] : [{ path, message }];
  });
}

const place = {
  folder: "the folder of the config that is found",
  remedy: "write the config into a folder above",
};

function placed(
  path: readonly string[],
  globs: readonly string[],
): readonly { path: readonly string[]; glob: string }[] {
  return globs.map((glob, index) => ({ path: [...path, String(index)], glob }));
}
