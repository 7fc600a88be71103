import { startIndex } from "../../source/index.js";
import type { Text } from "../../tree/index.js";
import { nameStartIn } from "./arn-fields.js";
import { mostWithoutIndex, nameIndex } from "./name-index.js";

/**
 * Finds the few of many values of a condition that can match a value of its key, in their order: by the name in an ARN, or, where a
 * wildcard makes it unclear where the name begins (`arn:aws:iam::*:role/app`), by how they end. No other one matches.
 */
export function valueIndex<T>(values: readonly T[], textOf: (value: T) => Text): (actual: Text) => readonly T[] {
  if (values.length <= mostWithoutIndex) return () => values;
  const placed = values.map((value, index) => ({ value, index, text: textOf(value) }));
  const isNamed = ({ text }: { readonly text: Text }): boolean => nameStartIn(text) !== undefined;
  const named = nameIndex(placed.filter(isNamed), ({ text }) => [text]);
  const byEnd = startIndex(
    placed.filter((one) => !isNamed(one)),
    ({ text }) => endOf(text),
  );
  return (actual) => {
    const found = [...named.about(actual), ...byEnd(endOf(actual)).values()];
    if (found.length === values.length) return values;
    return found.sort((one, other) => one.index - other.index).map(({ value }) => value);
  };
}

/** More of an end is not compared. */
const comparedLength = 100;

/** What certainly stands at the end of a text, read from there: no wildcard, hole or policy variable. */
function endOf({ parts }: Text): string {
  const last = parts.at(-1);
  if (last?.kind !== "literal" || last.text.includes("$")) return "";
  const written = last.text.slice(-comparedLength).split(/[*?}]/).at(-1) ?? "";
  return written.split("").reverse().join("");
}
