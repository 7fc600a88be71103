import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { run } from "./run-command.js";
import type { Run } from "./run-main.js";

/** The built program, as users have it. */
export const program = fileURLToPath(new URL("../../bin/dmslint.js", import.meta.url));

export function dmslint(cwd: string, ...argv: readonly string[]): Promise<Run> {
  return run(cwd, process.execPath, [program, ...argv]);
}

/** Runs the built program with a text on stdin. */
export function dmslintWith(stdin: string, cwd: string, ...argv: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, [program, ...argv], { cwd });
  const written = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (written.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (written.stderr += text));
  child.stdin.end(stdin);
  return new Promise((done) => child.on("close", (status) => done({ status: status ?? 1, ...written })));
}
