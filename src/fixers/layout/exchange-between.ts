import { textOf, type Location, type TextEdit } from "../../source/index.js";
import type { List, Node } from "../../tree/index.js";
import { indexesOf, placeOf, separatorOf, type BracketStyle, type WritePlace } from "./brackets.js";
import { isFirstOnLine, lineEndOf, newlineOf, replaceRange } from "./lines.js";
import { placedChildren } from "./remove-between.js";

/** Writes values in the place of an item between brackets. */
export function exchangeBetween(
  list: List,
  item: Node,
  write: (place: WritePlace) => readonly (string | undefined)[],
  style: BracketStyle,
): TextEdit[] | undefined {
  const within = placedChildren(list);
  const [index] = indexesOf(list, new Set([item]));
  const location = within?.children[index ?? -1];
  if (!within || !location || textOf(location).startsWith("<<")) return undefined;
  const place = placeOf(within, location);
  const texts = write(place);
  if (texts.includes(undefined)) return undefined;
  const separator =
    place.kind === "inline" ? separatorOf(within, style) : `,${newlineOf(location.file)}${place.indent}`;
  return [{ location, text: texts.join(separator) }, ...withoutComment(location, style)];
}

/** Removes the comment on the line of an item, if the item has the line for itself. */
function withoutComment({ file, start, end }: Location, { comments }: BracketStyle): TextEdit[] {
  if (comments === "none" || !isFirstOnLine(file, start)) return [];
  const rowEnd = lineEndOf(file, end);
  const row = file.text.slice(end, rowEnd);
  const comma = /^[ \t]*,/.exec(row)?.[0] ?? "";
  const rest = row.slice(comma.length).trim();
  const isComment = comments === "yaml" ? rest.startsWith("#") : /^(?:#|\/\/)|^\/\*(?:(?!\*\/).)*\*\/$/.test(rest);
  return isComment ? [replaceRange(file, end + comma.length, rowEnd, "")] : [];
}
