import { addTo, oncePer } from "../../source/index.js";
import type { LinkedRun, LinkedUnit } from "../linking/link.js";
import type { ProposedEdit } from "./proposed-edit.js";

interface PlacedUnit {
  readonly one: LinkedUnit;
  /** Its place in the order of the run. */
  readonly index: number;
}

const placesIn = oncePer(({ units }: LinkedRun) => {
  const byUnit = new Map<string, PlacedUnit[]>();
  const byFile = new Map<string, PlacedUnit[]>();
  for (const [index, one] of units.entries()) {
    addTo(byUnit, one.unit.path, { one, index });
    const files = [...one.unit.files, ...one.template.files.map(({ path }) => path)];
    for (const path of new Set(files)) addTo(byFile, path, { one, index });
  }
  return { byUnit, byFile };
});

/** The units whose texts change and the units that have the findings, in the order of the run. */
export function concernedUnits(
  linked: LinkedRun,
  proposed: readonly ProposedEdit[],
  changedFiles: Iterable<string>,
): readonly LinkedUnit[] {
  const { byFile, byUnit } = placesIn(linked);
  const found = [
    ...proposed.flatMap(({ finding }) => byUnit.get(finding.unit.path) ?? []),
    ...[...changedFiles].flatMap((path) => byFile.get(path) ?? []),
  ];
  const sorted = found.sort((one, other) => one.index - other.index);
  return [...new Set(sorted.map(({ one }) => one))];
}
