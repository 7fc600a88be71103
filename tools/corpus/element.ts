import { readFileSync } from "node:fs";

export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The lines of the element that contains the line of a label: the resource or block around it. Only the indentation
 * decides, so that labels are checked without the parsers that are under test.
 */
export function elementAround(path: string, line: number, sections = /^\s*"?(?:Resources|Statement)"?\s*:/): LineRange {
  const lines = readFileSync(path, "utf8").split(/\r?\n/);
  const depth = depthOfEntries(lines, line, sections);
  let from = line;
  while (from > 1 && (isBlank(lines[from - 1]) || indentOf(lines[from - 1]) > depth)) from--;
  let to = Math.max(line, from + 1);
  while (to < lines.length && (isBlank(lines[to]) || indentOf(lines[to]) > depth)) to++;
  return { from, to: Math.min(to + 1, lines.length) };
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === "";
}

function indentOf(line: string | undefined): number {
  return (line ?? "").length - (line ?? "").trimStart().length;
}

/** The lines of the whole resource. */
export function resourceAround(path: string, line: number): LineRange {
  return elementAround(path, line, /^\s*"?Resources"?\s*:/);
}

/** The indentation of the entries in the nearest section above the line. 0 if the file has no such section. */
function depthOfEntries(lines: readonly string[], line: number, sections: RegExp): number {
  for (let at = line; at >= 0; at--) {
    if (!sections.test(lines[at] ?? "")) continue;
    const next = lines.slice(at + 1).find((candidate) => !isBlank(candidate) && !/^\s*#/.test(candidate));
    return indentOf(next);
  }
  return 0;
}
