/**
 * Stands in place of `bridge_wasm_exec.js` of hcl2json, which starts the Go runtime in Node. In a browser, the runtime
 * needs nothing more. The Go program looks for its bridge in `global`, as Node calls it.
 */
import "@cdktf/hcl2json/wasm/wasm_exec.js";

Object.assign(globalThis, { global: globalThis });
