import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CancellationTokenSource, type Diagnostic } from "vscode-languageserver/node.js";
import { describe, expect, it } from "vitest";
import { bombFolder, bombServer, explosions } from "./bomb.js";
import { uriOf } from "./server-process.js";
import { yamlStack } from "./templates.js";

const codes = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);

/** Seconds. Short, but enough for the first judging on a busy machine. */
const timeLimit = 2;

const subnetGroup = { line: 13, character: 4 };
const atSubnetGroup = { start: subnetGroup, end: subnetGroup };

/** The only diagnostic of a text that is not judged. */
const onlyMessage = (message: RegExp): unknown[] => [
  {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 38 } },
    severity: 1,
    source: "dmslint",
    message: expect.stringMatching(message) as string,
  },
];

async function open(files: Readonly<Record<string, string>>, options: object = {}) {
  const folder = bombFolder();
  const server = await bombServer(folder, options);
  for (const [name, text] of Object.entries(files)) {
    await server.open(join(folder, name), text);
    expect(codes((await server.diagnostics(join(folder, name), 1)).diagnostics)).toEqual(["account-role-order"]);
  }
  const [bomb, other] = [join(folder, "bomb.yaml"), join(folder, "other.yaml")];
  return { folder, server, bomb, other };
}

describe("a text that is never judged to the end", () => {
  it("is given up and not begun again, while other documents go on", async () => {
    const { bomb, folder, other, server } = await open(
      { "bomb.yaml": yamlStack, "other.yaml": yamlStack },
      { timeLimit },
    );
    const endless = await server.change(bomb, `${yamlStack}# endless\n`);
    await expect.poll(() => explosions(folder)).toBe(1);
    const refused = expect(server.hover(bomb, subnetGroup)).rejects.toThrow("dmslint has no answer after 2 seconds.");
    const outdated = expect(server.hover(other, subnetGroup)).rejects.toThrow("The text has changed since.");
    const fixed = await server.change(other, "Resources: {}\n");
    await refused;
    const { diagnostics } = await server.diagnostics(bomb, endless);
    expect(diagnostics).toEqual(onlyMessage(/no result after 2 seconds\. It is judged again when it changes\.$/));
    expect((await server.diagnostics(other, fixed)).diagnostics).toEqual([]);
    await outdated;
    await server.connection.sendNotification("textDocument/didSave", { textDocument: { uri: uriOf(bomb) } });
    expect(await server.hover(bomb, subnetGroup)).toBeUndefined();
    expect(await server.codeActions(bomb, atSubnetGroup)).toEqual([]);
    expect(explosions(folder)).toBe(1);
    const harmless = await server.change(bomb, yamlStack);
    expect(codes((await server.diagnostics(bomb, harmless)).diagnostics)).toEqual(["account-role-order"]);
    expect(await server.hover(bomb, subnetGroup)).toContain("SubnetGroup");
    expect(explosions(folder)).toBe(1);
  });

  it("is begun again only when nobody types for a second, whatever file of its module is edited", async () => {
    const folder = bombFolder();
    const [bomb, other] = [join(folder, "a.tf"), join(folder, "b.tf")];
    const server = await bombServer(folder, { timeLimit });
    await server.open(bomb, "# endless\n");
    await server.open(other, "locals {}\n");
    const message = { message: expect.stringContaining("no result after 2 seconds") as string };
    await expect.poll(() => server.published(other).at(-1)?.diagnostics, { timeout: 15_000 }).toMatchObject([message]);
    const before = explosions(folder);
    const begun = performance.now();
    await server.change(other, "locals { a = 1 }\n");
    await expect.poll(() => explosions(folder), { interval: 10, timeout: 10_000 }).toBe(before + 1);
    expect(performance.now() - begun).toBeGreaterThan(900);
  });

  it("keeps nobody from shutting down, nor from cancelling", async () => {
    const { bomb, folder, server } = await open({ "bomb.yaml": yamlStack });
    await server.change(bomb, `${yamlStack}# endless\n`);
    await expect.poll(() => explosions(folder)).toBe(1);
    const [cancelled, params] = [new CancellationTokenSource(), { textDocument: { uri: uriOf(bomb) } }];
    const hover = server.connection.sendRequest(
      "textDocument/hover",
      { ...params, position: subnetGroup },
      cancelled.token,
    );
    const refused = expect(hover).rejects.toMatchObject({ code: -32800, message: "The request was cancelled." });
    cancelled.cancel();
    await refused;
    const begun = performance.now();
    await server.connection.sendRequest("shutdown");
    await server.connection.sendNotification("exit");
    expect(await server.exitCode()).toBe(0);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it("ends with the editor", async () => {
    const { bomb, folder, server } = await open({ "bomb.yaml": yamlStack });
    await server.change(bomb, `${yamlStack}# endless\n`);
    await expect.poll(() => explosions(folder)).toBe(1);
    server.child.stdin?.end();
    expect(await server.exitCode()).toBe(1);
  });

  it("does not lose its findings when only its code actions are never found", async () => {
    const { bomb, folder, server } = await open({ "bomb.yaml": `${yamlStack}# endless actions\n` }, { timeLimit });
    await expect(server.codeActions(bomb, atSubnetGroup)).rejects.toThrow("dmslint has no answer after 2 seconds.");
    expect(await server.hover(bomb, subnetGroup)).toContain("SubnetGroup");
    expect(await server.codeActions(bomb, atSubnetGroup)).toEqual([]);
    expect(explosions(folder)).toBe(1);
    expect(server.published(bomb).map(({ diagnostics }) => codes(diagnostics))).not.toContainEqual([]);
    await server.change(bomb, yamlStack);
    expect((await server.codeActions(bomb, atSubnetGroup)).map(({ kind }) => kind)).toContain("quickfix");
  });
});

describe("a text on which dmslint fails", () => {
  it("loses its findings to one message until it changes, or the config does", async () => {
    const texts = { "bomb.yaml": yamlStack, "other.yaml": yamlStack };
    const { bomb, folder, other, server } = await open(texts, { memoryLimit: 200 });
    const failures: readonly (readonly [string, RegExp])[] = [
      ["wrong place", /^dmslint failed on this file \(TypeError: .*\)\. This is a bug in dmslint or in a plugin/],
      ["memory", /because that needs more than 200 MB of memory\. It is judged again when it changes\.$/],
      ["exit", /^dmslint failed on this file \(the thread ended with status 2\)\./],
    ];
    for (const [word, message] of failures) {
      const harmless = await server.change(bomb, yamlStack);
      expect(codes((await server.diagnostics(bomb, harmless)).diagnostics), word).toEqual(["account-role-order"]);
      const version = await server.change(bomb, `${yamlStack}# ${word}\n`);
      expect((await server.diagnostics(bomb, version)).diagnostics, word).toEqual(onlyMessage(message));
      expect(await server.hover(bomb, subnetGroup), word).toBeUndefined();
      expect(await server.hover(other, subnetGroup), word).toContain("SubnetGroup");
    }
    const config = join(folder, "dmslint.config.json");
    writeFileSync(config, "{}");
    const changes = [{ uri: uriOf(config), type: 2 }];
    await server.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
    expect(codes((await server.diagnostics(bomb)).diagnostics)).toEqual(["account-role-order"]);
  });

  it.each(["memory", "exit"])("is not begun again with each key in another document: %s", async (word) => {
    const texts = { "bomb.yaml": yamlStack, "other.yaml": yamlStack };
    const { bomb, folder, other, server } = await open(texts, { memoryLimit: 200 });
    const version = await server.change(bomb, `${yamlStack}# ${word}\n`);
    expect((await server.diagnostics(bomb, version)).diagnostics).toEqual(onlyMessage(/^dmslint /));
    for (const found of [[], ["account-role-order"], []]) {
      const key = await server.change(other, found.length > 0 ? yamlStack : "Resources: {}\n");
      expect(codes((await server.diagnostics(other, key)).diagnostics)).toEqual(found);
    }
    expect(explosions(folder)).toBe(1);
    expect(server.published(bomb).at(-1)?.diagnostics).toEqual(onlyMessage(/^dmslint /));
  });
});

describe("a thread that cannot judge", () => {
  it("is said once when it cannot be started", async () => {
    const folder = bombFolder();
    const path = join(folder, "stack.yaml");
    const server = await bombServer(folder, { memoryLimit: 5 });
    const message =
      /^dmslint judges nothing, because the thread for it cannot be started\. The answer needs more than 5 MB/;
    await expect.poll(() => server.messages).toContainEqual(expect.stringMatching(message));
    await server.open(path, yamlStack);
    expect(await server.hover(path, subnetGroup)).toBeUndefined();
    expect(
      server.messages.filter((one) =>
        one.startsWith(
          "dmslint judges nothing, because the thread for it cannot be started. The answer needs more than 5 MB",
        ),
      ),
    ).toHaveLength(1);
  });

  it("is not started again and again", async () => {
    const { bomb, folder, server } = await open({ "bomb.yaml": yamlStack });
    const version = await server.change(bomb, `${yamlStack}# later\n`);
    await expect
      .poll(() => server.published(bomb).at(-1), { timeout: 20_000 })
      .toMatchObject({
        version,
        diagnostics: onlyMessage(
          /^dmslint judges nothing.* fails again and again\. dmslint failed \(Error: too late\)\.$/,
        ),
      });
    expect(explosions(folder)).toBe(3);
  });
});

describe("the options of the server", () => {
  it("are checked", async () => {
    const folder = bombFolder();
    const server = await bombServer(folder, { timeLimit: "long", memoryLimit: -1 });
    expect(server.messages).toEqual([
      "dmslint: the option timeLimit must be a number from 0 to 2000000.",
      "dmslint: the option memoryLimit must be a number from 0 to 1000000.",
    ]);
  });
});
