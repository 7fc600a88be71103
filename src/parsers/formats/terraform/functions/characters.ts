const segmenter = new Intl.Segmenter();

/** What Terraform counts as the characters of a text: grapheme clusters. */
export function charactersOf(text: string): readonly string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
