export * from "./location.js";
export * from "./source-file.js";
export * from "./text-edit.js";
