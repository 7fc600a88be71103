export { DmslintValidator } from "./validator.js";
export type { DmslintValidatorOptions } from "./validator-options.js";
export type {
  ValidatedStack,
  ValidationContext,
  ValidationReport,
  Violation,
  ViolatingResource,
} from "./plugin-types.js";
