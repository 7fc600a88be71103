import { patternIndex } from "../../iam/index.js";
import { identityOf, literalOf, type Text } from "../../rule-kit/index.js";

/** Finds the few of many texts that can cover a text at all: lists of actions and of statements can be long. */
export interface CoverIndex<T> {
  readonly candidates: (text: Text) => readonly T[];
}

export function coverIndex<T>(values: readonly T[], textsOf: (value: T) => readonly Text[]): CoverIndex<T> {
  const index = patternIndex(values, (value) => textsOf(value).map(keyOf));
  return {
    candidates: (text) => {
      const found = index.candidates(keyOf(text));
      return literalOf(text) === undefined ? [...new Set([...found, ...index.withWildcards])] : found;
    },
  };
}

/** A text that is not fully known covers only an equal one, so its wildcards are none. */
function keyOf(text: Text): string {
  const key = identityOf(text).toLowerCase();
  return literalOf(text) === undefined ? key.replace(/[*?]/g, "\u0003") : key;
}
