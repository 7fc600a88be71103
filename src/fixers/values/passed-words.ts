import type { Template } from "../../model/index.js";
import type { Text, TextPart } from "../../tree/index.js";
import { restBehind } from "../scope/arn-reference.js";

/**
 * The parts of a text that comes from another module or stack, with the names that the place where it is written has for
 * them: parameters and variables to which the same is passed. `undefined`: it has no such name for any of them.
 *
 * @param isHere - Whether a text is passed to the stack or module of the place.
 */
export function inPassedWords(
  { parts }: Text,
  { passedTexts = [] }: Template,
  isHere: (part: TextPart) => boolean,
): readonly TextPart[] | undefined {
  const passed = passedTexts.map((text) => text.parts).filter((given) => given.every(isHere));
  for (const start of passed) {
    const rest = start.length > 1 ? restBehind(parts, start) : undefined;
    if (rest) return [...start, ...rest];
  }
  const named = parts.map((part) =>
    part.kind === "hole" ? passed.find((given) => isOnly(part, given))?.[0] : undefined,
  );
  return named.some((part) => part !== undefined) ? parts.map((part, index) => named[index] ?? part) : undefined;
}

/** Whether what is passed is one hole, and the same one. */
function isOnly(
  { symbol: { id } }: TextPart & { readonly kind: "hole" },
  [given, ...others]: readonly TextPart[],
): boolean {
  return given?.kind === "hole" && others.length === 0 && given.symbol.id === id;
}
