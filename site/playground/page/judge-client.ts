import type { Answer, Question, WasmBytes, WasmRequest } from "../protocol.js";
import { unpacked } from "./packed.js";

/** What a text may take. Usual ones take a tenth of a second. */
const timeLimit = 10_000;

/** Asks the worker, one question after the other. */
export interface JudgeClient {
  ask(question: Question): Promise<Answer>;
}

/**
 * The worker is started from a text in the page, so that the page is one file. If it does not answer in time, another
 * one takes its place.
 */
export function judgeClient(program: Promise<Blob>): JudgeClient {
  const address = program.then((blob) => URL.createObjectURL(blob));
  let worker = address.then(started);
  let last: Promise<unknown> = Promise.resolve();
  const replace = (old: Worker): void => {
    old.terminate();
    worker = address.then(started);
  };
  return {
    ask(question) {
      const answered = last.then(async (): Promise<Answer> => {
        try {
          const current = await worker;
          return await answerOf(current, question, () => replace(current));
        } catch (error) {
          return { kind: "failed", message: `dmslint could not be started: ${String(error)}` };
        }
      });
      last = answered;
      return answered;
    },
  };
}

/** A worker that is ready: what it takes to load is not a part of what a text takes. */
function started(address: string): Promise<Worker> {
  return new Promise((done, fail) => {
    const worker = new Worker(address);
    worker.addEventListener("message", ({ data }: MessageEvent<Answer | WasmRequest | "ready">) => {
      if (data !== "ready" && data.kind === "wasm") void sendWasm(worker, data);
    });
    worker.addEventListener("message", () => done(worker), { once: true });
    worker.addEventListener("error", ({ message }) => fail(new Error(message)), { once: true });
  });
}

async function sendWasm(worker: Worker, { wasm }: WasmRequest): Promise<void> {
  const bytes = new Uint8Array(await (await unpacked(wasm)).arrayBuffer());
  worker.postMessage({ wasm, bytes } satisfies WasmBytes, [bytes.buffer]);
}

function answerOf(worker: Worker, question: Question, end: () => void): Promise<Answer> {
  return new Promise((done) => {
    const finish = (answer: Answer): void => {
      clearTimeout(timer);
      worker.removeEventListener("message", heard);
      worker.removeEventListener("error", failed);
      done(answer);
    };
    const heard = ({ data }: MessageEvent<Answer | WasmRequest>): void => {
      if (data.kind !== "wasm") finish(data);
    };
    const failed = ({ message }: ErrorEvent): void => {
      end();
      finish({ kind: "failed", message });
    };
    const timer = setTimeout(() => {
      end();
      const seconds = String(timeLimit / 1000);
      finish({ kind: "failed", message: `dmslint was stopped: it did not finish within ${seconds} seconds.` });
    }, timeLimit);
    worker.addEventListener("message", heard);
    worker.addEventListener("error", failed);
    worker.postMessage(question);
  });
}
