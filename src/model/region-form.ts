/**
 * What the name of a region is like, as a part of a regular expression: `eu-west-1`, `us-gov-east-1`, `eusc-de-east-1`. AWS adds
 * regions, so what has this form may exist.
 */
export const regionForm = String.raw`[a-z]{2,4}(?:-[a-z]+)+-\d+`;

const whole = new RegExp(`^${regionForm}$`);

/** Whether a text has the form of a region: whether there is such a region is another question. */
export function hasRegionForm(text: string): boolean {
  return whole.test(text);
}
