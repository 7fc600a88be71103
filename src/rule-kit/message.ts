import { listed, ownValue } from "../source/index.js";
import { display, asWritten } from "../tree/index.js";
import type { Message, MessageData, MessageItem, Phrase, WithData } from "./report.js";

/** How many items of a list a message shows; when there are more, it counts the others. */
const most = 3;

/** A message with its placeholders filled; a long list is cut: `a, b, c and 7 more`. */
export function fillMessage(template: string, data: MessageData = {}): string {
  return filled(template, data, shortList);
}

/** The same with whole lists. */
export function fillWholeMessage(template: string, data: MessageData = {}): string {
  return filled(template, data, wholeList);
}

function filled(template: string, data: MessageData, list: Lister): string {
  return template.replace(/\{\{(\w+)\}\}/g, (all, name: string) => {
    const value = ownValue(data, name);
    return value === undefined ? all : valueText(value, list, display);
  });
}

/** A message with more data; what it has already stays. */
export function withData<M extends Message, Item extends string>(
  message: M,
  more: MessageData<Item>,
): WithData<M, Item> {
  return { ...message, data: { ...more, ...message.data } };
}

/** What fills the placeholders of a message, as texts; lists are whole. */
export function textsOf(data: MessageData): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, eachText(value, display)]));
}

/** What the fingerprint takes of a placeholder: texts as the template writes them, whatever values they have. */
export function keyOf(value: MessageData[string]): string | readonly string[] {
  return eachText(value, asWritten);
}

export function phrase(...words: Phrase["words"]): Phrase {
  return { kind: "phrase", words };
}

/** Writes a list. */
type Lister = (items: readonly string[], comma: Comma) => string;

type Comma = "," | ";";

/** Writes a text of the template. */
type Writer = typeof display;

function eachText(value: MessageData[string], write: Writer): string | readonly string[] {
  return isList(value) ? value.map((item) => itemText(item, wholeList, write)) : itemText(value, wholeList, write);
}

function valueText(value: MessageData[string], list: Lister, write: Writer): string {
  if (!isList(value)) return itemText(value, list, write);
  const items = value.map((item) => itemText(item, list, write));
  return list(items, items.some((item) => /, | and /.test(item)) ? ";" : ",");
}

function itemText(item: MessageItem, list: Lister, write: Writer): string {
  if (isPhrase(item)) return item.words.map((word) => valueText(word, list, write)).join("");
  return withoutPlaces(typeof item === "string" ? item : write(item));
}

/** What has no name of its own is known by its place: nothing to read, and another one after an edit. */
function withoutPlaces(text: string): string {
  return text.replace(/\$\{\w+@[^}]*\}/g, "${…}");
}

function isList(value: MessageData[string]): value is readonly MessageItem[] {
  return Array.isArray(value);
}

function isPhrase(item: MessageItem): item is Phrase {
  return typeof item !== "string" && item.kind === "phrase";
}

/** `a`, `a and b`, `a, b and c`, `a, b, c and 7 more`. */
export function shortList(items: readonly string[], comma: Comma = ","): string {
  const rest = items.length - most;
  return listed(rest > 0 ? [...items.slice(0, most), `${String(rest)} more`] : items, "and", comma);
}

function wholeList(items: readonly string[], comma: Comma): string {
  return listed(items, "and", comma);
}
