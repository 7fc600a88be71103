import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { startRawServer } from "./raw-server.js";
import { uriOf } from "./server-process.js";
import { yamlStack } from "./templates.js";

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
const main = new URL("../../src/cli/main.ts", import.meta.url).href;

it("the server judges when it runs from the sources, without a bundle", async () => {
  const folder = workspace({});
  const program = workspace({
    "run.mts": `import { main } from ${JSON.stringify(main)}; await main(process.argv.slice(2));`,
  });
  const server = startRawServer(folder, ["--import", tsx, join(program, "run.mts")]);
  expect((await server.ask("initialize", { capabilities: {} })).result).toHaveProperty("capabilities");
  const textDocument = { uri: uriOf(join(folder, "stack.yaml")), languageId: "yaml", version: 1, text: yamlStack };
  server.send({ jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument } });
  await expect
    .poll(() => server.published(textDocument.uri), { timeout: 40_000 })
    .toMatchObject([{ code: "account-role-order", range: { start: { line: 13 } } }]);
}, 90_000);
