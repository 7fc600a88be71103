import { lazily } from "../../../../source/index.js";

/** Making it takes longer than reading most modules. */
const segmenter = lazily(() => new Intl.Segmenter());

/** Longer texts are not divided into characters: that takes some kilobytes for each. */
const maximumLength = 10_000;

/** The characters of a text as Terraform counts them: grapheme clusters. `undefined`: the text is too long. */
export function charactersOf(text: string): readonly string[] | undefined {
  if (text.length > maximumLength) return undefined;
  return [...segmenter().segment(text)].map(({ segment }) => segment);
}
