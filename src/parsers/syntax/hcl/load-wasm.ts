/** Loads the bytes of a wasm file of the package. It is only called to parse HCL. */
export type LoadWasm = (name: "web-tree-sitter" | "tree-sitter-hcl" | "hcl2json") => Promise<Uint8Array>;
