export * from "./compiled-code.js";
export * from "./garbage.js";
export * from "./inlining.js";
export * from "./interpreting.js";
export * from "./young-heap.js";
