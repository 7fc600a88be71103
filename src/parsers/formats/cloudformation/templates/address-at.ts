import { isInside, type Location } from "../../../../source/index.js";
import type { Entry, Mapping } from "../../../../tree/index.js";

/** The address of what a place of a template belongs to: `Resources.Bucket`, `Outputs.Name`. Empty: it is in no section. */
export function addressAt(location: Location, root: Mapping): string {
  const section = entryAround(location, root);
  const named = section?.value.kind === "mapping" ? entryAround(location, section.value) : undefined;
  return [section, named].flatMap((entry) => entry?.key.text ?? []).join(".");
}

function entryAround(location: Location, { entries }: Mapping): Entry | undefined {
  return entries.find((entry) => isInside(location, entry.location));
}
