import { optionsOf, type Arguments } from "./command.js";

/** Options that are right beside every other one. */
const alwaysFit: readonly string[] = ["no-color", "debug"];

/** What an option that is all of a run would pass over in silence: an option that is not among `fit`, or paths. */
export function unfitWord(args: Arguments, fit: readonly string[]): string | undefined {
  const taken = [...alwaysFit, ...fit];
  const option = optionsOf(args.command).find(({ name }) => !taken.includes(name) && args.has(name));
  return option ? `--${option.name}` : args.paths.length > 0 ? "paths" : undefined;
}
