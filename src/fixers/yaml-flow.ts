import { isInside, type TextEdit } from "../source/index.js";
import type { List, Mapping, Node } from "../tree/index.js";
import { insertAmong, insertLast, removeFrom, type Bracketed, type BracketStyle, type Place } from "./brackets.js";
import { longForm, type Draft } from "./draft.js";
import { insertAt, isOneLine, newlineOf, replaceRange } from "./lines.js";
import { piecesOf, type Scope } from "./spelling.js";
import type { Syntax } from "./syntax.js";
import { quoted, quoteOf, writesShort, yamlScalar, type Quote } from "./yaml-scalar.js";

const style: BracketStyle = { comments: "yaml", separator: "comma", padding: " " };

/** YAML between brackets. */
export const yamlFlow: Syntax = {
  extend(_holder, entry, items, scope) {
    const { value, location } = entry;
    if (!isInside(value.location, location)) return undefined;
    if (value.kind === "list") {
      const quote = quoteLike(value.items.at(-1));
      const write = (place: Place): (string | undefined)[] => items.map((item) => writeFlow(item, place, scope, quote));
      return insertLast(bracketedList(value), write, style);
    }
    if (value.kind !== "scalar" && value.kind !== "text" && value.kind !== "mapping") return undefined;
    return wrap(value.location, items, scope, quoteOf(value.layout));
  },
  insert(mapping, key, value, scope, at) {
    const into: Bracketed = { location: mapping.location, children: mapping.entries.map((entry) => entry.location) };
    const quote = quoteOf(mapping.entries.find((entry) => entry.value.kind === "scalar")?.value.layout);
    const write = (place: Place): (string | undefined)[] => {
      const text = writeFlow(value, place, scope, quote);
      const name = quotedKey(key, mapping);
      return [text === undefined ? undefined : `${name}: ${text}`];
    };
    return insertAmong(into, write, style, at);
  },
  replace(_holder, { value, location }, draft, scope) {
    if (!isInside(value.location, location)) return undefined;
    const { file, start, end } = value.location;
    const text = writeFlow(draft, { kind: "inline" }, scope, quoteOf(value.layout));
    return text === undefined ? undefined : [replaceRange(file, start, end, text)];
  },
  remove: removeFrom,
};

/** One value becomes a list between brackets. */
export function wrap(
  location: TextEdit["location"],
  items: readonly Draft[],
  scope: Scope,
  quote: Quote,
): TextEdit[] | undefined {
  const { file, start, end } = location;
  const texts = items.map((item) => writeFlow(item, { kind: "inline" }, scope, quote));
  if (texts.includes(undefined) || !isOneLine(location)) return undefined;
  return [insertAt(file, start, "["), insertAt(file, end, `, ${texts.join(", ")}]`)];
}

/** Keys are quoted as the other keys are: JSON-like YAML stays so. */
function quotedKey(key: string, mapping: Mapping): string {
  return quoted(key, true, keyQuote(mapping));
}

function keyQuote({ entries }: Mapping): Quote {
  const first = entries[0]?.key.location;
  const mark = first?.file.text[first.start];
  return mark === '"' ? "double" : mark === "'" ? "single" : "plain";
}

function quoteLike(neighbour: Node | undefined): Quote {
  return neighbour?.kind === "mapping" ? keyQuote(neighbour) : quoteOf(neighbour?.layout);
}

function bracketedList(list: List): Bracketed {
  return { location: list.location, children: list.items.map((item) => item.location) };
}

export function writeFlow(draft: Draft, place: Place, scope: Scope, quote: Quote): string | undefined {
  if (draft.kind === "text") {
    const pieces = piecesOf(draft.text, scope);
    return pieces && yamlScalar(pieces, scope, true, quote);
  }
  if (draft.kind === "call") {
    if (!writesShort(scope.file)) return writeFlow(longForm(draft), place, scope, quote);
    const argument = writeFlow(draft.argument, place, scope, quote);
    return argument === undefined ? undefined : `!${draft.name.replace("Fn::", "")} ${argument}`;
  }
  const inner: Place = place.kind === "inline" ? place : { ...place, indent: place.indent + place.unit };
  const parts =
    draft.kind === "list"
      ? draft.items.map((item) => writeFlow(item, inner, scope, quote))
      : draft.entries.map(({ key, value }) => {
          const text = writeFlow(value, inner, scope, quote);
          return text === undefined
            ? undefined
            : `${quoted(key, true, quote === "double" ? "double" : "plain")}: ${text}`;
        });
  if (parts.includes(undefined)) return undefined;
  const [open, close, pad] = draft.kind === "list" ? ["[", "]", ""] : ["{", "}", " "];
  const isShort = draft.kind === "list" && draft.items.every((item) => item.kind === "text");
  if (place.kind === "inline" || inner.kind === "inline" || isShort)
    return `${open}${pad}${parts.join(", ")}${pad}${close}`;
  const newline = newlineOf(scope.file);
  const lines = parts.map((part) => `${newline}${inner.indent}${part ?? ""}`);
  return `${open}${lines.join(",")}${newline}${place.indent}${close}`;
}
