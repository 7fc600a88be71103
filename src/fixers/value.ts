import type { Template } from "../model/index.js";
import type { TextEdit } from "../source/index.js";
import {
  asText,
  entryOf,
  identityOf,
  type Entry,
  type Mapping,
  type Node,
  type Text,
  type TextPart,
} from "../tree/index.js";
import { draftText } from "./draft.js";
import { literalInside } from "./hcl-text.js";
import { isInside, replaceRange } from "./lines.js";
import { penAt, type Pen } from "./syntax-of.js";

/** Sets a property, in the place of the value that is there. */
export function setProperty(mapping: Mapping, key: string, value: Text, template: Template): TextEdit[] | undefined {
  const pen = penAt(mapping, template);
  if (!pen) return undefined;
  const entry = entryOf(mapping, key);
  if (entry) return pen.syntax.replace(mapping, entry, draftText(value), pen.scope);
  // Terraform takes either of both.
  const prefix = mapping.layout?.syntax === "hcl" && key === "name" ? entryOf(mapping, "name_prefix") : undefined;
  if (prefix) return renameEntry(mapping, prefix, key, value, pen);
  return pen.syntax.insert(mapping, key, draftText(value), pen.scope);
}

function renameEntry(mapping: Mapping, entry: Entry, key: string, value: Text, pen: Pen): TextEdit[] | undefined {
  const edits = pen.syntax.replace(mapping, entry, draftText(value), pen.scope);
  const { file, start, end } = entry.key.location;
  // The signs of neighbours stay below each other.
  const width = file.text.slice(end).startsWith(" ") ? end - start : 0;
  return edits && [replaceRange(file, start, end, key.padEnd(width)), ...edits];
}

/** Puts another text in the place of a value: only the parts that differ, where all parts were written here. */
export function replaceText(node: Node, text: Text, template: Template): TextEdit[] | undefined {
  const old = asText(node);
  if (!old || node.kind === "unknown") return undefined;
  const layout = node.layout;
  const pen = penAt(node, template);
  if (!layout || !pen) return undefined;
  if (identityOf(old) === identityOf(text)) return [];
  const edits: TextEdit[] = [];
  if (old.parts.length !== text.parts.length) return undefined;
  for (const [index, part] of text.parts.entries()) {
    const before = old.parts[index];
    if (!before || isSamePart(before, part)) continue;
    const edit = replacePart(before, part, node, pen);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return edits;
}

function isSamePart(one: TextPart, other: TextPart): boolean {
  if (one.kind === "hole" || other.kind === "hole") {
    return one.kind === "hole" && other.kind === "hole" && one.symbol.id === other.symbol.id;
  }
  return one.text === other.text;
}

/** Replaces the units that differ of a literal, so that quotes and escapes beside them stay. */
function replacePart(before: TextPart, after: TextPart, node: Node, pen: Pen): TextEdit | undefined {
  if (before.kind !== "literal" || after.kind !== "literal" || before.origin.from !== "written") return undefined;
  const { file } = node.location;
  if (!isInside(before.location, node.location)) return undefined;
  const [head, tail] = commonEnds(before.text, after.text);
  const from = offsetOf(before, head);
  const to = offsetOf(before, before.text.length - tail);
  const removed = before.text.slice(head, before.text.length - tail);
  if (from === undefined || to === undefined || file.text.slice(from, to) !== removed) return undefined;
  const inserted = after.text.slice(head, after.text.length - tail);
  const written = escaped(inserted, node, pen);
  return written === undefined ? undefined : replaceRange(file, from, to, written);
}

function commonEnds(one: string, other: string): readonly [number, number] {
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < shorter - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  return [head, tail];
}

/** Where a unit of a literal stands in its file. */
function offsetOf(part: Extract<TextPart, { kind: "literal" }>, at: number): number | undefined {
  for (const piece of part.map ?? []) {
    if (at >= piece.at && at <= piece.at + piece.length) return piece.offset + at - piece.at;
  }
  if (part.map && part.map.length > 0) return undefined;
  const { file, start, end } = part.location;
  const quote = /["']/.test(file.text[start] ?? "") && end - start === part.text.length + 2 ? 1 : 0;
  return file.text.slice(start + quote, end - quote) === part.text ? start + quote + at : undefined;
}

/** A text as it is spelled in the middle of the value; `undefined` where that would need other quotes. */
function escaped(text: string, { layout }: Node, { scope }: Pen): string | undefined {
  if (/^[\w./:*?+=@-]*$/.test(text)) return text;
  if (scope.within.length > 0 || !layout) return undefined;
  if (layout.syntax === "hcl" && layout.style === "double") return literalInside(text);
  if (layout.syntax === "json" && !text.includes("${")) return JSON.stringify(text).slice(1, -1);
  if (layout.syntax === "yaml" && layout.style === "double" && !text.includes("${"))
    return JSON.stringify(text).slice(1, -1);
  if (layout.syntax === "yaml" && layout.style === "single" && !/[\n$]/.test(text)) return text.replaceAll("'", "''");
  return undefined;
}
