import { presetNames } from "../presets/index.js";
import { didYouMean, listed } from "../source/index.js";

/** Whether a value is right for an option, and what is, in words that follow "must be". */
interface OptionForm {
  readonly fits: (value: unknown) => boolean;
  readonly words: string;
}

const text: OptionForm = { fits: (value) => typeof value === "string", words: "a text" };
const truth: OptionForm = { fits: (value) => typeof value === "boolean", words: "true or false" };
const texts: OptionForm = { fits: isTexts, words: "a list of texts" };

function oneOf(...values: readonly unknown[]): OptionForm {
  const words = listed(
    values.map((value) => JSON.stringify(value)),
    "or",
  );
  return { fits: (value) => values.includes(value), words };
}

const reading = {
  cwd: text,
  config: { fits: (value: unknown) => value === false || typeof value === "string", words: "a path, or false" },
  plugins: truth,
  policyType: oneOf("identity", "trust", "resource", "boundary", "scp", "rcp"),
  parameters: { fits: isTextByName, words: "an object with a text for each name" },
  region: text,
  account: text,
  partition: text,
};

/** The options of each function of the library. */
const options = {
  lintFiles: {
    ...reading,
    preset: oneOf(...presetNames),
    rules: { fits: isMapping, words: "an object with a severity for each name" },
    inlineConfig: truth,
    fix: oneOf(true, false, "suggestions"),
    accountData: texts,
  },
  leastPolicy: {
    ...reading,
    caller: oneOf("iac", "console", "operator"),
    for: { fits: (value: unknown) => text.fits(value) || isTexts(value), words: "a text or a list of texts" },
  },
};

const forms: Readonly<Record<LibraryFunction, Readonly<Record<string, OptionForm>>>> = {
  ...options,
  lintText: { ...options.lintFiles, filePath: text },
};

type LibraryFunction = "leastPolicy" | "lintFiles" | "lintText";

/** Programs without types may give options that do not exist, or values of another type. Throws for the first one. */
export function checkOptions(name: LibraryFunction, given: unknown): void {
  if (!isMapping(given)) throw new TypeError(`The options of ${name} must be an object.`);
  const known = new Map(Object.entries(forms[name]));
  for (const [option, value] of Object.entries(given)) {
    const form = known.get(option);
    if (!form) throw new TypeError(`${name} has no option "${option}".${didYouMean(option, known.keys())}`);
    if (value !== undefined && !form.fits(value))
      throw new TypeError(`The option "${option}" of ${name} must be ${form.words}, but is ${shown(value)}.`);
  }
}

/** Throws if a value is not a path or a list of paths. */
export function checkPaths(name: LibraryFunction, given: unknown): void {
  if (typeof given !== "string" && !isTexts(given))
    throw new TypeError(`The paths of ${name} must be a text or a list of texts, but are ${shown(given)}.`);
}

/** Throws if a value is not a text. */
export function checkText(name: LibraryFunction, given: unknown): void {
  if (typeof given !== "string") throw new TypeError(`The text of ${name} must be a text, but is ${shown(given)}.`);
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

/** A value in a message. A long one is told by its type: it may be a text that was given in place of a path. */
function shown(value: unknown): string {
  const isShort =
    value === null || ["boolean", "number"].includes(typeof value) || (typeof value === "string" && value.length < 50);
  return isShort ? JSON.stringify(value) : Array.isArray(value) ? "a list" : `of the type ${typeof value}`;
}
