import type { Template } from "../../model/index.js";
import { groupBy, oncePer } from "../../source/index.js";
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
  template: Template,
  isHere: (part: TextPart) => boolean,
): readonly TextPart[] | undefined {
  const { byHole, byStart, lengths } = passedTo(template);
  const whole = keyOf(parts);
  for (const length of lengths) {
    for (const start of byStart.get(whole.slice(0, length)) ?? []) {
      const rest = start.every(isHere) ? restBehind(parts, start) : undefined;
      if (rest) return [...start, ...rest];
    }
  }
  const named = parts.map((part) =>
    part.kind === "hole" ? byHole.get(part.symbol.id)?.find(([only]) => only && isHere(only))?.[0] : undefined,
  );
  return named.some((part) => part !== undefined) ? parts.map((part, index) => named[index] ?? part) : undefined;
}

/** A search for what is passed: hundreds of calls may pass something, and each may have an edit. */
const passedTo = oncePer(({ passedTexts = [] }: Template) => {
  const passed = passedTexts.map(({ parts }) => parts);
  const holes = passed.filter(([first, ...others]) => first?.kind === "hole" && others.length === 0);
  const byStart = groupBy(
    passed.filter(({ length }) => length > 1),
    keyOf,
  );
  // Of a bucket and a folder of it, the folder tells more.
  const lengths = [...new Set([...byStart.keys()].map(({ length }) => length))].sort((one, other) => other - one);
  return { byHole: groupBy(holes, ([only]) => (only?.kind === "hole" ? only.symbol.id : "")), byStart, lengths };
});

/** What begins with certain parts has a key that begins with theirs. */
function keyOf(parts: readonly TextPart[]): string {
  return parts.map((part) => (part.kind === "literal" ? part.text : `\u0000${part.symbol.id}\u0000`)).join("");
}
