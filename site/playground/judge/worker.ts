import type { LoadWasm } from "../../../src/parsers/index.js";
import type { Question, WasmBytes, WasmRequest } from "../protocol.js";
import { answer } from "./answer.js";

/** The wasm files are in the page. They are asked for when the first text needs them. */
const waiting = new Map<string, (bytes: Uint8Array) => void>();
const loadWasm: LoadWasm = (wasm) =>
  new Promise((done) => {
    waiting.set(wasm, done);
    postMessage({ kind: "wasm", wasm } satisfies WasmRequest);
  });

/** The program of the worker. It answers one question after the other. */
addEventListener("message", ({ data }: MessageEvent<Question | WasmBytes>) => {
  if (!("ask" in data)) {
    waiting.get(data.wasm)?.(data.bytes);
    return;
  }
  answer(data, loadWasm).then(
    (done) => postMessage(done),
    (error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      postMessage({ kind: "failed", message });
    },
  );
});
postMessage("ready");
