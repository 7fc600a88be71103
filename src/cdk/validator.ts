import { version } from "../disk/index.js";
import { presets } from "../presets/index.js";
import { sole } from "../source/index.js";
import { lintInProcess } from "./lint-in-process.js";
import type { ValidatedStack, ValidationContext, ValidationReport } from "./plugin-types.js";
import { checkValidatorOptions, type DmslintValidatorOptions } from "./validator-options.js";

/** A validation plugin for aws-cdk-lib: lints the templates of an app when they are synthesized. */
export class DmslintValidator {
  readonly name = "dmslint";
  readonly version = version();
  /** The built-in rules. */
  readonly ruleIds = Object.keys(presets.all);
  private readonly options: DmslintValidatorOptions;

  constructor(options: DmslintValidatorOptions = {}) {
    checkValidatorOptions(options);
    this.options = options;
  }

  /** aws-cdk-lib calls this once, with the templates of all stacks. */
  validate({ stackTemplates = [], templatePaths }: ValidationContext): ValidationReport {
    const { failOn = "error", ...options } = this.options;
    const violations = lintInProcess({
      templatePaths: [...new Set(templatePaths)],
      stackPaths: stackTemplates.map(({ stackConstructPath, templatePath }) => [templatePath, stackConstructPath]),
      options: { ...options, ...placeOf(stackTemplates) },
    });
    const success =
      failOn === "error" ? violations.every(({ severity }) => severity === "warning") : violations.length === 0;
    return { success, violations, pluginVersion: this.version };
  }
}

/** The account and the region of the stacks, if all of them say the same. A run has one. */
function placeOf(stacks: readonly ValidatedStack[]): { readonly account?: string; readonly region?: string } {
  const account = sole([...new Set(stacks.map(({ accountId }) => accountId))]);
  const region = sole([...new Set(stacks.map((stack) => stack.region))]);
  return { ...(account !== undefined && { account }), ...(region !== undefined && { region }) };
}
