import { groupBy, startIndex } from "../../../../source/index.js";
import type { TextPart, Text } from "../../../../tree/index.js";
import type { Export } from "./exports.js";

/** A name in which parts are open: of these only that they are not empty is known. */
export interface OpenName {
  /** Alternately a written text and an open part. */
  readonly pieces: readonly string[];
  /** The pieces in one text, which is the same for names that differ in their open parts only. */
  readonly sample: string;
}

const open = "\u0001";

/** A name with those parts open that the deployment decides. */
export function openName({ parts }: Text, isOpen: (part: TextPart) => boolean): OpenName {
  const sample = parts.map((part) => (isOpen(part) ? open : written(part))).join("");
  return { pieces: sample.split(open), sample };
}

function written(part: TextPart): string {
  return part.kind === "literal" ? part.text : `\u0002${part.symbol.id}\u0002`;
}

/** Whether two names may be the same. */
export function mayBeSame(one: OpenName, other: OpenName): boolean {
  return isFilledBy(one.pieces, other.sample) || isFilledBy(other.pieces, one.sample);
}

/** Whether a text begins and ends as the pieces do, and contains the others in their order, each with a gap before it. */
function isFilledBy(pieces: readonly string[], text: string): boolean {
  const [first = "", ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return text === first;
  let at = first.length;
  if (!text.startsWith(first)) return false;
  for (const piece of others) {
    const next = text.indexOf(piece, at + 1);
    if (next < 0) return false;
    at = next + piece.length;
  }
  return text.length > at + last.length && text.endsWith(last);
}

/** Exports whose names differ in their open parts only. */
export interface AlikeExports {
  readonly name: OpenName;
  readonly exports: readonly Export[];
}

/** Finds those of many exports whose names may be the same as another one. */
export type ExportIndex = (name: OpenName) => readonly AlikeExports[];

/** Indexes exports by both ends of their names: where two names may be the same, one has the start and the end of the other. */
export function exportIndex(exports: readonly Export[], nameOf: (one: Export) => OpenName): ExportIndex {
  const named = exports.map((one) => ({ one, name: nameOf(one) }));
  const alike = [...groupBy(named, ({ name }) => name.sample).values()].flatMap((group) =>
    group.slice(0, 1).map(({ name }) => ({ name, exports: group.map(({ one }) => one) })),
  );
  const byStart = startIndex(alike, ({ name }) => startOf(name));
  const byEnd = startIndex(alike, ({ name }) => reversedEndOf(name));
  return (name) => {
    const [begun, ended] = [byStart(startOf(name)), byEnd(reversedEndOf(name))];
    const found = begun.amount < ended.amount ? begun : ended;
    return [...found.values()].filter((one) => mayBeSame(one.name, name));
  };
}

function startOf({ pieces }: OpenName): string {
  return pieces[0] ?? "";
}

function reversedEndOf({ pieces }: OpenName): string {
  return (pieces.at(-1) ?? "").split("").reverse().join("");
}
