import { hasTooManyAlternatives, withSlashes } from "./path-globs.js";

/** Where globs begin, and how they come to match what is outside of that folder. */
export interface GlobPlace {
  readonly folder: string;
  readonly remedy: string;
}

/** What is wrong with a glob: it stands for too many globs, or matches nothing as it is written. */
export function globProblem(glob: string, { folder, remedy }: GlobPlace): string | undefined {
  if (hasTooManyAlternatives(glob))
    return "The braces of this glob stand for more than 1,000 globs. Write a shorter one, or several.";
  const meant = withSlashes(glob);
  if (meant !== undefined) return `A glob has / between folders, and not \\. Write "${meant}".`;
  if (glob.replace(/^!/, "").split("/").includes(".."))
    return `A glob begins at ${folder} and matches nothing outside of it. Leave out "..", or ${remedy}.`;
  return group.test(glob)
    ? "A glob has no groups such as @(a|b). Write {a,b}, or for exceptions a second glob that begins with !."
    : undefined;
}

/** Globs of a shell have these. In a `.gitignore`, the characters stand for themselves, and no template has them in its name. */
const group = /\([^()|]*\|[^()]*\)/;
