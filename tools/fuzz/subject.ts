import { fork, type ChildProcess } from "node:child_process";
import { failed, type Failure } from "./failure.js";

/** A process that answers one question after the other; one that does not answer in time is killed. */
export interface Subject<Question, Answer> {
  /** The answer, or why there is none. The next question is asked of a new process then. */
  ask(question: Question, milliseconds: number): Promise<Answer | Failure>;
  end(): void;
}

/** The script says `ready` when it can take a question. It is started by the first one. */
export function subjectOf<Question, Answer>(script: string, args: readonly string[]): Subject<Question, Answer> {
  let running: Running | undefined;
  return {
    async ask(question, milliseconds) {
      running ??= start(script, args);
      const answer = await askOnce<Answer>(running, { question }, milliseconds);
      if (!running.isAlive) running = undefined;
      return answer;
    },
    end: () => running?.child.kill("SIGKILL"),
  };
}

interface Running {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  /** The end of what it wrote to stderr. */
  last: string;
  isAlive: boolean;
}

async function askOnce<Answer>(running: Running, message: object, milliseconds: number): Promise<Answer | Failure> {
  const { child } = running;
  await running.ready;
  return new Promise((resolve) => {
    const settle = (answer: Answer | Failure): void => {
      clearTimeout(timer);
      child.off("message", settle).off("close", onClose);
      resolve(answer);
    };
    const onClose = (code: number | null, signal: string | null): void => {
      running.isAlive = false;
      const why = running.last.includes("out of memory") ? "out of memory" : String(signal ?? code);
      settle(failed("crash", `the process ended: ${why}`, running.last));
    };
    const timer = setTimeout(() => {
      running.isAlive = false;
      child.kill("SIGKILL");
      settle(failed("hang", "no answer in time", `no answer after ${String(milliseconds)} ms`));
    }, milliseconds);
    child.on("message", settle).on("close", onClose);
    if (running.isAlive) child.send(message);
    else onClose(child.exitCode, child.signalCode);
  });
}

/** Memory of a process in megabytes; one that needs more crashes, and is reported. */
const memory = 1500;

function start(script: string, args: readonly string[]): Running {
  const execArgv = ["--import", import.meta.resolve("tsx"), `--max-old-space-size=${String(memory)}`];
  const child = fork(script, args, { execArgv, stdio: ["ignore", "ignore", "pipe", "ipc"] });
  const ready = new Promise<void>((resolve) => {
    child.once("message", () => {
      resolve();
    });
    child.once("close", () => {
      running.isAlive = false;
      resolve();
    });
  });
  const running: Running = { child, ready, last: "", isAlive: true };
  child.stderr?.on("data", (chunk: Buffer) => {
    running.last = (running.last + chunk.toString()).slice(-4000);
  });
  // A question to a process that has just ended; its end is told by `close`.
  child.on("error", () => undefined);
  return running;
}
