export { format, formatNames, loadFormatter } from "./format.js";
export type { FormatContext, Formatter } from "./formatter.js";
