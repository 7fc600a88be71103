import { changesOf, type LintOutcome, type LintResult, type Workspace } from "../../workspace/index.js";
import { editScript, linesOf, onceIn } from "../../source/index.js";

/** The outcome of fixes that were not written, with the places that everything has in the texts on disk. */
export function onDisk(outcome: LintOutcome, workspace: Workspace): LintOutcome {
  const places = new Map(changesOf(outcome, workspace).map((change) => [change.path, oldPlaces(change)]));
  return { ...outcome, results: outcome.results.map((result) => resultOnDisk(result, places)) };
}

/** A place as results have it. The end of what could not be judged is not known. */
interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

type Move = <P extends Place>(place: P) => P;

function resultOnDisk({ output: _written, ...result }: LintResult, places: ReadonlyMap<string, Move>): LintResult {
  const moved = <P extends Place>(place: P, path = result.filePath): P => places.get(path)?.(place) ?? place;
  return {
    ...result,
    messages: result.messages.map((message) => ({
      ...moved(message),
      related: message.related.map((one) => moved(one, one.filePath)),
    })),
    notJudged: result.notJudged.map((one) => moved(one)),
  };
}

/** Where a place of the new text was. What is new was at the line that it replaces, or at the one before it. */
function oldPlaces({ after, before }: { readonly after: string; readonly before: string }): Move {
  const [oldLines, newLines] = [linesOf(before), linesOf(after)];
  const numbers = oldLineNumbers(oldLines, newLines);
  const oldNumber = (line: number): number => numbers[line - 1] ?? oldLines.length;
  // A line may have many places.
  const known = new Map<number, LineChange>();
  /** Both columns are on one line, or are the same. */
  const moved = (line: number, column: number, endColumn: number): readonly [number, number] => {
    const change = onceIn(known, line, () =>
      lineChange(contentOf(oldLines[oldNumber(line) - 1]), contentOf(newLines[line - 1])),
    );
    return movedColumns(change, column, endColumn);
  };
  return (place) => {
    const { column, line, endColumn = column, endLine = line } = place;
    const isOnOne = line === endLine;
    const [start, sameEnd] = moved(line, column, isOnOne ? endColumn : column);
    const at = { ...place, line: oldNumber(line), column: start };
    if (place.endLine === undefined) return at;
    const [, end] = isOnOne ? [start, sameEnd] : moved(endLine, endColumn, endColumn);
    return { ...at, endLine: oldNumber(endLine), endColumn: end };
  };
}

/** What the old and the new text of a line have in common. */
interface LineChange {
  /** Up to this column they are alike. */
  readonly lastOfStart: number;
  /** From this column of the new text on they are alike. */
  readonly firstOfEnd: number;
  readonly oldLength: number;
  readonly newLength: number;
}

function lineChange(old: string, now: string): LineChange {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start++;
  let end = 0;
  while (end < shorter && old.at(-1 - end) === now.at(-1 - end)) end++;
  return {
    lastOfStart: start + 1,
    firstOfEnd: now.length - end + 1,
    oldLength: old.length,
    newLength: now.length,
  };
}

/** The columns that a part of a new line has in the old one, whose beginning or end it may still have. */
function movedColumns(change: LineChange, column: number, endColumn: number): readonly [number, number] {
  const { firstOfEnd, lastOfStart, newLength, oldLength } = change;
  const isMoved = endColumn > lastOfStart && column >= firstOfEnd;
  const shift = isMoved ? oldLength - newLength : 0;
  return [Math.min(column + shift, oldLength + 1), Math.min(endColumn + shift, oldLength + 1)];
}

/** For each new line, the number of an old one. */
function oldLineNumbers(before: readonly string[], after: readonly string[]): readonly number[] {
  const numbers: number[] = [];
  // Of a change, the removed lines come first.
  let seen = 0;
  let paired = 0;
  for (const { kind } of editScript(before, after)) {
    if (kind !== "added") seen++;
    if (kind === "removed") continue;
    paired = kind === "same" ? seen : Math.min(paired + 1, seen);
    numbers.push(Math.max(1, paired));
  }
  return numbers;
}

function contentOf(line = ""): string {
  return line.replace(/\r?\n$/, "");
}
