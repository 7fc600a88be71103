import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Files } from "../bombs/bomb.js";
import { writeFiles } from "../bombs/write-files.js";

/** How often each piece of code ran in one lint: a function, or a branch or loop of one. */
export type CallCounts = ReadonlyMap<string, Piece>;

export interface Piece {
  readonly functionName: string;
  /** Where the function and the piece begin in the text of the program. */
  readonly functionStart: number;
  readonly start: number;
  readonly count: number;
}

interface Answer {
  readonly status: number;
  readonly counts: readonly (readonly [functionName: string, functionStart: number, start: number, count: number])[];
}

export interface CountingProcess {
  readonly lint: (files: Files, args: readonly string[]) => Promise<CallCounts>;
  readonly end: () => void;
}

/** A process that lints with the script of the built program, and counts. */
export function countingProcess(program: string): CountingProcess {
  const child = fork(fileURLToPath(new URL("lint-counted.cjs", import.meta.url)), [program], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    execArgv: ["--no-opt"],
  });
  let said = "";
  child.stderr?.on("data", (part: Buffer) => (said += part.toString()));
  return {
    lint: async (files, args) => {
      said = "";
      const folder = mkdtempSync(join(tmpdir(), "dmslint-squares-"));
      try {
        writeFiles(folder, files);
        const { counts, status } = await answerOf(child, { args, folder }, () => said);
        if (status > 1) throw new Error(`dmslint ended with ${String(status)}: ${said}`);
        if (counts.length === 0) throw new Error("V8 has counted nothing");
        return new Map(
          counts.map(([functionName, functionStart, start, count]) => [
            `${String(functionStart)} ${String(start)}`,
            { functionName, functionStart, start, count },
          ]),
        );
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    end: () => child.kill(),
  };
}

function answerOf(child: ChildProcess, asked: object, said: () => string): Promise<Answer> {
  return new Promise((done, fail) => {
    const onExit = (): void => fail(new Error(`The process that counts has ended: ${said()}`));
    child.once("exit", onExit);
    child.once("message", (answer: Answer) => {
      child.off("exit", onExit);
      done(answer);
    });
    child.send(asked);
  });
}
