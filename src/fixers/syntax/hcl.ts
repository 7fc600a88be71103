import { complete, isInside, textOf, type TextEdit } from "../../source/index.js";
import { literalOf, type Entry, type List, type Mapping, type Node } from "../../tree/index.js";
import { alignedWith, unaligned } from "../layout/alignment.js";
import { listFrom } from "../layout/additions.js";
import {
  bracketed,
  insertAmong,
  insertLast,
  placeBehind,
  type BracketStyle,
  type WritePlace,
} from "../layout/brackets.js";
import { exchangeBetween } from "../layout/exchange-between.js";
import {
  columnOf,
  isFirstOnLine,
  isOneLine,
  leadingSpace,
  lineStartOf,
  replaceRange,
  indentUnit,
} from "../layout/lines.js";
import { concatenated } from "./hcl-concat.js";
import { hclKey, objectKey, writeHcl, writeHclBehind } from "./hcl-text.js";
import { insertAttribute } from "./hcl-block.js";
import { removeFrom } from "../layout/remove-between.js";
import { removeRows } from "../layout/rows.js";
import { isListOfOwnLocal } from "../scope/own-local.js";
import type { NewValue } from "../values/new-value.js";
import type { SyntaxEditor } from "./syntax-editor.js";
import { writeContextOf, type ColonStyle, type WriteContext } from "../values/write-context.js";

const listStyle: BracketStyle = { comments: "hcl", separator: "comma", padding: "" };
const objectStyle: BracketStyle = { comments: "hcl", separator: "comma-or-line", padding: " " };

/** Edits HCL: tuples, objects, and the attributes of blocks. */
export const hcl: SyntaxEditor = {
  extend(_holder, entry, items, around) {
    const { value, location } = entry;
    const isHere = isInside(value.location, location);
    if (!isHere && !isListOfOwnLocal(entry, around.template)) return undefined;
    // In the block of the local, nothing has the names of the block that refers to it.
    const context = isHere ? around : writeContextOf(around.template, value.location);
    const isMade = value.kind === "list" && isExpression(value);
    if (value.kind === "list" && !isMade) {
      const last = value.items.findLast((item) => item.kind === "mapping");
      const styled = inStyleOf(last?.kind === "mapping" ? last.entries.at(-1) : undefined, context);
      return insertLast(bracketed(value), (place) => items.map((item) => writeHcl(item, place, styled)), listStyle);
    }
    const isOne = value.kind === "scalar" || value.kind === "text" || value.kind === "mapping";
    if ((!isOne && !isMade) || (isOne && isBranch(entry)) || textOf(value.location).startsWith("<<")) return undefined;
    if (isMade) return concatenated(value.location, items, context);
    const written = complete(items.map((item) => writeHcl(item, placeBehind(value.location), context)));
    return written && listFrom(value.location, written);
  },
  insert(mapping, key, value, context, at) {
    if (mapping.layout?.style !== "flow") return insertAttribute(mapping.location, key, value, context);
    const adjacent = at === "first" ? mapping.entries[0] : mapping.entries.at(-1);
    const into = bracketed(mapping);
    let around: readonly TextEdit[] = [];
    const write = (place: WritePlace): (string | undefined)[] => {
      const text = writeHcl(value, place, inStyleOf(adjacent, context));
      if (text === undefined) return [undefined];
      const start = keyLike(adjacent, key, isOneLineText(text));
      if (place.kind === "own-line" && isOneLineText(text)) around = besideLonger(adjacent, start);
      return [`${start}${text}`];
    };
    const edits = insertAmong(into, write, objectStyle, at);
    return edits && [...edits, ...around];
  },
  replace(_holder, entry, newValue, context) {
    const { key, value, location } = entry;
    const { file, start, end } = value.location;
    if (isBranch(entry) && !fitsBranch(value, newValue)) return undefined;
    if (!isInside(value.location, location) || start < key.location.end || textOf(value.location).startsWith("<<"))
      return undefined;
    const place = { kind: "own-line", indent: leadingSpace(file, start), unit: indentUnit(file) } as const;
    const isBehindKey = isOneLine(value.location) && isFirstOnLine(file, key.location.start);
    const text = isBehindKey
      ? writeHclBehind(newValue, columnOf(file, start), place, context)
      : writeHcl(newValue, isOneLine(value.location) ? { kind: "inline" } : place, context);
    if (text === undefined) return undefined;
    const around = isBehindKey && !isOneLineText(text) ? unaligned(file, start) : [];
    return [...around, replaceRange(file, start, end, text)];
  },
  exchange(list, item, values, context) {
    const write = (place: WritePlace): (string | undefined)[] => values.map((value) => writeHcl(value, place, context));
    return isBlock(list) ? undefined : exchangeBetween(list, item, write, listStyle);
  },
  remove: (holder, children) => (isBlock(holder) ? removeRows(holder, children) : removeFrom(holder, children)),
};

/**
 * Whether a value may stand in the branch of another one. Terraform wants branches of one type, and what refers to the value of
 * the conditional would be written with the conditional.
 */
function fitsBranch(value: Node, newValue: NewValue): boolean {
  if (newValue.kind !== "text") return value.kind === newValue.kind;
  return (value.kind === "scalar" || value.kind === "text") && literalOf(newValue.text) !== undefined;
}

/** Whether a value is only a branch of a conditional. */
function isBranch({ key, location, value }: Entry): boolean {
  const { text } = location.file;
  return !/^"?\s*[=:][\s(]*$/.test(text.slice(key.location.end, value.location.start));
}

/** Whether a list is what an expression makes, inside of which it cannot be extended. `concat` takes no sets. */
function isExpression({ isSet, layout, location }: List): boolean {
  return layout === undefined && !isSet && /^(?:\[\s*for\b|[^[])/.test(textOf(location));
}

function isBlock({ layout }: List | Mapping): boolean {
  return layout?.style === "block" || layout?.style === "blocks";
}

function isOneLineText(text: string): boolean {
  return !text.includes("\n");
}

/** The context for objects that come into an object with this entry, or beside one. */
function inStyleOf(adjacent: Entry | undefined, context: WriteContext): WriteContext {
  const colons = adjacent && colonStyleOf(adjacent);
  return colons ? { ...context, colons } : context;
}

/** How an entry writes its key with a colon. `undefined`: it has `=`, or it is not in an object of HCL. */
function colonStyleOf({ key, location, value }: Entry): ColonStyle | undefined {
  const { text } = location.file;
  const { start, end } = key.location;
  const between = text.slice(end, value.location.start);
  if (/^["\s]*([=:])/.exec(between)?.[1] !== ":") return undefined;
  return {
    sign: /\s:/.test(between) ? " : " : ": ",
    isQuoted: text[start] === '"',
    separator: /,\s*$/.test(text.slice(Math.max(0, start - 100), start)) ? "," : "",
  };
}

/** What aligns the lines beside an entry with one that has a longer key. */
function besideLonger(adjacent: Entry | undefined, start: string): readonly TextEdit[] {
  if (!adjacent || !start.endsWith(" = ")) return [];
  const { file } = adjacent.location;
  return isOneLine(adjacent.location) ? alignedWith(file, adjacent.key.location.start, start.slice(0, -3)) : [];
}

/**
 * The start of an entry: `key = ` or `"key" : `. It has the style of the last entry, and its `=` is aligned with that
 * entry if both take one line.
 */
function keyLike(last: Entry | undefined, key: string, isOneLineValue: boolean): string {
  if (!last) return `${hclKey(key)} = `;
  const colons = colonStyleOf(last);
  if (colons) return `${objectKey(key, colons)}${colons.sign}`;
  const { file } = last.location;
  const isQuoted = file.text[last.key.location.start] === '"';
  const name = isQuoted ? JSON.stringify(key) : hclKey(key);
  const isAligned = isOneLineValue && isOneLine(last.location) && isFirstOnLine(file, last.key.location.start);
  if (!isAligned) return `${name} = `;
  const keyStart = lineStartOf(file, last.key.location.start) + leadingSpace(file, last.key.location.start).length;
  const width = file.text.indexOf("=", last.key.location.end) - keyStart - 1;
  return `${name.padEnd(width)} = `;
}
