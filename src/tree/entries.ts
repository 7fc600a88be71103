import { oncePer } from "../source/index.js";
import type { Entry, Mapping } from "./nodes.js";

/** The entry of a key. If a key is written twice, the last one counts, as in AWS. */
export function entryOf(mapping: Mapping, key: string): Entry | undefined {
  const { entries } = mapping;
  if (entries.length > mostWithoutIndex) return entriesByKey(mapping).get(key);
  // A loop, because nothing is asked more often.
  for (let at = entries.length - 1; at >= 0; at--) if (entries[at]?.key.text === key) return entries[at];
  return undefined;
}

/** With fewer entries, an index costs more than it saves. */
const mostWithoutIndex = 32;

/** Each instance of a block may ask for its own key. */
const entriesByKey = oncePer(
  ({ entries }: Mapping): ReadonlyMap<string, Entry> => new Map(entries.map((entry) => [entry.key.text, entry])),
);
