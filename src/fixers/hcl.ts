import { textOf } from "../source/index.js";
import type { List, Mapping } from "../tree/index.js";
import { insertBehind, insertLast, removeFrom, type Bracketed, type BracketStyle, type Place } from "./brackets.js";
import {
  insertAt,
  isFirstOnLine,
  isInside,
  isOneLine,
  leadingSpace,
  lineStartOf,
  replaceRange,
  indentUnit,
} from "./lines.js";
import { hclKey, writeHcl } from "./hcl-text.js";
import { insertAttribute } from "./hcl-block.js";
import { removeRows } from "./rows.js";
import type { Syntax } from "./syntax.js";

const listStyle: BracketStyle = { comments: "hcl", separator: "comma", padding: "" };
const objectStyle: BracketStyle = { comments: "hcl", separator: "comma-or-line", padding: " " };

/** HCL: tuples, objects, and the attributes of blocks. */
export const hcl: Syntax = {
  extend(_holder, { value, location }, items, scope) {
    if (!isInside(value.location, location)) return undefined;
    if (value.kind === "list") {
      return insertLast(bracketedList(value), (place) => items.map((item) => writeHcl(item, place, scope)), listStyle);
    }
    const isOne = value.kind === "scalar" || value.kind === "text" || value.kind === "mapping";
    if (!isOne || textOf(value.location).startsWith("<<")) return undefined;
    const { file, start, end } = value.location;
    const texts = items.map((item) => writeHcl(item, { kind: "inline" }, scope));
    return texts.includes(undefined)
      ? undefined
      : [insertAt(file, start, "["), insertAt(file, end, `, ${texts.join(", ")}]`)];
  },
  insert(mapping, key, value, scope, after) {
    if (mapping.layout?.style !== "flow") return insertAttribute(mapping.location, key, value, scope);
    const into: Bracketed = { location: mapping.location, children: mapping.entries.map((entry) => entry.location) };
    const write = (place: Place): (string | undefined)[] => {
      const text = writeHcl(value, place, scope);
      return [text === undefined ? undefined : `${keyLike(mapping, key, isOneLineText(text))}${text}`];
    };
    return after ? insertBehind(into, after.location, write, objectStyle) : insertLast(into, write, objectStyle);
  },
  replace(_holder, { key, value, location }, draft, scope) {
    const { file, start, end } = value.location;
    if (!isInside(value.location, location) || start < key.location.end || textOf(value.location).startsWith("<<"))
      return undefined;
    const place: Place = isOneLine(value.location)
      ? { kind: "inline" }
      : { kind: "own-line", indent: leadingSpace(file, start), unit: indentUnit(file) };
    const text = writeHcl(draft, place, scope);
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

function bracketedList(list: List): Bracketed {
  return { location: list.location, children: list.items.map((item) => item.location) };
}

/** `key = ` or `"key" : `, as the last entry has it; its sign is lined up with a last entry of one line. */
function keyLike(mapping: Mapping, key: string, isOneLineValue: boolean): string {
  const last = mapping.entries.at(-1);
  const file = mapping.location.file;
  const between = last && file.text.slice(last.key.location.end, last.value.location.start);
  const sign = /^["\s]*([=:])/.exec(between ?? "")?.[1] ?? "=";
  const isQuoted = last !== undefined && file.text[last.key.location.start] === '"';
  const name = isQuoted ? JSON.stringify(key) : hclKey(key);
  if (sign === ":") return `${name}${/\s:/.test(between ?? "") ? " " : ""}: `;
  const isAligned = last && isOneLineValue && isOneLine(last.location) && isFirstOnLine(file, last.key.location.start);
  if (!isAligned) return `${name} = `;
  const keyStart = lineStartOf(file, last.key.location.start) + leadingSpace(file, last.key.location.start).length;
  const width = file.text.indexOf("=", last.key.location.end) - keyStart - 1;
  return `${name.padEnd(width)} = `;
}
