import { presetNames } from "../presets/index.js";
import { checkOptionForms, oneOf, optionForms } from "../source/index.js";

/** The options of `DmslintValidator`. Those that `lintFiles` has too mean the same. */
export interface DmslintValidatorOptions {
  /** Which findings fail the synthesis: errors (the default), or warnings too. */
  readonly failOn?: "error" | "warning";
  /** The path of a config file, or `false` for no config. By default, the nearest config applies. */
  readonly config?: string | false;
  readonly preset?: "recommended" | "strict" | "all";
  /** Rules by name, with a severity, or a severity and options. They win over the config. */
  readonly rules?: Readonly<Record<string, unknown>>;
  /** What a config has under `settings`, such as `existingRoles`. They win over the config. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** `false`: plugins that the config names are not loaded. */
  readonly plugins?: boolean;
  /** `false`: metadata that disables rules has no effect. */
  readonly inlineConfig?: boolean;
}

/** Throws if an option does not exist or has another type. */
export function checkValidatorOptions(given: unknown): void {
  const { config, rules, settings, truth } = optionForms;
  const failOn = oneOf("error", "warning");
  const preset = oneOf(...presetNames);
  const forms = { failOn, config, preset, rules, settings, plugins: truth, inlineConfig: truth };
  checkOptionForms("DmslintValidator", forms, given);
}
