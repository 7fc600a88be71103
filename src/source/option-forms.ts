import { listed } from "./listed.js";
import { didYouMean } from "./nearest-name.js";

/** Whether a value is right for an option, and what is, in words that follow "must be". */
export interface OptionForm {
  readonly fits: (value: unknown) => boolean;
  readonly words: string;
}

export type OptionForms = Readonly<Record<string, OptionForm>>;

const text: OptionForm = { fits: (value) => typeof value === "string", words: "a text" };
const texts: OptionForm = { fits: isTexts, words: "a list of texts" };

/** The forms that options of several functions have. */
export const optionForms = {
  text,
  texts,
  truth: { fits: (value) => typeof value === "boolean", words: "true or false" },
  textOrTexts: { fits: (value) => text.fits(value) || isTexts(value), words: "a text or a list of texts" },
  textByName: { fits: isTextByName, words: "an object with a text for each name" },
  config: { fits: (value) => value === false || text.fits(value), words: "a path, or false" },
  rules: { fits: isMapping, words: "an object with a severity for each name" },
  settings: { fits: isMapping, words: "an object with a value for each name" },
} as const satisfies OptionForms;

export function oneOf(...values: readonly unknown[]): OptionForm {
  const words = listed(
    values.map((value) => JSON.stringify(value)),
    "or",
  );
  return { fits: (value) => values.includes(value), words };
}

/**
 * Programs without types may give options that do not exist, or values of another type. Throws for the first one. `name` is
 * what takes the options.
 */
export function checkOptionForms(name: string, forms: OptionForms, given: unknown): void {
  if (!isMapping(given)) throw new TypeError(`The options of ${name} must be an object.`);
  const known = new Map(Object.entries(forms));
  for (const [option, value] of Object.entries(given)) {
    const form = known.get(option);
    if (!form) throw new TypeError(`${name} has no option "${option}".${didYouMean(option, known.keys())}`);
    if (value !== undefined && !form.fits(value))
      throw new TypeError(`The option "${option}" of ${name} must be ${form.words}, but is ${shownValue(value)}.`);
  }
}

/** The most that is shown of a text. */
const shownLength = 50;

/** A value in a message. Of a long text the beginning is shown: it may have been given in place of a path. */
export function shownValue(value: unknown): string {
  if (typeof value === "string")
    return JSON.stringify(value.length > shownLength ? `${value.slice(0, shownLength - 1)}…` : value);
  if (value === null || ["boolean", "number"].includes(typeof value)) return JSON.stringify(value);
  return Array.isArray(value) ? "a list" : `of the type ${typeof value}`;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isTextByName(value: unknown): boolean {
  return isMapping(value) && Object.values(value).every((one) => typeof one === "string");
}

function isMapping(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
