export { defaultFormat, format, formatNames, loadFormatter, showsEdits } from "./format.js";
export type { FormatContext, RuleInfo } from "./formatter.js";
