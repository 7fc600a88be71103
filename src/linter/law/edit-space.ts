import { isSameEdit, overlap, type TextEdit } from "../../source/index.js";
import { keptLists } from "./kept-lists.js";
import { placesInCells } from "./places-in-cells.js";

/** The edits that are already chosen. Thousands of others are compared with them. */
export interface EditSpace {
  /** Whether none of the edits conflicts with a chosen one. The same edit is no conflict: it is made once for both. */
  readonly isFree: (edits: readonly TextEdit[]) => boolean;
  readonly take: (edits: readonly TextEdit[]) => void;
}

export function editSpace(): EditSpace {
  const changed = placesInCells<TextEdit>();
  const guarded = placesInCells<TextEdit>();
  const lists = keptLists((place) => changed.near([place]));
  return {
    isFree: (edits) =>
      edits.every((edit) => {
        const places = [edit.location, ...(edit.unchangedPlaces ?? [])];
        const near = [...changed.near(places), ...guarded.near([edit.location])];
        return !near.some((other) => overlap(edit, other) && !isSameEdit(edit, other));
      }) && lists.isFree(edits),
    take: (edits) => {
      for (const edit of edits) {
        changed.add(edit, [edit.location]);
        guarded.add(edit, edit.unchangedPlaces ?? []);
      }
      lists.take(edits);
    },
  };
}
