export interface LineEdit {
  readonly kind: "same" | "added" | "removed";
  readonly line: string;
}

/**
 * The shortest list of edits from one list of lines to another (Myers, "An O(ND) Difference Algorithm", 1986). It is
 * fast if the lists differ little, as before and after a fix.
 */
export function editScript(before: readonly string[], after: readonly string[]): readonly LineEdit[] {
  const edits: LineEdit[] = [];
  let x = before.length;
  let y = after.length;
  for (const [d, reached] of [...furthest(before, after).entries()].reverse()) {
    const k = x - y;
    const isDown = k === -d || (k !== d && (reached.get(k - 1) ?? 0) < (reached.get(k + 1) ?? 0));
    const previousX = d === 0 ? 0 : (reached.get(isDown ? k + 1 : k - 1) ?? 0);
    const previousY = d === 0 ? 0 : previousX - (isDown ? k + 1 : k - 1);
    for (; x > previousX && y > previousY; x--, y--) edits.push({ kind: "same", line: before[x - 1] ?? "" });
    if (d > 0)
      edits.push(isDown ? { kind: "added", line: after[y - 1] ?? "" } : { kind: "removed", line: before[x - 1] ?? "" });
    x = previousX;
    y = previousY;
  }
  return edits.reverse();
}

/** For each number of edits, how far each diagonal was reached before that edit. */
function furthest(before: readonly string[], after: readonly string[]): readonly ReadonlyMap<number, number>[] {
  const trace: Map<number, number>[] = [];
  const reached = new Map<number, number>([[1, 0]]);
  for (let d = 0; ; d++) {
    trace.push(new Map(reached));
    for (let k = -d; k <= d; k += 2) {
      const isDown = k === -d || (k !== d && (reached.get(k - 1) ?? 0) < (reached.get(k + 1) ?? 0));
      let x = isDown ? (reached.get(k + 1) ?? 0) : (reached.get(k - 1) ?? 0) + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++;
      reached.set(k, x);
      if (x >= before.length && x - k >= after.length) return trace;
    }
  }
}
