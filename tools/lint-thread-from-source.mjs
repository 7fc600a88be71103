/*
 * The program of a thread of `--concurrency`, when the sources run without a bundle. Node 20 does not run a thread that begins
 * with a file in TypeScript. src/workspace/runs/lint-threads.ts starts this file.
 */
import { register } from "tsx/esm/api";

register();
await import("../src/workspace/runs/lint-thread.ts");
