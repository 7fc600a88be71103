import { statOf } from "../../disk/index.js";
import { presetNames } from "../../presets/index.js";
import { placeForm } from "../config-files/place-forms.js";
import { checkOptionForms, oneOf, optionForms, shownValue, wrongIn, type OptionForms } from "../../source/index.js";

const { config, fileName, rules, settings, text, textByName, textOrTexts, texts, truth } = optionForms;

const reading = {
  cwd: text,
  config,
  plugins: truth,
  policyType: oneOf("identity", "trust", "resource", "boundary", "scp", "rcp"),
  parameters: textByName,
  region: placeForm("region"),
  account: placeForm("account"),
  partition: placeForm("partition"),
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
  lintText: { ...options.lintFiles, filePath: fileName },
};

type LibraryFunction = "leastPolicy" | "lintFiles" | "lintText";

/** Throws if an option does not exist, has another type, or names a folder that is not there. */
export function checkOptions(name: LibraryFunction, given: { readonly cwd?: string }): void {
  checkOptionForms(name, forms[name], given);
  const { cwd } = given;
  if (cwd !== undefined && statOf(cwd)?.isDirectory() !== true)
    throw new Error(`The option "cwd" of ${name} must be a folder, but there is no folder "${cwd}".`);
}

/** Throws if a value is not a path or a list of paths. */
export function checkPaths(name: LibraryFunction, given: unknown): void {
  if (!textOrTexts.fits(given))
    throw new TypeError(
      `The paths of ${name} must be a text or a list of texts, but ${wrongIn(given, textOrTexts, "are")}.`,
    );
}

/** Throws if a value is not a text. */
export function checkText(name: LibraryFunction, given: unknown): void {
  if (!text.fits(given)) throw new TypeError(`The text of ${name} must be a text, but is ${shownValue(given)}.`);
}

/** Throws if a value is neither a path, a list of paths nor a text with its name. */
export function checkSource(name: LibraryFunction, given: unknown): void {
  if (textOrTexts.fits(given)) return;
  const words = `The source of ${name} must be a path, a list of paths, or an object with a text: { text, filePath }`;
  if (typeof given !== "object" || given === null || !("text" in given))
    throw new TypeError(`${words}, but ${wrongIn(given, textOrTexts, "is")}.`);
  if (!text.fits(given.text)) throw new TypeError(`${words}, but its text is ${shownValue(given.text)}.`);
  checkOptionForms(name, { text, filePath: fileName }, given);
}
