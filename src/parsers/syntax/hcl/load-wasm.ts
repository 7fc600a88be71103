/** Returns the bytes of a shipped wasm file; called only to read HCL. */
export type LoadWasm = (name: "web-tree-sitter" | "tree-sitter-hcl" | "hcl2json") => Promise<Uint8Array>;
