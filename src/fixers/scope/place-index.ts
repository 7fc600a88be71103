import { groupBy, type Location } from "../../source/index.js";

/** Finds those of many places that are near another one. */
export interface PlaceIndex<T> {
  /** The values whose places overlap a place or touch it, in their order. */
  readonly near: (place: Location) => readonly T[];
}

/** A part of the places of a file, in the order of their starts: one place, or two halves. */
interface Part<T> {
  /** The least start and the greatest end of its places. */
  readonly start: number;
  readonly end: number;
  readonly content: Placed<T> | readonly [Part<T>, Part<T>];
}

interface Placed<T> {
  readonly value: T;
  readonly index: number;
  readonly at: Location;
}

export function placeIndex<T>(values: readonly T[], placeOf: (value: T) => Location): PlaceIndex<T> {
  const byFile = groupBy(values, (value) => placeOf(value).file.path);
  const indexes = new Map([...byFile].map(([path, all]) => [path, indexOfFile(all, placeOf)]));
  return { near: (place) => indexes.get(place.file.path)?.near(place) ?? [] };
}

function indexOfFile<T>(values: readonly T[], placeOf: (value: T) => Location): PlaceIndex<T> {
  const sorted = values
    .map((value, index): Placed<T> => ({ value, index, at: placeOf(value) }))
    .sort((one, other) => one.at.start - other.at.start);
  const whole = partOf(sorted, 0, sorted.length);
  return {
    near(place) {
      const found: Placed<T>[] = [];
      addNear(whole, place, found);
      return found.sort((one, other) => one.index - other.index).map(({ value }) => value);
    },
  };
}

/** Halved, so that a place which spans the whole file does not make every question walk over all others. */
function partOf<T>(sorted: readonly Placed<T>[], from: number, to: number): Part<T> {
  const only = sorted[from];
  if (only && to - from === 1) return { start: only.at.start, end: only.at.end, content: only };
  const middle = Math.ceil((from + to) / 2);
  const halves = [partOf(sorted, from, middle), partOf(sorted, middle, to)] as const;
  return { start: halves[0].start, end: Math.max(halves[0].end, halves[1].end), content: halves };
}

function addNear<T>({ content, end, start }: Part<T>, place: Location, found: Placed<T>[]): void {
  if (start > place.end || end < place.start) return;
  if ("value" in content) found.push(content);
  else for (const half of content) addNear(half, place, found);
}
