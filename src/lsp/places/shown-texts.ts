import type { Location as ProtocolLocation, Range } from "vscode-languageserver/node.js";
import { sourceFile, type Location } from "../../source/index.js";
import type { OpenDocuments } from "../texts/documents.js";
import { rangeOfOffsets } from "../texts/positions.js";
import type { Snapshot } from "../lints/snapshot.js";
import { inverse, moved, type Offsets, type ChangedRange } from "../texts/text-change.js";

/**
 * Places in the texts that were judged, and in those that the editor shows. They differ while a text has a syntax error:
 * then its last text without one was judged.
 */
export interface ShownTexts {
  readonly snapshots: readonly Snapshot[];
  /** The place of a shown position in the text that was judged. */
  judgedOffset(path: string, offset: number): number;
  /** The range of a judged place in the shown text. */
  rangeOf(location: Location): Range;
  placeOf(location: Location): ProtocolLocation;
}

export function shownTexts(documents: OpenDocuments, all: readonly Snapshot[]): ShownTexts {
  const snapshots = [...new Set(all)];
  const changesOf = (path: string): readonly ChangedRange[] =>
    snapshots.map(({ brokenTexts }) => brokenTexts.get(path)).find((held) => held !== undefined)?.changes ?? [];
  const rangeOf = ({ end, file, start }: Location): Range => {
    const now = changesOf(file.path).reduce<Offsets>(moved, { start, end });
    const shown = documents.at(file.path);
    return rangeOfOffsets(shown ? sourceFile(file.path, shown.text) : file, now.start, now.end);
  };
  return {
    snapshots,
    judgedOffset: (path, offset) => judgedOffset(changesOf(path), offset),
    rangeOf,
    placeOf: (location) => ({ uri: documents.uriOf(location.file.path), range: rangeOf(location) }),
  };
}

/** The place that an offset had before the changes. */
export function judgedOffset(changes: readonly ChangedRange[], offset: number): number {
  return changes.map(inverse).reduceRight((range, change) => moved(range, change), { start: offset, end: offset })
    .start;
}
