import { patternIndex } from "../../iam/index.js";
import type { Text } from "../../rule-kit/index.js";
import { openId } from "../shared/texts/fixed-values.js";

/** Finds the few of many texts that can cover a text at all: lists of actions and of statements can be long. */
export interface CoverIndex<T> {
  readonly candidates: (text: Text) => readonly T[];
}

export function coverIndex<T>(values: readonly T[], textsOf: (value: T) => readonly Text[]): CoverIndex<T> {
  const index = patternIndex(values, (value) => textsOf(value).map(keyOf));
  return { candidates: (text) => index.candidates(keyOf(text)) };
}

/** What covers a text begins and ends as it does, also in what is written elsewhere: that is only covered by itself. */
function keyOf({ parts }: Text): string {
  const keys = parts.map((part) => {
    const id = openId(part);
    return id === undefined && part.kind === "literal" ? part.text.toLowerCase() : `\u0001${marked(id ?? "")}\u0002`;
  });
  return keys.join("");
}

/** Its wildcards are none. */
function marked(id: string): string {
  return id.replace(/[*?]/g, "\u0003");
}
