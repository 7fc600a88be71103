export * from "./formula.js";
export * from "./inner-nodes.js";
export type * from "./nodes.js";
export * from "./offset-map.js";
export * from "./origins.js";
export * from "./plain-text.js";
export * from "./read.js";
export * from "./ruled-out.js";
export * from "./satisfiability.js";
