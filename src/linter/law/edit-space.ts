import { isSameEdit, onceIn, overlap, siteOf, type TextEdit } from "../../source/index.js";
import { keptLists } from "./kept-lists.js";
import { placesInCells } from "./places-in-cells.js";

/** The edits that are already chosen. Thousands of others are compared with them. */
export interface EditSpace {
  /**
   * Whether none of the edits conflicts with a chosen one. The same edit is no conflict: it is made once for both. Nor is
   * one that adds something else at the same site.
   */
  readonly isFree: (edits: readonly TextEdit[]) => boolean;
  readonly take: (edits: readonly TextEdit[]) => void;
}

export function editSpace(): EditSpace {
  const changed = placesInCells<TextEdit>();
  const guarded = placesInCells<TextEdit>();
  const lists = keptLists((place) => changed.near([place]));
  const sites = addedItems();
  return {
    isFree: (edits) =>
      edits.every((edit) => {
        const places = [edit.location, ...(edit.unchangedPlaces ?? [])];
        const near = [...changed.near(places), ...guarded.near([edit.location])];
        return (
          sites.isFree(edit) &&
          !near.some((other) => overlap(edit, other) && !isSameEdit(edit, other) && !isOneSite(edit, other))
        );
      }) && lists.isFree(edits),
    take: (edits) => {
      for (const edit of edits) {
        // Of a site, one edit is enough to compare others with.
        if (sites.take(edit)) changed.add(edit, [edit.location]);
        guarded.add(edit, edit.unchangedPlaces ?? []);
      }
      lists.take(edits);
    },
  };
}

function isOneSite(one: TextEdit, other: TextEdit): boolean {
  const site = siteOf(one);
  return site !== undefined && site === siteOf(other);
}

/** What the chosen edits add, by site. */
interface AddedItems {
  /** Whether each item is about something else than those that are added at its site, or the same as one of them. */
  readonly isFree: (edit: TextEdit) => boolean;
  /** Whether the edit is the first one at its site, or adds nothing. */
  readonly take: (edit: TextEdit) => boolean;
}

function addedItems(): AddedItems {
  const sites = new Map<string, Map<string, string>>();
  return {
    isFree: (edit) => {
      const known = sites.get(siteOf(edit) ?? "");
      return (edit.adds?.items ?? []).every(({ about, text }) => (known?.get(about) ?? text) === text);
    },
    take: (edit) => {
      const site = siteOf(edit);
      if (site === undefined) return true;
      const isFirst = !sites.has(site);
      const known = onceIn(sites, site, () => new Map<string, string>());
      for (const { about, text } of edit.adds?.items ?? []) known.set(about, text);
      return isFirst;
    },
  };
}
