export * from "./graph.js";
export { permissionGraph } from "./permission-graph.js";
export type { GraphSource, GraphUnit } from "./scene.js";
