/**
 * Whether a text has the form of a region: `eu-west-1`, `us-gov-east-1`, `eusc-de-east-1`. AWS adds regions, so whether there is
 * such a region is another question.
 */
export function hasRegionForm(text: string): boolean {
  return /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/.test(text);
}
