import type { HolePart, LiteralPart, TextPart } from "../../tree/index.js";

/**
 * A new text in the parts of the old one, where the difference lies in one of these: what is written between a hole and the
 * value of `each.value` changes, and the value stays. Otherwise the parts of the new text.
 */
export function alignedParts(old: readonly TextPart[], parts: readonly TextPart[]): readonly TextPart[] {
  if (old.length === parts.length) return parts;
  const [before, after] = [runsOf(old), runsOf(parts)];
  const isSameHoles =
    before.length === after.length &&
    before.every(({ hole }, index) => hole?.symbol.id === after[index]?.hole?.symbol.id);
  if (!isSameHoles) return parts;
  const runs = before.map((run, index) => changedRun(run.literals, joined(after[index]?.literals ?? [])));
  if (runs.includes(undefined)) return parts;
  return before.flatMap(({ hole }, index) => [...(runs[index] ?? []), ...(hole ? [hole] : [])]);
}

/** What stands before a hole, or before the end. */
interface Run {
  readonly literals: readonly LiteralPart[];
  readonly hole?: HolePart;
}

function runsOf(parts: readonly TextPart[]): readonly Run[] {
  const runs: Run[] = [];
  let literals: LiteralPart[] = [];
  for (const part of parts) {
    if (part.kind === "literal") literals.push(part);
    else {
      runs.push({ literals, hole: part });
      literals = [];
    }
  }
  return [...runs, { literals }];
}

function joined(literals: readonly LiteralPart[]): string {
  return literals.map(({ text }) => text).join("");
}

/** The literals with the one changed that gives the new text. What stands here changes before what a reference gives. */
function changedRun(literals: readonly LiteralPart[], text: string): readonly LiteralPart[] | undefined {
  if (joined(literals) === text) return literals;
  const changed = literals.flatMap((literal, index) => {
    const [start, end] = [joined(literals.slice(0, index)), joined(literals.slice(index + 1))];
    const isAround = text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
    return isAround ? [{ index, literal, inner: text.slice(start.length, text.length - end.length) }] : [];
  });
  const found = changed.find(({ literal }) => literal.expressionText === undefined) ?? changed[0];
  return found && literals.with(found.index, { ...found.literal, text: found.inner });
}
