import type { ConfigData } from "./config-data.js";
import type { ConfigProblem } from "./config-problems.js";
import { hasTooManyAlternatives } from "../files/path-globs.js";

/** The globs of a config that stand for too many globs. */
export function globProblems({ ignores = [], overrides = [], settings }: ConfigData): readonly ConfigProblem[] {
  const all = [
    ...placed(["ignores"], ignores),
    ...overrides.flatMap(({ files }, index) => placed(["overrides", String(index), "files"], files)),
    ...placed(["settings", "partialPolicies"], settings?.partialPolicies ?? []),
  ];
  return all
    .filter(({ glob }) => hasTooManyAlternatives(glob))
    .map(({ path }) => ({
      path,
      message: "The braces of this glob stand for more than 1,000 globs. Write a shorter one, or several.",
    }));
}

function placed(
  path: readonly string[],
  globs: readonly string[],
): readonly { path: readonly string[]; glob: string }[] {
  return globs.map((glob, index) => ({ path: [...path, String(index)], glob }));
}
