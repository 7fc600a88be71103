import { isSameEdit, overlap, type Location, type TextEdit } from "../../source/index.js";

/** The edits that are already chosen. Thousands of others are compared with them. */
export interface EditSpace {
  /** Whether none of the edits conflicts with a chosen one. The same edit is no conflict: it is made once for both. */
  readonly isFree: (edits: readonly TextEdit[]) => boolean;
  readonly take: (edits: readonly TextEdit[]) => void;
}

export function editSpace(): EditSpace {
  const changed = placesInCells();
  const guarded = placesInCells();
  return {
    isFree: (edits) =>
      edits.every((edit) => {
        const near = [...changed.near([edit.location, ...guardedBy(edit)]), ...guarded.near([edit.location])];
        return !near.some((other) => overlap(edit, other) && !isSameEdit(edit, other));
      }),
    take: (edits) => {
      for (const edit of edits) {
        changed.add(edit, [edit.location]);
        guarded.add(edit, guardedBy(edit));
      }
    },
  };
}

function guardedBy({ keptPlaces = [], unchangedPlaces = [] }: TextEdit): readonly Location[] {
  return [...unchangedPlaces, ...keptPlaces];
}

/** Characters in a cell. Only edits with places in the same cells are compared. */
const cellSize = 256;

interface Cells {
  readonly add: (edit: TextEdit, places: readonly Location[]) => void;
  readonly near: (places: readonly Location[]) => ReadonlySet<TextEdit>;
}

function placesInCells(): Cells {
  const cells = new Map<string, Set<TextEdit>>();
  return {
    add: (edit, places) => {
      for (const key of places.flatMap(cellsOf)) cells.set(key, (cells.get(key) ?? new Set()).add(edit));
    },
    near: (places) => new Set(places.flatMap(cellsOf).flatMap((key) => [...(cells.get(key) ?? [])])),
  };
}

function cellsOf({ end, file, start }: Location): readonly string[] {
  const first = Math.floor(start / cellSize);
  const last = Math.floor(end / cellSize);
  return Array.from({ length: last - first + 1 }, (_, index) => `${file.path}@${String(first + index)}`);
}
