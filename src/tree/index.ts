export * from "./formula.js";
export * from "./nodes.js";
export * from "./read.js";
