import { spawn } from "node:child_process";
import type { Run } from "./run-main.js";

/**
 * What npm and git tell the processes they start of the project they run in must not reach a tool that works in another
 * folder.
 */
const inherited = Object.entries(process.env).filter(
  ([name]) => !/^(npm_(package|lifecycle|command|config_local)|INIT_CWD$|GIT_(DIR|INDEX|WORK))/i.test(name),
);

const author = ["GIT_AUTHOR", "GIT_COMMITTER"].flatMap((role) => [
  [`${role}_NAME`, "Tests"] as const,
  [`${role}_EMAIL`, "tests@example.com"] as const,
]);

/** Runs a command in a folder; one that cannot be started has the status of a shell for that, 127. */
export function run(
  cwd: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...Object.fromEntries([...inherited, ...author]), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const written = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (written.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (written.stderr += text));
    child.on("error", ({ message }) => {
      done({ status: 127, stdout: written.stdout, stderr: message });
    });
    child.on("close", (status) => {
      done({ status: status ?? 1, ...written });
    });
  });
}
