/** The difference of two texts. Before `start` and after `end` they are equal. */
export interface ChangedRange {
  readonly start: number;
  readonly end: { readonly before: number; readonly after: number };
}

/** The smallest single change that turns one text into the other. */
export function changeBetween(before: string, after: string): ChangedRange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  const isSame = (): boolean =>
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same);
  while (same < shorter - start && isSame()) same++;
  return slid(before, after, { start, end: { before: before.length - same, after: after.length - same } });
}

/**
 * An insertion or deletion often has several possible positions. If `{} {}` becomes `{} {} {}`, any of the three may be
 * the new one. People usually insert and delete whole lines, so the change is moved up to the start of a line if the
 * result is the same.
 */
function slid(before: string, after: string, change: ChangedRange): ChangedRange {
  const { start, end } = change;
  if (start < end.before && start < end.after) return change;
  const longer = end.before > end.after ? before : after;
  const last = Math.max(end.before, end.after);
  for (let by = 0; by <= start; by++) {
    if (by === start || longer[start - by - 1] === "\n")
      return { start: start - by, end: { before: end.before - by, after: end.after - by } };
    if (longer[start - by - 1] !== longer[last - by - 1]) break;
  }
  return change;
}

/** The change in the opposite direction. */
export function inverse({ start, end }: ChangedRange): ChangedRange {
  return { start, end: { before: end.after, after: end.before } };
}

export interface Offsets {
  readonly start: number;
  readonly end: number;
}

/** The place of a range of the first text in the second text. A range inside the change gives the changed text. */
export function moved({ start, end }: Offsets, change: ChangedRange): Offsets {
  const shift = change.end.after - change.end.before;
  const movedStart = start < change.start ? start : start >= change.end.before ? start + shift : change.start;
  const movedEnd = end <= change.start ? end : end >= change.end.before ? end + shift : change.end.after;
  return { start: movedStart, end: Math.max(movedStart, movedEnd) };
}
