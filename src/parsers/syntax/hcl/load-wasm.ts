/** Gives the bytes of a shipped wasm file; only what reads HCL asks for it. */
export type LoadWasm = (name: "web-tree-sitter" | "tree-sitter-hcl" | "hcl2json") => Promise<Uint8Array>;
