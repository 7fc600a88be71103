import type { Template } from "../../model/index.js";
import { isInside, type TextEdit } from "../../source/index.js";
import {
  asText,
  piecesIn,
  stringOf,
  type LiteralPart,
  type Node,
  type Shape,
  type Text,
  type TextPart,
} from "../../tree/index.js";
import { alignedParts } from "./aligned-parts.js";
import { isAlike } from "../values/alike.js";
import { literalInside } from "../syntax/hcl-text.js";
import { replaceRange } from "../layout/lines.js";
import { isTerraformJson } from "../scope/module-of.js";
import { writeContextOf, type WriteContext } from "../values/write-context.js";
import { editorAt } from "../syntax/node-editor.js";
import { canBePlain } from "../syntax/yaml-scalar.js";
import { withoutLineBreak } from "./without-line-break.js";

/** Replaces the text of a value. Only the parts that differ are replaced, and they must be written in this place. */
export function replaceText(node: Node, text: Text, template: Template): TextEdit[] | undefined {
  const old = asText(node);
  const context = contextOf(node, template);
  if (!old || node.kind === "unknown" || !context) return undefined;
  if (isAlike(old, text, context)) return [];
  const unbroken = withoutLineBreak(node, old, text);
  if (unbroken) return unbroken;
  const parts = alignedParts(old.parts, asWritten(old, text));
  if (old.parts.length !== parts.length || !keepsItsStyle(node, parts)) return undefined;
  const edits: TextEdit[] = [];
  for (const [index, part] of parts.entries()) {
    const before = old.parts[index];
    if (!before || isAlike(textOf(before), textOf(part), context)) continue;
    const edit = replacePart(before, part, node, context);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return edits;
}

function contextOf(node: Node, template: Template): WriteContext | undefined {
  const { layout, location } = node;
  // The result of a function with several texts has no layout, but its parts have their own places. So do the parts of a
  // text in Terraform JSON.
  if (!layout || isInTerraformJson(node)) return writeContextOf(template, location, layout?.within);
  return editorAt(node, template)?.context;
}

function isInTerraformJson({ layout, location }: Node): boolean {
  return layout?.syntax === "hcl" && isTerraformJson(location.file);
}

/** Whether a YAML value without quotes, or with a tag, stays valid with the new text. */
function keepsItsStyle(node: Node, parts: readonly TextPart[]): boolean {
  const { layout } = node;
  if (layout?.syntax !== "yaml" || (layout.style !== "plain" && layout.style !== "tag")) return true;
  const text = stringOf({ parts }, "x");
  // A date without quotes can be replaced with another date.
  return canBePlain(text, false) || (isDate(text) && isDate(stringOf({ parts: asText(node)?.parts ?? [] }, "x")));
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

function textOf(part: TextPart): Text {
  return { kind: "text", location: part.location, parts: [part] };
}

/** Patterns for the written values of a hole, by shape. */
const words: Partial<Record<Shape, RegExp>> = {
  partition: /^aws[a-z-]*/,
  region: /^[a-z]{2}[a-z-]*-\d/,
  account: /^\d{12}/,
  suffix: /^[a-z]+(?:\.[a-z]+)+/,
};

/** The parts of the new text. If the old text has a written partition, region or account, the new text keeps it. */
function asWritten(old: Text, text: Text): readonly TextPart[] {
  const [only, ...others] = old.parts;
  if (only?.kind !== "literal" || others.length > 0) return text.parts;
  let written = "";
  for (const part of text.parts) {
    if (part.kind === "literal") {
      written += part.text;
      continue;
    }
    const word = only.text.startsWith(written)
      ? words[part.symbol.shape]?.exec(only.text.slice(written.length))
      : undefined;
    if (!word) return text.parts;
    written += word[0];
  }
  return [{ ...only, text: written }];
}

/** Replaces only the characters of a literal that differ. So the quotes and escapes around them stay. */
function replacePart(before: TextPart, after: TextPart, node: Node, context: WriteContext): TextEdit | undefined {
  if (before.kind !== "literal" || after.kind !== "literal" || !isWritten(before)) return undefined;
  const { file } = node.location;
  if (!isInside(before.location, node.location)) return undefined;
  const [head, tail] = insideEnds(before.text, after.text);
  const from = offsetOf(before, head);
  const to = offsetOf(before, before.text.length - tail);
  const removed = before.text.slice(head, before.text.length - tail);
  if (from === undefined || to === undefined || file.text.slice(from, to) !== removed) return undefined;
  // The line break at the end of a YAML block or a heredoc separates it from what follows.
  if (removed.includes("\n")) return undefined;
  if (!isBetween(before.text, head, tail, file.text.slice(0, from), file.text.slice(to))) return undefined;
  if (!node.layout && (head === 0 || tail === 0)) return undefined;
  const inserted = after.text.slice(head, after.text.length - tail);
  const written = escaped(inserted, node, context);
  return written === undefined ? undefined : replaceRange(file, from, to, written);
}

/** Whether a literal is written in this place, or in a file that is read unchanged. */
function isWritten({ origin }: LiteralPart): boolean {
  return origin.from === "written" || origin.from === "file";
}

/** Whether the characters that stay are really before and after the place. */
function isBetween(text: string, head: number, tail: number, before: string, behind: string): boolean {
  return (
    (head === 0 || before.endsWith(text.charAt(head - 1))) && (tail === 0 || behind.startsWith(text.at(-tail) ?? ""))
  );
}

/**
 * The same, with the place of an added character inside of the text where that makes no difference: the second of two colons
 * stands before or behind the one that is there.
 */
function insideEnds(one: string, other: string): readonly [number, number] {
  const [head, tail] = commonEnds(one, other);
  const isAddedAtEnd = tail === 0 && head === one.length && other.length === one.length + 1;
  return isAddedAtEnd && head > 1 && one.at(-1) === other.at(-1) ? [head - 1, 1] : [head, tail];
}

function commonEnds(one: string, other: string): readonly [number, number] {
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < shorter - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  return [head, tail];
}

/** The file offset of a character in a literal. */
function offsetOf(part: LiteralPart, at: number): number | undefined {
  const pieces = piecesIn(part);
  for (const piece of pieces) {
    if (at >= piece.at && at <= piece.at + piece.length) return piece.offset + at - piece.at;
  }
  if (pieces.length > 0) return undefined;
  const { file, start, end } = part.location;
  const quote = /["']/.test(file.text[start] ?? "") && end - start === part.text.length + 2 ? 1 : 0;
  return file.text.slice(start + quote, end - quote) === part.text ? start + quote + at : undefined;
}

/** The text as it must be written inside the value. `undefined`: it would need other quotes. */
function escaped(text: string, node: Node, context: WriteContext): string | undefined {
  const { layout } = node;
  if (/^[\w./:*?+=@-]*$/.test(text)) return text;
  if (context.within.length > 0 || !layout || isInTerraformJson(node)) return undefined;
  if (layout.syntax === "hcl" && layout.style === "double") return literalInside(text);
  if (layout.syntax === "json" && !text.includes("${")) return JSON.stringify(text).slice(1, -1);
  if (layout.syntax !== "yaml") return undefined;
  if (layout.style === "double" && !text.includes("${")) return JSON.stringify(text).slice(1, -1);
  return layout.style === "single" && !/[\n$]/.test(text) ? text.replaceAll("'", "''") : undefined;
}
