import { groupBy } from "./group-by.js";
import { oncePer } from "./once-per.js";
import type { TextEdit } from "./text-edit.js";

/**
 * What an edit adds at a place where other edits may add more, such as the end of a list. Edits that differ in their items
 * alone can be made together: `head`, the items of all with `between` between them, `tail`.
 */
export interface Addition {
  readonly head: string;
  readonly items: readonly AddedItem[];
  readonly between: string;
  readonly tail: string;
}

export interface AddedItem {
  readonly text: string;
  /**
   * What tells the item from others. Two different items about one thing are not for one pass: where one of them is
   * written, the other one only has to extend it.
   */
  readonly about: string;
}

export function textOfAddition({ between, head, items, tail }: Addition): string {
  return `${head}${items.map(({ text }) => text).join(between)}${tail}`;
}

/** Where and in which form an edit adds items. Edits with one site can be made as one. `undefined`: it adds none. Each is compared with many. */
export const siteOf = oncePer(
  ({ adds, location: { end, file, start } }: TextEdit): string | undefined =>
    adds && JSON.stringify([file.path, start, end, adds.head, adds.between, adds.tail]),
);

/** The edits, each once: several fixes may need the same data source. What they add at one site is one edit. */
export function unitedEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...groupBy(edits, keyOf).values()].flatMap(united);
}

function keyOf(edit: TextEdit): string {
  const { end, file, start } = edit.location;
  return siteOf(edit) ?? [file.path, start, end, edit.text].join("\n");
}

/** One edit for all of a site. */
function united(edits: readonly TextEdit[]): readonly TextEdit[] {
  const [first, second] = edits;
  if (!first?.adds || !second) return edits.slice(0, 1);
  const items = new Map(edits.flatMap(({ adds }) => (adds?.items ?? []).map((item) => [item.text, item] as const)));
  const adds = { ...first.adds, items: [...items.values()] };
  return [{ ...first, text: textOfAddition(adds), adds }];
}
