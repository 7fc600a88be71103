import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { bombFolder, explosions } from "./bomb.js";
import { frame } from "./raw-server.js";
import { uriOf } from "./server-process.js";
import { yamlStack } from "./templates.js";

const bin = fileURLToPath(new URL("../../bin/dmslint.js", import.meta.url));

/** An editor that starts the server, sends what it is given, and prints the id of the server's process. */
const editor = `
const { spawn } = require("node:child_process");
const [bin, stdin, messages] = process.argv.slice(1);
const server = spawn(process.execPath, [bin, "lsp", "--stdio"], { stdio: [stdin, "ignore", "ignore"] });
server.stdin?.write(messages);
console.log(server.pid);
`;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

it.each([
  ["closes stdin", "pipe"],
  ["leaves stdin open", "inherit"],
])("a server that never ends a text ends with an editor that is killed and %s", async (_how, stdin) => {
  const folder = bombFolder();
  const textDocument = {
    uri: uriOf(join(folder, "bomb.yaml")),
    languageId: "yaml",
    version: 1,
    text: `${yamlStack}# endless\n`,
  };
  const initializationOptions = { trustPlugins: true };
  const messagesOf = (processId: number | undefined): string =>
    frame({
      jsonrpc: "2.0",
      id: 1,
      method: "initialize",
      params: { processId, capabilities: {}, initializationOptions },
    }) + frame({ jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument } });
  const child = spawn(process.execPath, ["-e", editor, bin, stdin, messagesOf(process.pid)], {
    cwd: folder,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const server = Number(String((await once(child.stdout, "data"))[0]));
  onTestFinished(() => {
    if (isRunning(server)) process.kill(server, "SIGKILL");
  });
  if (stdin === "inherit") child.stdin.write(messagesOf(child.pid));
  await expect.poll(() => explosions(folder), { timeout: 15_000 }).toBe(1);
  expect(isRunning(server)).toBe(true);
  child.kill("SIGKILL");
  await expect.poll(() => isRunning(server), { timeout: 10_000 }).toBe(false);
});
