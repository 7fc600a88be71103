import { join } from "node:path";
import type { Diagnostic } from "vscode-languageserver/node.js";
import { expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { dice, randomMessages, type EditedDocument } from "./random-messages.js";
import { startInitialized, type RawServer } from "./raw-server.js";
import { uriOf } from "./server-process.js";
import { groupFile, jsonStack, passesAllPolicy, roleFile, yamlStack } from "./templates.js";

const seed = 20_261_127;

const everything = { textDocument: { codeAction: { codeActionLiteralSupport: {} } } };

it("10,000 random messages are answered, and leave every text as the editor has it", async () => {
  const folder = workspace({ "edited/iam.tf": roleFile, "fresh/iam.tf": roleFile });
  const document = (name: string, sample: string): EditedDocument => {
    return { uri: uriOf(join(folder, "edited", name)), sample, text: undefined, version: 0 };
  };
  const documents = [
    document("stack.yaml", yamlStack),
    document("stack.json", jsonStack),
    document("policy.json", passesAllPolicy),
    document("dms.tf", groupFile),
  ];
  const server = await startInitialized(folder, { capabilities: everything });
  const asked = await sendRandomly(server, documents);
  await expect
    .poll(() => asked.filter((id) => server.answersTo(id).length === 0), { interval: 500, timeout: 30_000 })
    .toEqual([]);
  expect(asked.filter((id) => server.answersTo(id).length > 1)).toEqual([]);

  const open = (uri: string, text: string, version: number): void => {
    const textDocument = { uri, languageId: "", version, text };
    server.send({ jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument } });
  };
  const shown = async (uri: string, version: number): Promise<readonly Diagnostic[]> => {
    await expect.poll(() => server.published(uri, version), { interval: 100, timeout: 15_000 }).toBeDefined();
    return server.published(uri, version) ?? [];
  };
  for (const { sample, text, uri, version } of documents) {
    if (text === undefined) open(uri, sample, version + 1);
    const fresh = uri.replace("/edited/", "/fresh/");
    open(fresh, text ?? sample, 1);
    const errors = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
      found.filter(({ code }) => code === undefined);
    const [here, there] = [await shown(uri, text === undefined ? version + 1 : version), await shown(fresh, 1)];
    expect(errors(here), uri).toEqual(errors(there));
    // A text with an error still shows its findings from before, which the new file does not have.
    if (errors(here).length === 0) expect(here, uri).toEqual(there);
  }
  const last = uriOf(join(folder, "last.yaml"));
  open(last, yamlStack, 1);
  expect(await shown(last, 1)).toMatchObject([{ code: "account-role-order", range: { start: { line: 13 } } }]);
  expect(server.received.filter((one) => JSON.stringify(one).includes("bug in dmslint"))).toEqual([]);
  expect((await server.ask("shutdown")).result).toBeNull();
  server.send({ jsonrpc: "2.0", method: "exit" });
  expect(await server.exitCode()).toBe(0);
}, 90_000);

/** Sends the messages in pieces that do not end where messages end. Gives the ids of all requests. */
async function sendRandomly(
  server: RawServer,
  documents: readonly EditedDocument[],
): Promise<readonly (string | number)[]> {
  const thrown = dice(seed);
  const next = randomMessages(thrown, documents);
  const asked: (string | number)[] = [];
  let bytes = Buffer.alloc(0);
  for (let count = 0; count < 10_000; count++) {
    const { bytes: more, id } = next();
    if (id !== undefined) asked.push(id);
    bytes = Buffer.concat([bytes, Buffer.from(more)]);
    if (bytes.length < 4_000) continue;
    const end = bytes.length - thrown.below(100);
    await server.sendBytes(bytes.subarray(0, end));
    bytes = bytes.subarray(end);
  }
  await server.sendBytes(bytes);
  return asked;
}
