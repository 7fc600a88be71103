import { ownValue, isRecord } from "../../source/index.js";

/** The value of a key. Only keys of the object itself count. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inside, key) => (isRecord(inside) ? ownValue(inside, key) : undefined), value);
}

export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const text = at(value, ...path);
  return typeof text === "string" && text !== "" ? text : undefined;
}

export function itemsAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const items = at(value, ...path);
  return Array.isArray(items) ? items : [];
}

/**
 * A policy document in any form in which commands print one: as it is, as JSON in a text, or as such a text that is
 * encoded for URLs, as the API of IAM returns it.
 */
export function documentOf(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return parsed(value) ?? parsed(decoded(value));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
