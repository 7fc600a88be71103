const segmenter = new Intl.Segmenter();

/** The characters of a text as Terraform counts them: grapheme clusters. */
export function charactersOf(text: string): readonly string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
