export * from "./failure.js";
export * from "./location.js";
export * from "./source-file.js";
export type * from "./syntax.js";
export * from "./text-edit.js";
