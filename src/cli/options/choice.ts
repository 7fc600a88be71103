import { failure, listed, type Result } from "../../source/index.js";
import type { Arguments } from "./command.js";

/** The value of an option that takes one of several words; messages call it `what`. `undefined`: it is not given. */
export function choiceOf<T extends string>(
  args: Arguments,
  option: string,
  what: string,
  choices: readonly T[],
): Result<T | undefined> {
  const given = args.value(option);
  const choice = choices.find((one) => one === given);
  return given === choice ? choice : failure(`There is no ${what} "${given ?? ""}": it is ${listed(choices, "or")}.`);
}
