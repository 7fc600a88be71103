import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { medianOf } from "./median.js";

/** What a run of a program cost: milliseconds and megabytes. Where the system does not tell one, it is not a number. */
export interface Cost {
  /** By the clock, from start to end. */
  readonly wall: number;
  /** Of the processor, in all threads: V8 compiles and collects garbage beside the main one. */
  readonly cpu: number;
  /** Of the processor, in the main thread. */
  readonly main: number;
  /** The most memory that the process held. */
  readonly megabytes: number;
}

/** A program for Node with its arguments, and the folder in which it runs. */
export interface Program {
  readonly args: readonly string[];
  readonly cwd?: string;
}

const exitReport = fileURLToPath(new URL("exit-report.cjs", import.meta.url));

/** Runs a program once. The status 1 of a linter says that it found something. */
export function costOf({ args, cwd }: Program): Cost {
  const start = performance.now();
  const { output, status, stderr } = spawnSync(process.execPath, ["--require", exitReport, ...args], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const wall = performance.now() - start;
  const report = output[3] ?? "";
  if ((status !== 0 && status !== 1) || report === "") {
    throw new Error(`${args.join(" ")} ended with ${String(status)}: ${stderr}`);
  }
  const told = JSON.parse(report) as Partial<Cost>;
  return { cpu: Number.NaN, main: Number.NaN, megabytes: Number.NaN, ...told, wall };
}

/** The median of each number by itself. */
export function medianCost(costs: readonly Cost[]): Cost {
  const middle = (key: keyof Cost): number => medianOf(costs.map((cost) => cost[key]));
  return { wall: middle("wall"), cpu: middle("cpu"), main: middle("main"), megabytes: middle("megabytes") };
}
