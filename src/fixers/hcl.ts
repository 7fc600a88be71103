import { isInside, textOf } from "../source/index.js";
import type { Entry, List, Mapping } from "../tree/index.js";
import {
  bracketed,
  insertAmong,
  insertLast,
  removeFrom,
  type Bracketed,
  type BracketStyle,
  type WritePlace,
} from "./brackets.js";
import { insertAt, isFirstOnLine, isOneLine, leadingSpace, lineStartOf, replaceRange, indentUnit } from "./lines.js";
import { hclKey, writeHcl } from "./hcl-text.js";
import { insertAttribute } from "./hcl-block.js";
import { removeRows } from "./rows.js";
import type { SyntaxEditor } from "./syntax-editor.js";

const listStyle: BracketStyle = { comments: "hcl", separator: "comma", padding: "" };
const objectStyle: BracketStyle = { comments: "hcl", separator: "comma-or-line", padding: " " };

/** Edits HCL: tuples, objects, and the attributes of blocks. */
export const hcl: SyntaxEditor = {
  extend(_holder, { value, location }, items, context) {
    if (!isInside(value.location, location)) return undefined;
    if (value.kind === "list") {
      return insertLast(bracketed(value), (place) => items.map((item) => writeHcl(item, place, context)), listStyle);
    }
    const isOne = value.kind === "scalar" || value.kind === "text" || value.kind === "mapping";
    if (!isOne || textOf(value.location).startsWith("<<")) return undefined;
    const { file, start, end } = value.location;
    const texts = items.map((item) => writeHcl(item, { kind: "inline" }, context));
    return texts.includes(undefined)
      ? undefined
      : [insertAt(file, start, "["), insertAt(file, end, `, ${texts.join(", ")}]`)];
  },
  insert(mapping, key, value, context, at) {
    if (mapping.layout?.style !== "flow") return insertAttribute(mapping.location, key, value, context);
    const adjacent = at === "first" ? mapping.entries[0] : mapping.entries.at(-1);
    const into: Bracketed = { location: mapping.location, children: mapping.entries.map((entry) => entry.location) };
    const write = (place: WritePlace): (string | undefined)[] => {
      const text = writeHcl(value, place, context);
      return [text === undefined ? undefined : `${keyLike(adjacent, key, isOneLineText(text))}${text}`];
    };
    return insertAmong(into, write, objectStyle, at);
  },
  replace(_holder, { key, value, location }, newValue, context) {
    const { file, start, end } = value.location;
    if (!isInside(value.location, location) || start < key.location.end || textOf(value.location).startsWith("<<"))
      return undefined;
    const place: WritePlace = isOneLine(value.location)
      ? { kind: "inline" }
      : { kind: "own-line", indent: leadingSpace(file, start), unit: indentUnit(file) };
    const text = writeHcl(newValue, place, context);
    return text === undefined ? undefined : [replaceRange(file, start, end, text)];
  },
  remove: (holder, children) => (isBlock(holder) ? removeRows(holder, children) : removeFrom(holder, children)),
};

function isBlock({ layout }: List | Mapping): boolean {
  return layout?.style === "block" || layout?.style === "blocks";
}

function isOneLineText(text: string): boolean {
  return !text.includes("\n");
}

/**
 * The start of an entry: `key = ` or `"key" : `. It has the style of the last entry, and its `=` is aligned with that
 * entry if both take one line.
 */
function keyLike(last: Entry | undefined, key: string, isOneLineValue: boolean): string {
  if (!last) return `${hclKey(key)} = `;
  const { file } = last.location;
  const between = file.text.slice(last.key.location.end, last.value.location.start);
  const sign = /^["\s]*([=:])/.exec(between)?.[1] ?? "=";
  const isQuoted = file.text[last.key.location.start] === '"';
  const name = isQuoted ? JSON.stringify(key) : hclKey(key);
  if (sign === ":") return `${name}${/\s:/.test(between) ? " " : ""}: `;
  const isAligned = isOneLineValue && isOneLine(last.location) && isFirstOnLine(file, last.key.location.start);
  if (!isAligned) return `${name} = `;
  const keyStart = lineStartOf(file, last.key.location.start) + leadingSpace(file, last.key.location.start).length;
  const width = file.text.indexOf("=", last.key.location.end) - keyStart - 1;
  return `${name.padEnd(width)} = `;
}
