export { format, formatNames, loadFormatter } from "./format.js";
export type { FormatContext, Formatter, RuleInfo } from "./formatter.js";
