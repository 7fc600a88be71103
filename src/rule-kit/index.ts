export * from "./define-plugin.js";
export * from "./define-rule.js";
export * from "./fixer.js";
export * from "./message.js";
export type * from "./report.js";
export type * from "./typed-rule.js";
export type * from "./types.js";
export * from "./values.js";
