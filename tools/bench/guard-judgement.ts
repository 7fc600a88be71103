/** What dmslint cost when the numbers were committed: of each work, the ratio of its processor time to that of the calibration. */
export interface GuardFile {
  /** The version of Node that measured them. */
  readonly node: string;
  readonly ratios: Readonly<Record<string, number>>;
}

/** A work costs too much when it takes so many times what was committed. */
export const guardLimit = 1.5;

/** A second try tells what costs too much from what was disturbed. */
const tries = 2;

export interface Judgement {
  readonly id: string;
  /** `undefined`: nothing is committed for it. */
  readonly committed: number | undefined;
  /** The ratios that were measured, one for each try. */
  readonly measured: readonly number[];
  readonly isTooMuch: boolean;
}

/** Measures the works, and those that cost too much once more. `measure` gives a ratio for each id. */
export function judge(
  ids: readonly string[],
  { ratios }: GuardFile,
  measure: (ids: readonly string[]) => ReadonlyMap<string, number>,
): readonly Judgement[] {
  const measured = new Map(ids.map((id): [string, number[]] => [id, []]));
  const isTooMuch = (id: string, ratio: number): boolean => !(ratio <= guardLimit * (ratios[id] ?? 0));
  let rest = ids;
  for (let round = 0; round < tries && rest.length > 0; round++) {
    const now = measure(rest);
    for (const id of rest) measured.get(id)?.push(now.get(id) ?? Number.NaN);
    rest = rest.filter((id) => isTooMuch(id, now.get(id) ?? Number.NaN));
  }
  return ids.map((id) => ({
    id,
    committed: ratios[id],
    measured: measured.get(id) ?? [],
    isTooMuch: rest.includes(id),
  }));
}
