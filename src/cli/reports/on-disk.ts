import { changesOf, type LintOutcome, type LintResult, type Workspace } from "../../workspace/index.js";
import { editScript, linesOf } from "../../source/index.js";

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
  const oldLines = linesOf(before);
  const lines = oldLineNumbers(oldLines, linesOf(after));
  const moved = (line: number, column: number): readonly [number, number] => {
    const old = lines[line - 1] ?? oldLines.length;
    return [old, Math.min(column, lengthOf(oldLines[old - 1] ?? "") + 1)];
  };
  return (place) => {
    const [line, column] = moved(place.line, place.column);
    if (place.endLine === undefined || place.endColumn === undefined) return { ...place, line, column };
    const [endLine, endColumn] = moved(place.endLine, place.endColumn);
    return { ...place, line, column, endLine, endColumn };
  };
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

function lengthOf(line: string): number {
  return line.replace(/\r?\n$/, "").length;
}
