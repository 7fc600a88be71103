export * from "./compiled-code.js";
export * from "./inlining.js";
