import { lazily, listed, oncePer, ownValue, visibleValue } from "../source/index.js";
import { display, asWritten } from "../tree/index.js";
import type { Message, MessageData, MessageItem, Phrase, WithData } from "./report.js";

/** The maximum number of items of a list in a message. The others are only counted. */
const mostItems = 3;

/** Fills the placeholders of a message. A long list is shortened: `a, b, c and 7 more`. */
export function fillMessage(template: string, data: MessageData): string {
  return filled(template, data, shortList);
}

/** Fills the placeholders of a message. Lists are not shortened. */
export function fillWholeMessage(template: string, data: MessageData): string {
  return filled(template, data, wholeList);
}

function filled(template: string, data: MessageData, list: Lister): string {
  return template.replace(/\{\{([^{}]+)\}\}/g, (all, name: string, at: number) => {
    const value = ownValue(data, name.trim());
    if (value === undefined) return all;
    // What is added to a word or a sentence, such as a hint, begins with the blank between them.
    const isAdded = typeof value === "string" && value.startsWith(" ") && /\S$/.test(template.slice(0, at));
    return isAdded ? ` ${forReaders(value.slice(1))}` : valueText(value, list, forReaders);
  });
}

function forReaders(item: PlainItem): string {
  return visibleValue(forData(item));
}

function forData(item: PlainItem): string {
  return withoutPlaces(typeof item === "object" ? display(item) : String(item));
}

function forKeys(item: PlainItem): string {
  return withoutPlaces(typeof item === "object" ? asWritten(item) : String(item));
}

/** Adds data to a message. Data that it already has does not change. */
export function withData<M extends Message, Item extends string>(
  message: M,
  more: MessageData<Item>,
): WithData<M, Item> {
  return { ...message, data: { ...more, ...message.data } };
}

/** The data of a message as texts. Lists are not shortened. */
export function textsOf(data: MessageData): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, eachText(value, forData)]));
}

/** The value of a placeholder for the fingerprint: texts as the template writes them, whatever their values are. */
export function fingerprintValue(value: MessageData[string]): string | readonly string[] {
  return eachText(value, forKeys);
}

/** Words of a message; those that are lists are written as a message writes lists. */
export function phrase(...words: Phrase["words"]): Phrase {
  return { kind: "phrase", words };
}

/** Writes a list. */
type Lister = (items: readonly string[], comma: Comma) => string;

type Comma = "," | ";";

/** Writes what is no phrase. */
type Writer = (item: PlainItem) => string;

type PlainItem = Exclude<MessageItem, Phrase>;

function eachText(value: MessageData[string], write: Writer): string | readonly string[] {
  return isList(value) ? writtenList(value, wholeList, write).texts : itemText(value, wholeList, write);
}

function valueText(value: MessageData[string], list: Lister, write: Writer): string {
  return isList(value) ? writtenList(value, list, write).text() : itemText(value, list, write);
}

/** A list with so many items is written once: each of its items may have a finding whose message has the list. */
const longList = 50;

interface WrittenList {
  /** The items that were written. */
  readonly items: readonly MessageItem[];
  readonly texts: readonly string[];
  readonly text: () => string;
}

const longLists = oncePer((_value: readonly MessageItem[]) =>
  oncePer((_list: Lister) => new Map<Writer, WrittenList>()),
);

function writtenList(value: readonly MessageItem[], list: Lister, write: Writer): WrittenList {
  if (value.length < longList) return writeList(value, list, write);
  const known = longLists(value)(list);
  const before = known.get(write);
  // A rule may change a list between its reports.
  if (before?.items.length === value.length && before.items.every((item, at) => item === value[at])) return before;
  const written = writeList([...value], list, write);
  known.set(write, written);
  return written;
}

function writeList(items: readonly MessageItem[], list: Lister, write: Writer): WrittenList {
  const texts = items.map((item) => itemText(item, list, write));
  return { items, texts, text: lazily(() => list(texts, texts.some((item) => /, | and /.test(item)) ? ";" : ",")) };
}

function itemText(item: MessageItem, list: Lister, write: Writer): string {
  if (!isPhrase(item)) return write(item);
  return item.words.map((word) => (typeof word === "string" ? word : valueText(word, list, write))).join("");
}

/** Removes ids that contain a location: readers cannot use them, and they change after an edit. */
function withoutPlaces(text: string): string {
  return text.replace(/\$\{\w+@[^}]*\}/g, "${…}");
}

function isList(value: MessageData[string]): value is readonly MessageItem[] {
  return Array.isArray(value);
}

function isPhrase(item: MessageItem): item is Phrase {
  return typeof item === "object" && item.kind === "phrase";
}

/** Joins a list for a message: `a`, `a and b`, `a, b and c`, `a, b, c and 7 more`. */
export function shortList(items: readonly string[], comma: Comma = ","): string {
  const rest = items.length - mostItems;
  return listed(rest > 0 ? [...items.slice(0, mostItems), `${String(rest)} more`] : items, "and", comma);
}

function wholeList(items: readonly string[], comma: Comma): string {
  return listed(items, "and", comma);
}
