import { placeIn, type LooseGroup, type Place } from "./loose-tree.js";

/** The place of the cursor. `undefined`: nothing can be written there. */
export function freePlace(tree: LooseGroup, text: string, offset: number): Place | undefined {
  const place = placeIn(tree, offset);
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const line = text.slice(lineStart, offset);
  if (!place || isYamlComment(place, line) || !isBetweenSigns(place, line, text, offset)) return undefined;
  const [group] = place.groups;
  if (place.isKey && !place.text && group?.form === "lines" && group.syntax === "yaml") {
    const first = group.entries.find(({ key }) => key)?.key;
    const column = first && first.start - first.quote.length - (text.lastIndexOf("\n", first.start - 1) + 1);
    return column === offset - lineStart ? place : undefined;
  }
  const gap = place.text?.isGap ? place.text : undefined;
  if (gap?.column === undefined) return place;
  return lineStart <= gap.start || offset - lineStart > gap.column ? place : undefined;
}

function isYamlComment({ syntax, text: written }: Place, line: string): boolean {
  const isQuoted = written !== undefined && written.quote !== "";
  return syntax === "yaml" && !isQuoted && /(?:^|\s)#/.test(line.replace(/"[^"]*"|'[^']*'/g, ""));
}

/** Whether what is new would not touch another item, or stand between a key and its sign. */
function isBetweenSigns({ text: written }: Place, line: string, text: string, offset: number): boolean {
  // A text of several lines would be replaced as a whole.
  if (written && !written.isGap) return !written.text.includes("\n");
  const after = /[^\n]*/y;
  after.lastIndex = offset;
  // A tag or an anchor belongs to what follows it.
  const isAfterSign = /(?:^|[{[(,:=]|^\s*(?:-\s+)*-)\s*(?:[!&][\w:.-]+\s+)*$/.test(line);
  return isAfterSign && /^\s*(?:$|[,}\])#]|\/[/*])/.test(after.exec(text)?.[0] ?? "");
}

/** Whether a key can be written there: where a value is missing, only on a line of its own, in YAML. */
export function takesKey({ isKey, syntax, text: written }: Place, text: string, offset: number): boolean {
  if (isKey) return true;
  const from = written && !written.isGap ? written.start - written.quote.length : offset;
  return syntax === "yaml" && /^\s*(?:-\s+)*$/.test(text.slice(text.lastIndexOf("\n", from - 1) + 1, from));
}
