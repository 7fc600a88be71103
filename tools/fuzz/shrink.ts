import type { Case } from "./case.js";

/** Whether a case still fails as it did. */
export type StillFails = (one: Case) => Promise<boolean>;

/** Makes a failing case small, by its files, then its lines, then its characters, until nothing more can go or time is up. */
export async function shrink(one: Case, stillFails: StillFails, deadline: number): Promise<Case> {
  const isOpen = (): boolean => performance.now() < deadline;
  const withTexts = (from: Case, entries: readonly (readonly [string, string | null])[]): Case => ({
    ...from,
    texts: Object.fromEntries(entries),
  });
  const { extra: _, ...plain } = one;
  let small: Case = one.extra && (await stillFails(plain)) ? plain : one;
  const files = await fewest(Object.entries(one.texts), (kept) => stillFails(withTexts(small, kept)), isOpen);
  small = withTexts(small, files);
  const units = await fewest(small.units, (kept) => stillFails({ ...small, units: kept }), isOpen);
  small = { ...small, units };
  for (const pieces of [/(?<=\n)/, /(?<=[\s,{}[\]()])/, ""] as const) {
    for (const path of Object.keys(small.texts)) {
      const text = small.texts[path];
      if (typeof text !== "string") continue;
      const having = (kept: readonly string[]): Case => ({
        ...small,
        texts: { ...small.texts, [path]: kept.join("") },
      });
      small = having(await fewest(text.split(pieces), (kept) => stillFails(having(kept)), isOpen));
    }
  }
  return small;
}

/**
 * The fewest items that pass, found by leaving out half of them, then quarters, down to single ones: the delta debugging
 * of https://www.debuggingbook.org/html/DeltaDebugger.html. All items pass.
 */
export async function fewest<T>(
  items: readonly T[],
  passes: (kept: readonly T[]) => Promise<boolean>,
  isOpen: () => boolean = () => true,
): Promise<readonly T[]> {
  let kept = items;
  for (let size = Math.ceil(items.length / 2); size >= 1 && isOpen(); size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = kept.length - size; at > -size && isOpen(); at -= size) {
      const without = kept.toSpliced(Math.max(0, at), size + Math.min(0, at));
      if (without.length < kept.length && (await passes(without))) kept = without;
    }
  }
  return kept;
}
