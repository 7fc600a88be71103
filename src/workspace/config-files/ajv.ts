// Load Ajv through this module: `import("./ajv.js")`. If the bundler makes a chunk of the CommonJS package itself, the
// package loses its named exports.
export { Ajv } from "ajv";
export { Ajv2020 } from "ajv/dist/2020.js";
