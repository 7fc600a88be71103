export { format, formatNames, loadFormatter, tellsOfEdits } from "./format.js";
export type { FormatContext, RuleInfo } from "./formatter.js";
