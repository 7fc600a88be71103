export { defaultFormat, showsEdits, format, formatNames, loadFormatter, type LoadedFormatter } from "./format.js";
export type { SourceText } from "./excerpt.js";
export type { FormatContext, Formatter, ReportGraph, RuleInfo } from "./formatter.js";
