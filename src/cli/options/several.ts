import type { Arguments } from "./command.js";

/** The values of an option that takes several in one word, with commas. */
export function severalOf(args: Arguments, name: string): readonly string[] {
  return args.values(name).flatMap((value) => value.split(",").map((one) => one.trim()));
}
