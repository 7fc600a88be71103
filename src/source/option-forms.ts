import { listed } from "./listed.js";
import { didYouMean } from "./nearest-name.js";

/** Whether a value is right for an option, and what is, in words that follow "must be". */
export interface OptionForm {
  readonly fits: (value: unknown) => boolean;
  readonly words: string;
  /** Whether a value has the right kind, so that it is one of its items that is wrong. */
  readonly holds?: (value: unknown) => value is object;
}

export type OptionForms = Readonly<Record<string, OptionForm>>;

const text: OptionForm = { fits: isText, words: "a text" };
const texts: OptionForm = { fits: isTexts, words: "a list of texts", holds: isList };

/** The forms that options of several functions have. */
export const optionForms = {
  text,
  texts,
  fileName: { fits: (value) => isText(value) && value !== "", words: "the name of a file" },
  truth: { fits: (value) => typeof value === "boolean", words: "true or false" },
  textOrTexts: {
    fits: (value) => isText(value) || isTexts(value),
    words: "a text or a list of texts",
    holds: isList,
  },
  textByName: { fits: isTextByName, words: "an object with a text for each name", holds: isMapping },
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
      throw new TypeError(
        `The option "${option}" of ${name} must be ${form.words}, but ${wrongIn(value, form, "is")}.`,
      );
  }
}

/** What is wrong with a value: the value itself, or the first of its items that is no text. `verb`: is, or are. */
export function wrongIn(value: unknown, { holds }: OptionForm, verb: "are" | "is"): string {
  const wrong = holds?.(value) === true ? itemsOf(value).find(([, item]) => !isText(item)) : undefined;
  return wrong ? `${wrong[0]} is ${shownValue(wrong[1])}` : `${verb} ${shownValue(value)}`;
}

/** The items of a list or an object, each with what a message calls it. A list may have gaps. */
function itemsOf(value: object): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value))
    return Array.from(value, (item: unknown, index) => [`item ${String(index + 1)}`, item] as const);
  return Object.entries(value).map(([name, item]) => [JSON.stringify(name), item] as const);
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

/**
 * Whether a value is an object with entries. Those of a `Map`, a `Set` or a list are no properties, so it would count as empty.
 * Objects of another realm, such as those of a test in Jest, have another prototype, and a module has none.
 */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !(Symbol.iterator in value) && !isDate(value);
}

/** Whether a value is a date, of whatever realm. */
export function isDate(value: unknown): value is Date {
  return classOf(value) === "Date";
}

/** The name of a built-in class, such as `Map`, `Date` or `Array`. `Object`: a plain object, or one of a class of the user. */
function classOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isList(value: unknown): value is object {
  return Array.isArray(value);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && Array.from(value).every(isText);
}

function isTextByName(value: unknown): boolean {
  return isMapping(value) && Object.values(value).every(isText);
}
