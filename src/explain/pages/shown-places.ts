import type { FilePlace } from "../../source/index.js";
import type { LintedFinding, PlacedAddress } from "../answers/linted.js";
import type { ShowPath } from "./page.js";

export function shownPlace({ column, filePath, line }: FilePlace, show: ShowPath): string {
  return `${show(filePath)}:${String(line)}:${String(column)}`;
}

/** `Resources.S3Role (stack.yaml:12:3)`. An AWS managed policy has no place in a file. */
export function shownAddress(placed: PlacedAddress, show: ShowPath): string {
  const isManaged = placed.address === placed.filePath;
  return isManaged ? placed.address : `${placed.address} (${shownPlace(placed, show)})`;
}

export function shownFinding(finding: LintedFinding, show: ShowPath): string {
  return `${shownPlace(finding, show)}: ${finding.message} (${finding.rule})`;
}

/** The first items of a long list, and how many there are beside them. */
export function firstOf(items: readonly string[], most: number): readonly string[] {
  const rest = items.length - most;
  return rest > 0 ? [...items.slice(0, most), `… and ${String(rest)} more`] : items;
}
