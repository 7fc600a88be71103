import type { Project } from "../model/index.js";
import type { Location } from "../source/index.js";

/** The places that a user can open: those in the data of an account are none, it is not shown to anybody. */
export function shownPlaces<T extends { readonly location: Location }>(
  { templates }: Project,
  places: readonly T[],
): readonly T[] {
  const hidden = new Set(templates.filter(({ account }) => account).flatMap(({ files }) => files));
  return hidden.size === 0 ? places : places.filter(({ location }) => !hidden.has(location.file));
}
