import type { ConfigData } from "./config-data.js";
import type { ConfigProblem } from "./config-problems.js";
import { hasTooManyAlternatives, withSlashes } from "../files/path-globs.js";

/** The globs of a config that stand for too many globs, or that match nothing as they are written. */
export function globProblems({ ignores = [], overrides = [], settings }: ConfigData): readonly ConfigProblem[] {
  const all = [
    ...placed(["ignores"], ignores),
    ...overrides.flatMap(({ files }, index) => placed(["overrides", String(index), "files"], files)),
    ...placed(["settings", "partialPolicies"], settings?.partialPolicies ?? []),
  ];
  return all.flatMap(({ glob, path }) => {
    const message = globProblem(glob);
    return message === undefined ? [] : [{ path, message }];
  });
}

function globProblem(glob: string): string | undefined {
  if (hasTooManyAlternatives(glob))
    return "The braces of this glob stand for more than 1,000 globs. Write a shorter one, or several.";
  const meant = withSlashes(glob);
  return meant === undefined ? undefined : `A glob has / between folders, and not \\. Write "${meant}".`;
}

function placed(
  path: readonly string[],
  globs: readonly string[],
): readonly { path: readonly string[]; glob: string }[] {
  return globs.map((glob, index) => ({ path: [...path, String(index)], glob }));
}
