import type { LintMessage, LintResult } from "../../src/linter/index.js";
import { walk, type Project } from "../../src/model/index.js";
import type { FileReader } from "../../src/parsers/index.js";
import { offsetAt, positionAt, sourceFile, type Location, type SourceFile } from "../../src/source/index.js";
import { failed, type Failure } from "./failure.js";

/** What is wrong with a place in a file: it lies outside, ends before it starts, or the file has another text. */
export function placeFailure(what: string, { end, file, start }: Location, reader: FileReader): Failure | undefined {
  const text = reader.read(file.path);
  const place = `${file.path} ${String(start)}-${String(end)} of ${String(file.text.length)}`;
  if (text !== undefined && text !== file.text) return failed("range", `${what} is in another text`, place);
  if (!Number.isInteger(start) || !Number.isInteger(end)) return failed("range", `${what} is not a number`, place);
  if (start > end) return failed("range", `${what} ends before it starts`, place);
  if (start < 0 || end > file.text.length) return failed("range", `${what} is outside of its text`, place);
  const isSplit = [start, end].some((at) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(file.text.slice(at - 1, at + 1)));
  if (isSplit) return failed("range", `${what} splits a character`, place);
  const back = offsetAt(file, positionAt(file, start));
  return back === start ? undefined : failed("range", `${what} has a line and column of another place`, place);
}

/** The places of everything that rules visit. */
export function modelFailures({ templates }: Project, reader: FileReader): readonly Failure[] {
  const found: Failure[] = [];
  for (const template of templates) {
    walk(template, (node) => {
      if (!("location" in node)) return;
      const one = placeFailure(`a ${node.kind} of a ${template.dialect.format} template`, node.location, reader);
      if (one) found.push(one);
    });
  }
  return found;
}

/** Lines and columns that their files do not have. */
export function positionFailures(results: readonly LintResult[], reader: FileReader): readonly Failure[] {
  return results.flatMap(({ filePath, messages, notJudged, suppressedMessages }) => {
    const places: Place[] = [...messages, ...suppressedMessages].flatMap((message) => placesOf(filePath, message));
    for (const { column, line, ruleId } of notJudged)
      places.push({
        what: `a line of ${ruleId ?? "a reader"}`,
        filePath,
        line,
        column,
        endLine: line,
        endColumn: column,
      });
    const files = new Map<string, SourceFile>();
    return places.flatMap((place) => {
      const file = files.get(place.filePath) ?? sourceFile(place.filePath, reader.read(place.filePath) ?? "");
      files.set(place.filePath, file);
      const isThere = hasPlace(file, place.line, place.column) && hasPlace(file, place.endLine, place.endColumn);
      const isForward = place.line < place.endLine || (place.line === place.endLine && place.column <= place.endColumn);
      return isThere && isForward
        ? []
        : [failed("range", `${place.what}: no such line and column`, JSON.stringify(place))];
    });
  });
}

interface Place {
  readonly what: string;
  readonly filePath: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

function placesOf(filePath: string, message: LintMessage): Place[] {
  const what = message.ruleId ?? "a syntax error";
  return [
    { ...message, what, filePath },
    ...message.related.map((related) => ({ ...related, what: `a place of ${what}` })),
  ];
}

function hasPlace(file: SourceFile, line: number, column: number): boolean {
  const position = positionAt(file, offsetAt(file, { line, column }));
  return position.line === line && position.column === column;
}
