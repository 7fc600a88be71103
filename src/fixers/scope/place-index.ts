import { groupBy, lastIndexUpTo, type Location } from "../../source/index.js";

/** Finds those of many places that are near another one. */
export interface PlaceIndex<T> {
  /** The values whose places overlap a place or touch it, in their order. */
  readonly near: (place: Location) => readonly T[];
}

interface Placed<T> {
  readonly value: T;
  readonly index: number;
  readonly at: Location;
  /** The greatest end of this place and of those before it. */
  readonly reach: number;
}

export function placeIndex<T>(values: readonly T[], placeOf: (value: T) => Location): PlaceIndex<T> {
  const byFile = groupBy(values, (value) => placeOf(value).file.path);
  const indexes = new Map([...byFile].map(([path, all]) => [path, indexOfFile(all, placeOf)]));
  return { near: (place) => indexes.get(place.file.path)?.near(place) ?? [] };
}

function indexOfFile<T>(values: readonly T[], placeOf: (value: T) => Location): PlaceIndex<T> {
  let reach = 0;
  const sorted = values
    .map((value, index) => ({ value, index, at: placeOf(value) }))
    .sort((one, other) => one.at.start - other.at.start)
    .map((one): Placed<T> => ({ reach: (reach = Math.max(reach, one.at.end)), ...one }));
  return {
    near({ end, start }) {
      const found: Placed<T>[] = [];
      for (let at = lastIndexUpTo(sorted, end, (one) => one.at.start); at >= 0; at--) {
        const one = sorted[at];
        if (!one || one.reach < start) break;
        if (one.at.end >= start) found.push(one);
      }
      return found.sort((one, other) => one.index - other.index).map(({ value }) => value);
    },
  };
}
