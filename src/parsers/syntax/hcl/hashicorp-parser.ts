import type { LoadWasm } from "./load-wasm.js";

/**
 * The result of HashiCorp's own parser for a text: its values or its diagnostics. If the parser crashed, there are no
 * diagnostics.
 */
export type HashicorpResult =
  | { readonly accepts: true; readonly values: unknown }
  | { readonly accepts: false; readonly diagnostics: readonly HashicorpDiagnostic[] };

/** A diagnostic. Lines and columns start at 1, and columns count grapheme clusters. */
export interface HashicorpDiagnostic {
  readonly message: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

type Callback = (error: string | null, ...results: string[]) => void;

interface Bridge {
  readonly parse?: (name: string, text: string, done: Callback) => void;
}

/** The global objects that the Go project's `wasm_exec.js` uses, and the part of WebAssembly that is needed here. */
interface GoGlobals {
  Go?: new () => { readonly importObject: unknown; run(instance: unknown): Promise<void> };
  readonly WebAssembly: { instantiate(bytes: Uint8Array, imports: unknown): Promise<{ readonly instance: unknown }> };
  __parse_terraform_config_wasm__?: Bridge;
}

export type HashicorpParser = (text: string) => Promise<HashicorpResult>;

/** Calls HashiCorp's parser. It is started at the first call, and again after a text on which it crashed. */
export function hashicorpParser(loadWasm: LoadWasm): HashicorpParser {
  let running: Promise<HashicorpParser> | undefined;
  return async (text) => {
    running ??= startOpinion(loadWasm);
    const hashicorp = await running;
    try {
      return await hashicorp(text);
    } catch (error) {
      // The text is nested so deeply that the stack overflows. The Go program cannot continue after that.
      if (!(error instanceof RangeError) && !isTrap(error)) throw error;
      running = undefined;
      return { accepts: false, diagnostics: [] };
    }
  };
}

function isTrap(error: unknown): boolean {
  return error instanceof Error && error.name === "RuntimeError";
}

/** Starts HashiCorp's parser. This takes a third of a second. */
async function startOpinion(loadWasm: LoadWasm): Promise<HashicorpParser> {
  // These names come from Go, and no types declare them.
  const globals = globalThis as unknown as GoGlobals;
  await import("@cdktf/hcl2json/wasm/bridge_wasm_exec.js");
  if (!globals.Go) throw new Error("the Go runtime of hcl2json was not loaded");
  const go = new globals.Go();
  const bridge: Bridge = {};
  globals.__parse_terraform_config_wasm__ = bridge;
  const bytes = new Uint8Array(await loadWasm("hcl2json"));
  const { instance } = await globals.WebAssembly.instantiate(bytes, go.importObject);
  // The Go program waits for calls forever, so its promise never settles.
  void go.run(instance);
  for (let turn = 0; turn < 1000 && !bridge.parse; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
  const { parse } = bridge;
  if (!parse) throw new Error("hcl2json did not start");
  return (text) =>
    new Promise((resolve) => {
      parse(fileName, text, (error, result) => {
        resolve(
          error === null || error === "" ? accepted(result) : { accepts: false, diagnostics: diagnosticsOf(error) },
        );
      });
    });
}

function accepted(result: string | undefined): HashicorpResult {
  const values: unknown = JSON.parse(result ?? "{}");
  return { accepts: true, values };
}

/** The file name for all texts. The position of each diagnostic begins with it. */
const fileName = "text.tf";

/** Parses an error like `parse config: [text.tf:1,5-2,1: Invalid expression; Expected … text.tf:3,1-2: …]`. */
function diagnosticsOf(error: string): HashicorpDiagnostic[] {
  const range = /text\.tf:(\d+),(\d+)-(?:(\d+),)?(\d+): /g;
  const found = [...error.matchAll(range)];
  if (found.length === 0) {
    const start = { line: 1, column: 1 };
    return [{ message: error, start, end: start }];
  }
  return found.map((match, index) => {
    const end = found[index + 1]?.index ?? error.length;
    const message = error
      .slice(match.index + match[0].length, end)
      .trimEnd()
      .replace(/\]$/, "");
    const line = Number(match[1]);
    return {
      message: message.replaceAll(fileName, "this file"),
      start: { line, column: Number(match[2]) },
      end: { line: Number(match[3] ?? line), column: Number(match[4]) },
    };
  });
}
