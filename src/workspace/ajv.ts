// Imported lazily, Ajv itself would come out of the bundle without its names: they are lost where a CommonJS package
// becomes a chunk of its own. A module that imports it keeps them.
export { Ajv } from "ajv";
