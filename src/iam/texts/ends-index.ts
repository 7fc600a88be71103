import { startIndex } from "../../source/index.js";
import type { Text } from "../../tree/index.js";

/**
 * Finds the few of many names that can be the same as another one, by what is written before the first hole and after the
 * last one. All others begin or end with other characters.
 */
export function endsIndex<T>(
  values: readonly T[],
  textOf: (value: T) => Text | undefined,
): (text: Text) => Iterable<T> {
  const byStart = startIndex(values, (value) => startOf(textOf(value)));
  const byEnd = startIndex(values, (value) => endOf(textOf(value)));
  return (text) => {
    const [one, other] = [byStart(startOf(text)), byEnd(endOf(text))];
    return (one.amount <= other.amount ? one : other).values();
  };
}

/** More of a name is not compared: those of principals are not longer. */
const comparedLength = 64;

function startOf(text: Text | undefined): string {
  const first = text?.parts[0];
  return first?.kind === "literal" ? first.text.slice(0, comparedLength) : "";
}

/** It is read from its end. */
function endOf(text: Text | undefined): string {
  const last = text?.parts.at(-1);
  return last?.kind === "literal" ? last.text.slice(-comparedLength).split("").reverse().join("") : "";
}
