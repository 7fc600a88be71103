import type { Node } from "../../../tree/index.js";
import { type Cursor, codeHere, indentHere, isEmpty, skipSpaces } from "./lean-cursor.js";
import { expandTag } from "./yaml-tags.js";

interface Tag {
  readonly name: string;
  readonly start: number;
  readonly indent: number;
}

const tagPattern = /![A-Za-z\d]+(?:::[A-Za-z\d]+)*/y;

/** Reads a short tag like `!Ref` and the spaces behind it. Declines all other tags of YAML. */
export function readTag(cursor: Cursor): Tag | undefined {
  const start = cursor.at;
  tagPattern.lastIndex = start;
  const name = tagPattern.exec(cursor.text)?.[0];
  if (name === undefined) return undefined;
  const indent = indentHere(cursor);
  cursor.at = start + name.length;
  if (!isEmpty(codeHere(cursor))) return undefined;
  skipSpaces(cursor);
  return { name, start, indent };
}

/** The value of a tag and what is written behind it. */
export function tagged({ name, start, indent }: Tag, value: Node, { file, tags }: Cursor): Node {
  const location = { file, start, end: Math.max(start, value.location.end) };
  const keyLocation = { file, start, end: Math.min(location.end, start + name.length) };
  return expandTag(name, tags, value, location, keyLocation, indent);
}
