export * from "./edit-distance.js";
export * from "./failure.js";
export * from "./listed.js";
export * from "./location.js";
export * from "./own-value.js";
export * from "./sole.js";
export * from "./source-file.js";
export type * from "./syntax.js";
export * from "./text-edit.js";
