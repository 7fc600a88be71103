import { groupBy, identityOf, literalOf, type Text } from "../../rule-kit/index.js";

/** Finds the few of many texts that can cover a text at all: lists of actions and of statements can be long. */
export interface CoverIndex<T> {
  /** The values whose text is the same, or has wildcards and begins as this one, as far as it is known. */
  readonly candidates: (text: Text) => readonly T[];
}

interface Indexed<T> {
  readonly value: T;
  readonly text: string;
  /** The text before the first wildcard; `undefined` if there is none, so that it covers only itself. */
  readonly start: string | undefined;
}

export function coverIndex<T>(values: readonly T[], textsOf: (value: T) => readonly Text[]): CoverIndex<T> {
  const all = values.flatMap((value) => textsOf(value).map((text) => indexed(value, text)));
  const byText = groupBy(all, ({ text }) => text);
  const byStart = groupBy(all, ({ start }) => start);
  const lengths = [...new Set([...byStart.keys()].map(({ length }) => length))];
  return {
    candidates: (written) => {
      const text = lower(written);
      const patterns =
        literalOf(written) === undefined
          ? [...byStart.values()]
          : lengths.map((length) => byStart.get(text.slice(0, length)) ?? []);
      return [...new Set([byText.get(text) ?? [], ...patterns].flat().map(({ value }) => value))];
    },
  };
}

function indexed<T>(value: T, written: Text): Indexed<T> {
  const text = lower(written);
  const wildcard = text.search(/[*?]/);
  return { value, text, start: wildcard < 0 ? undefined : text.slice(0, wildcard) };
}

function lower(text: Text): string {
  return identityOf(text).toLowerCase();
}
