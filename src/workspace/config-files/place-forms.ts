import { formOf } from "./config-schema.js";

/** The options that say where AWS is, for messages: what each of them needs. */
const needs = {
  account: "12 digits",
  region: "a region such as eu-west-1",
  partition: "a partition such as aws or aws-cn",
} as const;

/** What an option needs, in words that follow "needs" or "must be", and whether a value has that form. */
export function placeForm(option: keyof typeof needs): {
  readonly words: string;
  readonly fits: (value: unknown) => boolean;
} {
  return {
    words: needs[option],
    // eslint-disable-next-line no-restricted-syntax -- The patterns are those of the config schema.
    fits: (value) => typeof value === "string" && new RegExp(formOf[option]).test(value),
  };
}
