import { presetNames } from "../presets/index.js";
import { checkOptionForms, oneOf, optionForms, shownValue, type OptionForms } from "../source/index.js";

const { config, rules, settings, text, textByName, textOrTexts, texts, truth } = optionForms;

const reading = {
  cwd: text,
  config,
  plugins: truth,
  policyType: oneOf("identity", "trust", "resource", "boundary", "scp", "rcp"),
  parameters: textByName,
  region: text,
  account: text,
  partition: text,
};

/** The options of each function of the library. */
const options = {
  lintFiles: {
    ...reading,
    preset: oneOf(...presetNames),
    rules,
    settings,
    inlineConfig: truth,
    fix: oneOf(true, false, "suggestions"),
    accountData: texts,
  },
  leastPolicy: { ...reading, caller: oneOf("iac", "console", "operator"), for: textOrTexts },
};

const forms: Readonly<Record<LibraryFunction, OptionForms>> = {
  ...options,
  lintText: { ...options.lintFiles, filePath: text },
};

type LibraryFunction = "leastPolicy" | "lintFiles" | "lintText";

/** Throws if an option does not exist or has another type. */
export function checkOptions(name: LibraryFunction, given: unknown): void {
  checkOptionForms(name, forms[name], given);
}

/** Throws if a value is not a path or a list of paths. */
export function checkPaths(name: LibraryFunction, given: unknown): void {
  if (!textOrTexts.fits(given))
    throw new TypeError(`The paths of ${name} must be a text or a list of texts, but are ${shownValue(given)}.`);
}

/** Throws if a value is not a text. */
export function checkText(name: LibraryFunction, given: unknown): void {
  if (!text.fits(given)) throw new TypeError(`The text of ${name} must be a text, but is ${shownValue(given)}.`);
}
