import type { Entry } from "../../tree/index.js";
import type { NewValue } from "../values/new-value.js";

/**
 * Whether a value is all that its key has in YAML or JSON. What is inside of a function is not: a list in its place would
 * be an item of the list from which `Fn::Select` chooses.
 */
export function isWhole({ key, location, value }: Entry): boolean {
  const between = location.file.text.slice(key.location.end, value.location.start);
  return /^[\\"'\s]*:(?:\s|\\[nrt]|#[^\n]*\n)*$/.test(between);
}

/** Whether a new value may stand in the place of a value: inside of a function, one of its kind. */
export function fitsInto(entry: Entry, newValue: NewValue): boolean {
  const { kind } = entry.value;
  if (isWhole(entry)) return true;
  return newValue.kind === "text" ? kind === "scalar" || kind === "text" : newValue.kind === kind;
}
