import { listed } from "../source/index.js";
import { display, spelled } from "../tree/index.js";
import type { Message, MessageData, MessageItem, WithData } from "./report.js";

/** A message with its placeholders filled; a list is written with commas and a final "and". */
export function fillMessage(template: string, data: MessageData = {}): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = data[name];
    if (value === undefined) return whole;
    return isList(value) ? listed(value.map(shown)) : shown(value);
  });
}

/** A message with more data; what it has already stays. */
export function withData<M extends Message, Item extends string>(
  message: M,
  more: MessageData<Item>,
): WithData<M, Item> {
  return { ...message, data: { ...more, ...message.data } };
}

/** What the fingerprint takes of a placeholder: texts as the template writes them, whatever values they have. */
export function keyOf(value: MessageData[string]): string | readonly string[] {
  const written = (item: MessageItem): string => withoutPlaces(typeof item === "string" ? item : spelled(item));
  return isList(value) ? value.map(written) : written(value);
}

function shown(item: MessageItem): string {
  return withoutPlaces(typeof item === "string" ? item : display(item));
}

/** What has no name of its own is known by its place: nothing to read, and another one after an edit. */
function withoutPlaces(text: string): string {
  return text.replace(/\$\{\w+@[^}]*\}/g, "${…}");
}

function isList(value: MessageData[string]): value is readonly MessageItem[] {
  return Array.isArray(value);
}
