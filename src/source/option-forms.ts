import { listed } from "./listed.js";
import { didYouMean } from "./nearest-name.js";
import { classOf, isDate, isMapping, oddValue } from "./plain-data.js";

/** Whether a value is right for an option, and what is, in words that follow "must be". */
export interface OptionForm {
  readonly fits: (value: unknown) => boolean;
  readonly words: string;
  /** The part of a value of the right kind that is wrong, with what a message calls it. */
  readonly wrongPart?: (value: unknown) => WrongPart | undefined;
}

type WrongPart = readonly [name: string, value: unknown];

export type OptionForms = Readonly<Record<string, OptionForm>>;

const text: OptionForm = { fits: isText, words: "a text" };
const texts: OptionForm = { fits: isTexts, words: "a list of texts", wrongPart: itemThatIsNoText };

/** The forms that options of several functions have. */
export const optionForms = {
  text,
  texts,
  fileName: { fits: (value) => isText(value) && value !== "", words: "the name of a file" },
  truth: { fits: (value) => typeof value === "boolean", words: "true or false" },
  textOrTexts: {
    fits: (value) => isText(value) || isTexts(value),
    words: "a text or a list of texts",
    wrongPart: itemThatIsNoText,
  },
  textByName: { fits: isTextByName, words: "an object with a text for each name", wrongPart: valueThatIsNoText },
  config: { fits: (value) => value === false || (isText(value) && value !== ""), words: "a path, or false" },
  rules: { fits: isPlain, words: "an object with a severity for each name", wrongPart: oddPart },
  settings: { fits: isPlain, words: "an object with a value for each name", wrongPart: oddPart },
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
  for (const option of namesIn(given))
    if (!Object.hasOwn(forms, option))
      throw new TypeError(`${name} has no option "${option}".${didYouMean(option, Object.keys(forms))}`);
  // Each is read as it will be: one that comes from a prototype counts, too.
  for (const [option, form] of Object.entries(forms)) {
    const value: unknown = Reflect.get(given, option);
    if (value !== undefined && !form.fits(value))
      throw new TypeError(
        `The option "${option}" of ${name} must be ${form.words}, but ${wrongIn(value, form, "is")}.`,
      );
  }
}

/** The names of all entries, also of those that an object made from another one has of that. */
function namesIn(value: object): readonly string[] {
  const above: unknown = Object.getPrototypeOf(value);
  const inherited = typeof above === "object" && above !== null ? namesIn(above) : [];
  return [...Object.keys(value), ...inherited];
}

/** What is wrong with a value: the value itself, or a part of it. `verb`: is, or are. */
export function wrongIn(value: unknown, { wrongPart }: OptionForm, verb: "are" | "is"): string {
  const part = wrongPart?.(value);
  return part ? `${part[0]} is ${shownValue(part[1])}` : `${verb} ${shownValue(value)}`;
}

/** A list may have gaps. */
function itemThatIsNoText(value: unknown): WrongPart | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = Array.from(value, (item: unknown, index) => [`item ${String(index + 1)}`, item] as const);
  return items.find(([, item]) => !isText(item));
}

function valueThatIsNoText(value: unknown): WrongPart | undefined {
  const wrong = isMapping(value) ? Object.entries(value).find(([, item]) => !isText(item)) : undefined;
  return wrong && [JSON.stringify(wrong[0]), wrong[1]];
}

function isPlain(value: unknown): boolean {
  return isMapping(value) && oddValue(value) === undefined;
}

/** A config is data. What no config could hold, such as a function, would count as absent. */
function oddPart(value: unknown): WrongPart | undefined {
  const odd = isMapping(value) ? oddValue(value) : undefined;
  return odd && [JSON.stringify(odd.path.join(".")), odd.value];
}

/** The most that is shown of a text. */
const shownLength = 50;

/** A value in a message. Of a long text the beginning is shown: it may have been given in place of a path. */
export function shownValue(value: unknown): string {
  if (typeof value === "string")
    return JSON.stringify(value.length > shownLength ? `${value.slice(0, shownLength - 1)}…` : value);
  if (value === null || ["boolean", "number"].includes(typeof value)) return String(value);
  if (Array.isArray(value)) return "a list";
  if (isDate(value) && Number.isNaN(value.getTime())) return "an invalid date";
  return `of the type ${typeof value === "object" && !isMapping(value) ? classOf(value) : typeof value}`;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && Array.from(value).every(isText);
}

function isTextByName(value: unknown): boolean {
  return isMapping(value) && Object.values(value).every(isText);
}
