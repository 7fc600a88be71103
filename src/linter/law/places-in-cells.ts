import type { Location } from "../../source/index.js";

/** Characters in a cell. Only what has places in the same cells is compared. */
const cellSize = 256;

/** Finds what has a place near a given one. */
export interface Cells<T> {
  readonly add: (item: T, places: readonly Location[]) => void;
  readonly near: (places: readonly Location[]) => ReadonlySet<T>;
}

export function placesInCells<T>(): Cells<T> {
  const cells = new Map<string, Set<T>>();
  return {
    add: (item, places) => {
      for (const key of places.flatMap(cellsOf)) cells.set(key, (cells.get(key) ?? new Set()).add(item));
    },
    near: (places) => new Set(places.flatMap(cellsOf).flatMap((key) => [...(cells.get(key) ?? [])])),
  };
}

function cellsOf({ end, file, start }: Location): readonly string[] {
  const first = Math.floor(start / cellSize);
  const last = Math.floor(end / cellSize);
  return Array.from({ length: last - first + 1 }, (_, index) => `${file.path}@${String(first + index)}`);
}
