export * from "./define-plugin.js";
export * from "./define-rule.js";
export * from "./fixer.js";
export * from "./message.js";
export type * from "./types.js";
export * from "./values.js";
