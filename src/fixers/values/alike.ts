import { identityOf, isSameText, type Text } from "../../tree/index.js";
import { piecesOf } from "./text-pieces.js";
import type { WriteContext } from "./write-context.js";

/** Whether two texts have the same value, or would be written in the same way. */
export function isAlike(one: Text, other: Text, context: WriteContext): boolean {
  if (isSameText(one, other)) return true;
  const pieces = piecesOf(one, context);
  return pieces !== undefined && JSON.stringify(pieces) === JSON.stringify(piecesOf(other, context));
}

/** Keys of a text: it is alike to those that have one of them. */
export function keysOfAlike(text: Text, context: WriteContext): readonly string[] {
  const pieces = piecesOf(text, context);
  return [identityOf(text), ...(pieces ? [JSON.stringify(pieces)] : [])];
}

/** The texts without those that would be written like an earlier one. */
export function withoutAlike(texts: readonly Text[], context: WriteContext): readonly Text[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const key = writtenKey(text, context);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** A key that is the same for texts that would be written alike. */
export function writtenKey(text: Text, context: WriteContext): string {
  return JSON.stringify(piecesOf(text, context) ?? identityOf(text));
}

/** Whether both lists have the same texts, in any order. */
export function areAlike(some: readonly Text[], others: readonly Text[], context: WriteContext): boolean {
  // Most texts have their place in both lists.
  const isAmong = (one: Text, index: number): boolean =>
    others.slice(index, index + 1).some((other) => isAlike(one, other, context)) ||
    others.some((other) => isAlike(one, other, context));
  return some.length === others.length && some.every(isAmong);
}
