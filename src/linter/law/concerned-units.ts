import { addTo, oncePer } from "../../source/index.js";
import type { LinkedRun, LinkedUnit } from "../linking/link.js";
import type { ProposedEdit } from "./proposed-edit.js";

interface PlacedUnit {
  readonly linkedUnit: LinkedUnit;
  /** Its place in the order of the run. */
  readonly index: number;
}

const placesIn = oncePer(({ units }: LinkedRun) => {
  const byUnit = new Map<string, PlacedUnit[]>();
  const byFile = new Map<string, PlacedUnit[]>();
  for (const [index, linkedUnit] of units.entries()) {
    const { template, unit } = linkedUnit;
    addTo(byUnit, unit.path, { linkedUnit, index });
    const files = [...unit.files, ...template.files.map(({ path }) => path)];
    for (const path of new Set(files)) addTo(byFile, path, { linkedUnit, index });
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
  return [...new Set(sorted.map(({ linkedUnit }) => linkedUnit))];
}
