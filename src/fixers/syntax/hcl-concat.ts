import { complete, textOf, type Location, type TextEdit } from "../../source/index.js";
import { addItems, madeOnce } from "../layout/additions.js";
import { unaligned } from "../layout/alignment.js";
import { withoutComments, type WritePlace } from "../layout/brackets.js";
import { columnOf, indentUnit, insertAt, isOneLine, leadingSpace, newlineOf } from "../layout/lines.js";
import { fitsBetweenBrackets } from "../values/form-beside.js";
import type { NewValue } from "../values/new-value.js";
import type { WriteContext } from "../values/write-context.js";
import { writeHcl } from "./hcl-text.js";

/** Adds items to the list that an expression makes: as an argument of its own `concat`, or with a new one. */
export function concatenated(
  location: Location,
  items: readonly NewValue[],
  context: WriteContext,
): TextEdit[] | undefined {
  const { file, start } = location;
  const { at, hasComma, isCall, isOnLines } = placeOfArgument(location);
  const [newline, indent, unit] = [newlineOf(file), leadingSpace(file, at - 1), indentUnit(file)];
  const inner = `${newline}${indent}${unit}`;
  const write = (place: WritePlace): readonly string[] | undefined =>
    complete(items.map((item) => writeHcl(item, place, context)));
  const short = write({ kind: "inline" });
  const isShort = short && fitsOnLine(items, short, isOnLines ? indent.length : columnOf(file, at));
  const long = isShort ? undefined : write({ kind: "own-line", indent: `${indent}${unit}`, unit });
  const written = long ?? short;
  if (!written) return undefined;
  const head = `${hasComma ? "" : ","}${isOnLines ? `${newline}${indent}` : " "}[${long ? inner : ""}`;
  const tail = `${long ? `,${newline}${indent}` : ""}]${isCall ? "" : ")"}${hasComma ? "," : ""}`;
  const added = addItems(
    { file, start: at, end: at },
    { head, items: written, between: long ? `,${inner}` : ", ", tail },
  );
  const around = long && !isOnLines && isOneLine(location) ? unaligned(file, start).map(madeOnce) : [];
  return isCall ? [...around, added] : [...around, madeOnce(insertAt(file, start, "concat(")), added];
}

/** Where a further argument of `concat` is written. */
interface ArgumentPlace {
  readonly at: number;
  /** Whether the expression is a `concat` that can have it. */
  readonly isCall: boolean;
  /** Whether the bracket that closes the arguments stands on a line of its own. */
  readonly isOnLines: boolean;
  /** Whether a comma is before the place. */
  readonly hasComma: boolean;
}

function placeOfArgument(location: Location): ArgumentPlace {
  const { file, start, end } = location;
  const opened = textOf(location).slice(0, -1).trimEnd();
  // Behind a comment or `...`, no argument can be added so.
  const isCall = /^concat\([^]*[^(.]$/.test(opened) && withoutComments(opened, "hcl") === opened;
  if (!isCall) return { at: end, isCall, isOnLines: false, hasComma: false };
  const at = start + opened.length;
  return { at, isCall, isOnLines: file.text.slice(at, end).includes("\n"), hasComma: opened.endsWith(",") };
}

/** Whether items may stand on one line: as those beside them do, or because they are short. */
function fitsOnLine(items: readonly NewValue[], written: readonly string[], column: number): boolean {
  if (items.length === 1 && items[0]?.kind === "text") return true;
  const isLikeOthers = items.every(
    (item, index) =>
      item.kind !== "text" &&
      item.kind !== "call" &&
      item.inBrackets &&
      fitsBetweenBrackets(item, written[index] ?? ""),
  );
  return isLikeOthers || column + written.join(", ").length <= 100;
}
