import type { Project } from "../../model/index.js";
import { oncePer, type Location, type SourceFile, uniqueBy } from "../../source/index.js";

interface Place {
  readonly location: Location;
  readonly message: string;
}

/**
 * The places that a user can open, each once: those in the data of an account are none, it is not shown to anybody. All
 * instances of a block are at one place.
 */
export function shownPlaces(project: Project, places: readonly Place[]): readonly Place[] {
  const hidden = hiddenFiles(project);
  const shown = hidden.size === 0 ? places : places.filter(({ location }) => !hidden.has(location.file));
  return eachOnce(shown);
}

function eachOnce(places: readonly Place[]): readonly Place[] {
  return places.length < 2 ? places : uniqueBy(places, keyOf);
}

function keyOf({ location: { end, file, start }, message }: Place): string {
  return [file.path, start, end, message].join("\n");
}

const hiddenFiles = oncePer(
  ({ templates }: Project): ReadonlySet<SourceFile> =>
    new Set(templates.filter(({ account }) => account).flatMap(({ files }) => files)),
);
