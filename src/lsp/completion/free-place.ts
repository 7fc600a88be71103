import { placeIn, type LooseGroup, type LoosePlace } from "./loose-tree.js";

/** The place of the cursor. `undefined`: nothing can be written there. */
export function freePlace(tree: LooseGroup, text: string, offset: number): LoosePlace | undefined {
  const place = placeIn(tree, offset);
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const line = text.slice(lineStart, offset);
  if (!place || isYamlComment(place, line) || !isBetweenSigns(place, line, text, offset)) return undefined;
  if (!isEntryOrValue(place, text, offset)) return undefined;
  const around = place.groups.find(({ column }) => column !== undefined);
  const { column = -1, start = 0 } = place.text?.column === undefined ? (around ?? {}) : place.text;
  return lineStart <= start || offset - lineStart > column ? place : undefined;
}

/** Whether lines of YAML hold what is written there, or would hold what is new, and it is not the rest of the line before. */
function isEntryOrValue({ groups: [group], isKey, text: written }: LoosePlace, text: string, offset: number): boolean {
  if (group?.form !== "lines" || group.syntax !== "yaml" || written?.isGap) return true;
  const { entries } = group;
  if (entries.some(({ key, value }) => key && value === written)) return true;
  if (entries[0]?.value === written) return true;
  const start = written ? written.start - written.quote.length : offset;
  const key = entries.find((entry) => entry.key)?.key;
  if (isKey) return key !== undefined && columnOf(key.start - key.quote.length, text) === columnOf(start, text);
  return /^\s*(?:-\s+)+(?:[!&]\S+\s+)*$/.test(text.slice(start - columnOf(start, text), start));
}

function columnOf(offset: number, text: string): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

function isYamlComment({ syntax, text: written }: LoosePlace, line: string): boolean {
  const isQuoted = written !== undefined && written.quote !== "";
  return syntax === "yaml" && !isQuoted && /(?:^|\s)#/.test(line.replace(/"[^"]*"|'[^']*'/g, ""));
}

/** Whether what is new would not touch another item, or stand between a key and its sign. */
function isBetweenSigns({ text: written }: LoosePlace, line: string, text: string, offset: number): boolean {
  // A text of several lines would be replaced as a whole.
  if (written && !written.isGap) return !written.text.includes("\n");
  const after = /[^\n]*/y;
  after.lastIndex = offset;
  // A tag or an anchor belongs to what follows it.
  const isAfterSign = /(?:^|[{[(,:=]|^\s*(?:-\s+)*-)\s*(?:[!&][\w:.-]+\s+)*$/.test(line);
  return isAfterSign && /^\s*(?:$|[,}\])#]|\/[/*])/.test(after.exec(text)?.[0] ?? "");
}

/** Whether a key can be written there: where a value is missing, only on a line of its own, in YAML. */
export function takesKey({ isKey, syntax, text: written }: LoosePlace, text: string, offset: number): boolean {
  if (isKey) return true;
  const from = written && !written.isGap ? written.start - written.quote.length : offset;
  return syntax === "yaml" && /^\s*(?:-\s+)*$/.test(text.slice(text.lastIndexOf("\n", from - 1) + 1, from));
}
