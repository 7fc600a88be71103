import { groupBy, partitionPoint } from "../../../../source/index.js";

/** Items that were found, and how many they are. */
export interface FoundItems<T> {
  readonly size: number;
  readonly all: () => readonly T[];
}

/** Indexes items by texts. Finds those whose text begins with another one, or is the beginning of it. */
export function startIndex<T>(items: readonly T[], textOf: (item: T) => string): (text: string) => FoundItems<T> {
  const byText = groupBy(items, textOf);
  const texts = [...byText.keys()].sort();
  const sorted = texts.flatMap((text) => (byText.get(text) ?? []).map((item) => ({ text, item })));
  return (text) => {
    const from = partitionPoint(sorted, (one) => one.text < text);
    const to = partitionPoint(sorted, (one) => one.text < text || one.text.startsWith(text));
    const shorter = Array.from(text.split(""), (_unit, length) => byText.get(text.slice(0, length)) ?? []);
    return {
      size: to - from + shorter.reduce((sum, { length }) => sum + length, 0),
      all: () => [...sorted.slice(from, to).map(({ item }) => item), ...shorter.flat()],
    };
  };
}
