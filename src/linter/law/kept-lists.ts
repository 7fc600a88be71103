import { isInside, type Location, type TextEdit } from "../../source/index.js";
import { placesInCells } from "./places-in-cells.js";

/** Lists of which the edits of a pass must leave something, and what the chosen edits remove from them. */
export interface KeptLists {
  /** Whether each list keeps an item if these edits are made with the chosen ones. */
  readonly isFree: (edits: readonly TextEdit[]) => boolean;
  readonly take: (edits: readonly TextEdit[]) => void;
}

type List = readonly Location[];

interface Item {
  readonly list: List;
  readonly place: Location;
}

/** `chosenNear`: the chosen edits near a place. */
export function keptLists(chosenNear: (place: Location) => Iterable<TextEdit>): KeptLists {
  const removedFrom = new Map<List, Set<Location>>();
  const items = placesInCells<Item>();
  const note = (list: List): void => {
    const removed = new Set<Location>();
    for (const place of list) {
      items.add({ list, place }, [place]);
      if ([...chosenNear(place)].some(({ location }) => isInside(place, location))) removed.add(place);
    }
    removedFrom.set(list, removed);
  };
  const removedBy = (edits: readonly TextEdit[]): readonly Item[] =>
    edits.flatMap(({ location }) => [...items.near([location])].filter(({ place }) => isInside(place, location)));
  return {
    isFree: (edits) => {
      for (const { keepsOneOf } of edits) if (keepsOneOf && !removedFrom.has(keepsOneOf)) note(keepsOneOf);
      const left = new Map<List, number>();
      for (const { list, place } of removedBy(edits)) {
        const removed = removedFrom.get(list);
        const before = left.get(list) ?? list.length - (removed?.size ?? 0);
        left.set(list, removed?.has(place) ? before : before - 1);
      }
      return [...left.values()].every((count) => count > 0);
    },
    take: (edits) => {
      for (const { list, place } of removedBy(edits)) removedFrom.get(list)?.add(place);
    },
  };
}
