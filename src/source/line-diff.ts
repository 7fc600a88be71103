/** The lines of a text with their line ends, so that a different line end is a change too. */
export function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

export interface LineEdit {
  readonly kind: "same" | "added" | "removed";
  readonly line: string;
}

/**
 * A short list of edits from one list of lines to another. In a run of changed lines, the removed lines come first. It
 * needs memory for the lines only, however many of them changed (Myers, "An O(ND) Difference Algorithm", 1986, section
 * 4b).
 */
export function editScript(before: readonly string[], after: readonly string[]): readonly LineEdit[] {
  const { added, removed } = changedLines(before, after);
  const edits: LineEdit[] = [];
  let x = 0;
  let y = 0;
  while (x < before.length || y < after.length) {
    if (removed[x] === 1) edits.push({ kind: "removed", line: before[x++] ?? "" });
    else if (added[y] === 1) edits.push({ kind: "added", line: after[y++] ?? "" });
    else {
      edits.push({ kind: "same", line: before[x++] ?? "" });
      y++;
    }
  }
  return edits;
}

/** Which lines are only in the first list, and which are only in the second: 1 for each of them. */
function changedLines(
  before: readonly string[],
  after: readonly string[],
): { readonly removed: Uint8Array; readonly added: Uint8Array } {
  const numbers = new Map<string, number>();
  const numbersOf = (lines: readonly string[]): Int32Array =>
    Int32Array.from(lines, (line) => {
      const number = numbers.get(line) ?? numbers.size;
      numbers.set(line, number);
      return number;
    });
  const removed = new Uint8Array(before.length);
  const added = new Uint8Array(after.length);
  const lists: Lists = {
    a: numbersOf(before),
    b: numbersOf(after),
    forward: new Int32Array(before.length + after.length + 3),
    backward: new Int32Array(before.length + after.length + 3),
  };
  const compare = ({ aEnd, aStart, bEnd, bStart }: Area): void => {
    while (aStart < aEnd && bStart < bEnd && lists.a[aStart] === lists.b[bStart]) {
      aStart++;
      bStart++;
    }
    while (aStart < aEnd && bStart < bEnd && lists.a[aEnd - 1] === lists.b[bEnd - 1]) {
      aEnd--;
      bEnd--;
    }
    if (aStart === aEnd) added.fill(1, bStart, bEnd);
    else if (bStart === bEnd) removed.fill(1, aStart, aEnd);
    else {
      const [a, b] = middle(lists, { aStart, aEnd, bStart, bEnd });
      compare({ aStart, aEnd: a, bStart, bEnd: b });
      compare({ aStart: a, aEnd, bStart: b, bEnd });
    }
  };
  compare({ aStart: 0, aEnd: before.length, bStart: 0, bEnd: after.length });
  return { added, removed };
}

interface Lists {
  /** The lines as numbers: equal lines have the same number. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** How far each diagonal is reached from the start and from the end. They are used again for every area. */
  readonly forward: Int32Array;
  readonly backward: Int32Array;
}

/** The lines of both lists that are compared: `Start` is the first line, `End` is after the last line. */
interface Area {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** After this number of steps, a path that is not the shortest one is good enough. */
const mostSteps = 1000;

/** A point in the middle of a shortest path through the area, from both ends at once. */
function middle({ a, b, forward, backward }: Lists, { aEnd, aStart, bEnd, bStart }: Area): readonly [number, number] {
  const zero = b.length + 1;
  const [lowest, highest] = [aStart - bEnd, aEnd - bStart];
  const ahead = diagonals({ reached: forward, zero, start: aStart - bStart, lowest, highest, nowhere: -1 });
  const behind = diagonals({ reached: backward, zero, start: aEnd - bEnd, lowest, highest, nowhere: a.length + 1 });
  ahead.set(aStart - bStart, aStart);
  behind.set(aEnd - bEnd, aEnd);
  const isOdd = ((aEnd - bEnd - aStart + bStart) & 1) !== 0;
  for (let step = 1; ; step++) {
    ahead.widen();
    for (let k = ahead.high(); k >= ahead.low(); k -= 2) {
      let x = Math.max(ahead.at(k - 1) + 1, ahead.at(k + 1));
      while (x < aEnd && x - k < bEnd && a[x] === b[x - k]) x++;
      ahead.set(k, x);
      if (isOdd && behind.holds(k) && behind.at(k) <= x) return [x, x - k];
    }
    behind.widen();
    for (let k = behind.high(); k >= behind.low(); k -= 2) {
      let x = Math.min(behind.at(k - 1), behind.at(k + 1) - 1);
      while (x > aStart && x - k > bStart && a[x - 1] === b[x - k - 1]) x--;
      behind.set(k, x);
      if (!isOdd && ahead.holds(k) && x <= ahead.at(k)) return [x, x - k];
    }
    if (step === mostSteps) return furthest(ahead, { aStart, aEnd, bStart, bEnd });
  }
}

interface Diagonals {
  readonly at: (k: number) => number;
  readonly set: (k: number, x: number) => void;
  readonly low: () => number;
  readonly high: () => number;
  readonly holds: (k: number) => boolean;
  /** Takes in the next diagonal on each side, as far as the area has one. */
  readonly widen: () => void;
}

/** The diagonals of an area, of which only that of its corner is reached at first. */
interface Corner {
  readonly reached: Int32Array;
  /** Where diagonal 0 is in `reached`. */
  readonly zero: number;
  readonly start: number;
  readonly lowest: number;
  readonly highest: number;
  /** The place of a diagonal that is not reached yet: before or behind all lines. */
  readonly nowhere: number;
}

function diagonals({ highest, lowest, nowhere, reached, start, zero }: Corner): Diagonals {
  let low = start;
  let high = start;
  const set = (k: number, x: number): void => {
    reached[k + zero] = x;
  };
  return {
    at: (k) => reached[k + zero] ?? nowhere,
    set,
    low: () => low,
    high: () => high,
    holds: (k) => k >= low && k <= high,
    widen: () => {
      if (low > lowest) set(--low - 1, nowhere);
      else low++;
      if (high < highest) set(++high + 1, nowhere);
      else high--;
    },
  };
}

/** The point of the area that is furthest from its start. */
function furthest(ahead: Diagonals, { aEnd, bEnd }: Area): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  for (let k = ahead.high(); k >= ahead.low(); k -= 2) {
    const x = Math.min(ahead.at(k), aEnd, bEnd + k);
    if (x + x - k > best[0] + best[1]) best = [x, x - k];
  }
  return best;
}
