import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { promisify } from "node:util";

export type WasmName = "web-tree-sitter" | "tree-sitter-hcl" | "hcl2json";

/** The wasm file of each package. The build copies it from `packaged` to `bundled` in dist/. */
const files: Readonly<Record<WasmName, { readonly bundled: string; readonly packaged: string }>> = {
  "web-tree-sitter": { bundled: "web-tree-sitter.wasm", packaged: "web-tree-sitter/web-tree-sitter.wasm" },
  "tree-sitter-hcl": {
    bundled: "tree-sitter-hcl.wasm",
    packaged: "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm",
  },
  hcl2json: { bundled: "hcl2json.wasm.gz", packaged: "@cdktf/hcl2json/main.wasm.gz" },
};

/**
 * The bytes of a wasm module. They are read from the folder of the bundle, or from node_modules if the sources run
 * without a bundle.
 */
export async function loadWasm(name: WasmName): Promise<Uint8Array> {
  const { bundled, packaged } = files[name];
  const bytes =
    readIfThere(new URL(`./${bundled}`, import.meta.url)) ??
    readFileSync(createRequire(import.meta.url).resolve(packaged));
  if (!bundled.endsWith(".gz")) return bytes;
  const { gunzip } = await import("node:zlib");
  return promisify(gunzip)(bytes);
}

function readIfThere(file: URL): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
