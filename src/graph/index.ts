export type { PermissionGraph } from "./graph.js";
export { permissionGraph } from "./permission-graph.js";
export type { GraphUnit } from "./scene.js";
export { graphPart } from "./output/page.js";
export { mermaidLimits } from "./output/mermaid.js";
export { outputEndings, outputNames, writeGraph, type OutputName } from "./output/outputs.js";
