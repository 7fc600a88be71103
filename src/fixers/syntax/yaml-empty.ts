import type { TextEdit } from "../../source/index.js";
import type { Mapping } from "../../tree/index.js";
import { indentUnit, insertAt, lineEndOf, lineStartOf, replaceRange, withNewlines } from "../layout/lines.js";
import type { NewValue } from "../values/new-value.js";
import type { WriteContext } from "../values/write-context.js";
import { entryLines } from "./yaml-lines.js";

/** Writes an entry that has lines of its own in place of `{}`. `undefined`: more stands on the line, or a text alone fits on it as well. */
export function fillEmptyMapping(
  { location: { file, start, end } }: Mapping,
  key: string,
  value: NewValue,
  context: WriteContext,
): TextEdit[] | undefined {
  const before = file.text.slice(lineStartOf(file, start), start);
  const [, outer, space = ""] = /^( *(?:- )*)(?:[\w.:-]+|"[^"]*"|'[^']*'):( +)$/.exec(before) ?? [];
  const lineEnd = lineEndOf(file, end);
  const isAlone = /^\{\s*\}$/.test(file.text.slice(start, end)) && /^\s*(?:#.*)?$/.test(file.text.slice(end, lineEnd));
  // Between brackets, which may stand on other lines, nothing is in block style.
  const isInBrackets = /^(?:\s|#[^\n]*\n)*[,}\]]/.test(file.text.slice(end));
  if (outer === undefined || !isAlone || isInBrackets || value.kind === "text") return undefined;
  const column = outer.length + (context.step ?? indentUnit(file).length);
  const lines = entryLines(key, value, column, context);
  // A comment behind the braces stays behind the key.
  return (
    lines && [
      replaceRange(file, start - space.length, end, ""),
      insertAt(file, lineEnd, withNewlines(file, ["", ...lines])),
    ]
  );
}
