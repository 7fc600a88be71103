import { partitions } from "../../knowledge/index.js";
import type { HolePart, LiteralPart, Text } from "../../tree/index.js";
import { areDifferent } from "./sibling-names.js";
import { makerAt } from "./tokens.js";
import type { Answer } from "../answers/verdict.js";

/** A position in the parts of a text. */
interface Cursor {
  readonly text: Text;
  part: number;
  at: number;
}

type Step = "next" | Answer;

/**
 * Whether a pattern covers a text, as far as this can be told up to the first wildcard of the pattern. Most pairs
 * differ at their start, and many are equal up to a last `*`. This is much cheaper than to compare their tokens.
 * `undefined`: what follows must be compared as well.
 */
export function matchStart(pattern: Text, subject: Text, ignoreCase: boolean): Answer | undefined {
  const one: Cursor = { text: pattern, part: 0, at: 0 };
  const other: Cursor = { text: subject, part: 0, at: 0 };
  for (;;) {
    const [here, there] = [partAt(one), partAt(other)];
    const step = !here || !there ? atEnd(one, here, there) : stepOver(one, here, other, there, ignoreCase);
    if (step === "unknown") return undefined;
    if (step !== "next") return step;
  }
}

/** The part where a cursor stands. A literal part that is read to its end is left. */
function partAt(cursor: Cursor): Text["parts"][number] | undefined {
  for (;;) {
    const part = cursor.text.parts[cursor.part];
    if (part?.kind !== "literal" || cursor.at < part.text.length) return part;
    [cursor.part, cursor.at] = [cursor.part + 1, 0];
  }
}

type Part = ReturnType<typeof partAt>;

/** The end of one text. Only a literal text on the other side shows that there is more. */
function atEnd(pattern: Cursor, here: Part, there: Part): Step {
  if (!here && !there) return "yes";
  if (here?.kind === "literal") return isWildcard(here.text.charAt(pattern.at)) ? "unknown" : "no";
  return there?.kind === "literal" ? "no" : "unknown";
}

function stepOver(
  pattern: Cursor,
  here: HolePart | LiteralPart,
  subject: Cursor,
  there: HolePart | LiteralPart,
  ignoreCase: boolean,
): Step {
  if (here.kind === "literal" && there.kind === "literal")
    return stepOverUnits(pattern, here.text, subject, there.text, ignoreCase);
  if (here.kind === "hole" && there.kind === "hole") return stepOverHole(pattern, here, subject, there);
  if (here.kind === "literal" && isLastStar(pattern, here.text)) return "yes";
  if (here.kind === "hole" && there.kind === "literal") return stepOverPartition(pattern, here, subject, there.text);
  if (here.kind === "literal" && there.kind === "hole") return stepOverPartition(subject, there, pattern, here.text);
  return "unknown";
}

function stepOverHole(pattern: Cursor, here: HolePart, subject: Cursor, there: HolePart): Step {
  if (here.symbol.id !== there.symbol.id) {
    const [one, other] = [makerAt(pattern.text, pattern.part), makerAt(subject.text, subject.part)];
    return one !== undefined && other !== undefined && areDifferent(one, other) ? "no" : "unknown";
  }
  pattern.part++;
  subject.part++;
  return "next";
}

function stepOverUnits(pattern: Cursor, written: string, subject: Cursor, asked: string, ignoreCase: boolean): Step {
  const length = Math.min(written.length - pattern.at, asked.length - subject.at);
  for (let count = 0; count < length; count++) {
    const unit = written.charAt(pattern.at);
    if (isWildcard(unit)) return isLastStar(pattern, written) ? "yes" : "unknown";
    const other = asked.charAt(subject.at);
    if (unit !== other && !(ignoreCase && unit.toLowerCase() === other.toLowerCase())) return "no";
    pattern.at++;
    subject.at++;
  }
  return "next";
}

/** Whether a unit of a pattern may stand for something else. A policy variable begins with `$`. */
function isWildcard(unit: string): boolean {
  return unit === "*" || unit === "?" || unit === "$";
}

function isLastStar({ at, part, text }: Cursor, written: string): boolean {
  return written.charAt(at) === "*" && at === written.length - 1 && part === text.parts.length - 1;
}

const partitionStarts = partitions.map(({ name }) => `${name}:`);

/** A hole for the partition matches the name of every partition. */
function stepOverPartition(ofHole: Cursor, hole: HolePart, ofText: Cursor, text: string): Step {
  if (hole.symbol.shape !== "partition") return "unknown";
  const start = partitionStarts.find((one) => text.startsWith(one, ofText.at));
  if (start === undefined) return "unknown";
  ofHole.part++;
  ofText.at += start.length - 1;
  return "next";
}
