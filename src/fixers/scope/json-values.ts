import { isInside, oncePer, type Location, type SourceFile } from "../../source/index.js";
import type { Entry, Mapping } from "../../tree/index.js";

/**
 * Whether a place in Terraform JSON is a value of the JSON, and no part of a string: the expressions in strings have other
 * quotes than JSON.
 */
export function isJsonValue({ file, start }: Location): boolean {
  const { starts, ends } = stringsIn(file);
  let [from, to] = [0, starts.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((starts[middle] ?? 0) < start) from = middle + 1;
    else to = middle;
  }
  return from === 0 || (ends[from - 1] ?? 0) <= start;
}

const stringsIn = oncePer(({ text }: SourceFile) => {
  const found = [...text.matchAll(/"(?:[^"\\]|\\[^])*"/g)];
  return { starts: found.map(({ index }) => index), ends: found.map(({ index, 0: { length } }) => index + length) };
});

/**
 * A mapping with the entries that its JSON object holds, in their order. The reader of a block orders them by their meaning,
 * and adds those that the provider has by default.
 */
export const inFileOrder = oncePer((mapping: Mapping): Mapping => {
  const isWritten = ({ location }: Entry): boolean =>
    isInside(location, mapping.location) && location.start > mapping.location.start;
  const entries = mapping.entries.filter(isWritten);
  return { ...mapping, entries: entries.sort((one, other) => one.location.start - other.location.start) };
});
