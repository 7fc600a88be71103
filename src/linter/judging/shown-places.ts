import type { Project } from "../../model/index.js";
import { oncePer, type Location, type SourceFile } from "../../source/index.js";

/** The places that a user can open: those in the data of an account are none, it is not shown to anybody. */
export function shownPlaces<T extends { readonly location: Location }>(
  project: Project,
  places: readonly T[],
): readonly T[] {
  const hidden = hiddenFiles(project);
  return hidden.size === 0 ? places : places.filter(({ location }) => !hidden.has(location.file));
}

const hiddenFiles = oncePer(
  ({ templates }: Project): ReadonlySet<SourceFile> =>
    new Set(templates.filter(({ account }) => account).flatMap(({ files }) => files)),
);
