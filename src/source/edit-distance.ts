/**
 * How many letters must be inserted, deleted, replaced or swapped with the next one to turn one text into the other. If
 * the number is above the limit, the result is the limit plus one.
 */
export function editDistance(one: string, other: string, limit: number): number {
  const tooMany = limit + 1;
  if (Math.abs(one.length - other.length) > limit || lettersApart(one, other) > limit) return tooMany;
  // Texts within the limit never shift by more than the limit, so a row of the table is only that wide on both sides.
  const width = 2 * limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: width }, (_, column) => (column >= limit ? column - limit : tooMany));
  for (let i = 1; i <= one.length; i++) {
    const next: number[] = [];
    let smallest = tooMany;
    for (let column = 0; column < width; column++) {
      const j = i + column - limit;
      const best = j < 0 || j > other.length ? tooMany : j === 0 ? i : cheapest(i, j, column, next);
      next.push(best);
      smallest = Math.min(smallest, best);
    }
    if (smallest > limit) return tooMany;
    before = row;
    row = next;
  }
  return Math.min(row[other.length - one.length + limit] ?? tooMany, tooMany);

  function cheapest(i: number, j: number, column: number, next: readonly number[]): number {
    const replaced = (row[column] ?? tooMany) + (one[i - 1] === other[j - 1] ? 0 : 1);
    const shifted = Math.min(next[column - 1] ?? tooMany, row[column + 1] ?? tooMany) + 1;
    const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
    return Math.min(replaced, shifted, isSwapped ? (before[column] ?? tooMany) + 1 : tooMany);
  }
}

/**
 * How many letters at least must be changed because one text has them and the other does not. Most names are told apart
 * by it.
 */
function lettersApart(one: string, other: string): number {
  const [own, others] = [lettersOf(one), lettersOf(other)];
  return Math.max(bitsIn(own & ~others), bitsIn(others & ~own));
}

/** A bit for each letter. Letters that share one only make texts look more alike. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index++) letters |= 1 << (text.charCodeAt(index) & 31);
  return letters;
}

function bitsIn(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count++;
  return count;
}
