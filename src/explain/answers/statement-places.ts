import { addTo, filePlaceOf, isInside, oncePer, type Location } from "../../source/index.js";
import { statementAddress, type Project } from "../../model/index.js";
import type { PlacedAddress } from "./linted.js";

interface HeldLocation {
  readonly location: Location;
  readonly address: string;
}

/** The statements of a run, by the file that they are in. */
const statementsIn = oncePer((project: Project) => {
  const byFile = new Map<string, HeldLocation[]>();
  for (const template of project.templates) {
    for (const held of template.documents) {
      for (const statement of held.document.statements) {
        const { location } = statement;
        const placed = { location, address: statementAddress(held, statement) };
        addTo(byFile, location.file.path, placed);
      }
    }
  }
  return byFile;
});

/** The statement that a place is in, with the address of its holder. An AWS managed policy is its own address. */
export function statementAt(project: Project, { location }: { readonly location: Location }): PlacedAddress {
  const held = statementsIn(project).get(location.file.path) ?? [];
  const found = held.find((one) => isInside(location, one.location));
  return { address: found?.address ?? location.file.path, ...filePlaceOf(found?.location ?? location) };
}
