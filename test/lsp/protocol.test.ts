import { spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { frame, startInitialized, startRawServer, type RawServer } from "./raw-server.js";
import { uriOf } from "./server-process.js";
import { yamlStack } from "./templates.js";

const request = (id: unknown, method: string, params?: unknown): object => ({ jsonrpc: "2.0", id, method, params });
const notification = (method: string, params?: unknown): object => ({ jsonrpc: "2.0", method, params });
const hoverParams = { textDocument: { uri: "untitled:x" }, position: { line: 0, character: 0 } };

describe("the protocol", () => {
  it("refuses requests before initialize, and ignores notifications", async () => {
    const server = startRawServer(workspace({}));
    server.send(notification("textDocument/didOpen", { textDocument: 5 }));
    expect((await server.ask("textDocument/hover", hoverParams)).error?.code).toBe(-32002);
    expect((await server.ask("shutdown")).error?.code).toBe(-32002);
    expect((await server.ask("initialize", { capabilities: {} })).result).toHaveProperty("capabilities");
    server.send(notification("exit"));
    expect(await server.exitCode()).toBe(1);
  });

  it("refuses requests after shutdown", async () => {
    const server = await startInitialized(workspace({}));
    expect((await server.ask("initialize", { capabilities: {} })).error?.code).toBe(-32600);
    expect(await server.ask("shutdown")).toMatchObject({ result: null });
    expect((await server.ask("textDocument/hover", hoverParams)).error?.code).toBe(-32600);
    expect((await server.ask("shutdown")).error?.code).toBe(-32600);
    server.send(notification("exit"));
    expect(await server.exitCode()).toBe(0);
  });

  it.each([
    ["null", null],
    ["a text", "x"],
    ["a wrong list", { textDocument: [], workspace: { workspaceEdit: 5 } }],
    ["formats that are no list", { textDocument: { hover: { contentFormat: 5 } } }],
  ])("takes capabilities that are %s", async (_what, capabilities) => {
    const server = startRawServer(workspace({}));
    expect((await server.ask("initialize", { processId: "x", capabilities })).result).toHaveProperty("capabilities");
    expect(await server.ask("textDocument/hover", hoverParams)).toMatchObject({ result: null });
  });

  it("answers what it does not know, what has wrong parameters and what is no message", async () => {
    const server = await startInitialized(workspace({}), {
      capabilities: { textDocument: { codeAction: { codeActionLiteralSupport: {} } } },
    });
    const uri = "file:///a.yaml";
    const start = { line: 0, character: 0 };
    const wrong: readonly (readonly [string, unknown])[] = [
      ["textDocument/hover", undefined],
      ["textDocument/hover", null],
      ["textDocument/hover", [1]],
      ["textDocument/hover", { textDocument: { uri: 5 }, position: start }],
      ["textDocument/hover", { textDocument: { uri }, position: { line: "0", character: 0 } }],
      ["textDocument/hover", { textDocument: { uri }, position: { line: 0.5, character: 0 } }],
      ["textDocument/codeAction", { textDocument: { uri }, range: start }],
      ["textDocument/codeAction", { textDocument: { uri }, range: { start, end: start }, context: { only: [5] } }],
    ];
    for (const [method, params] of wrong) expect((await server.ask(method, params)).error?.code, method).toBe(-32602);
    for (const method of ["textDocument/rename", "$/unknown", "", "constructor"])
      expect((await server.ask(method, {})).error?.code, method).toBe(-32601);
    for (const message of [null, 5, "text", {}, { id: 1 }, request({}, "shutdown"), request(null, "shutdown"), []]) {
      const before = server.answersTo(null).length;
      server.send(message);
      await server.ask("textDocument/hover", hoverParams);
      const errors = [...server.answersTo(null).slice(before), ...server.answersTo(1)];
      expect(errors.map(({ error }) => error?.code)).toContain(-32600);
    }
  });

  it('answers each request of a batch, and requests with the ids 1 and "1"', async () => {
    const server = await startInitialized(workspace({}));
    server.send([request(7, "textDocument/hover", hoverParams), notification("initialized"), request("b", "shutdown")]);
    server.send(request(1, "textDocument/hover", hoverParams), request("1", "textDocument/hover", hoverParams));
    await server.ask("textDocument/hover", hoverParams);
    const codes = [7, "b", 1, "1"].map((id) => server.answersTo(id).map(({ error, result }) => error?.code ?? result));
    expect(codes).toEqual([[-32600], [-32600], [null], [null]]);
  });

  it("hears the messages after bytes that are no message", async () => {
    const server = await startInitialized(workspace({}));
    const unreadable: readonly (readonly [string, string | Uint8Array, readonly number[]])[] = [
      ["a header without a number", "Content-Length: x\r\n\r\n{}", []],
      ["no header", "garbage\r\n\r\n{}", []],
      ["a negative length", "Content-Length: -5\r\n\r\n{}", []],
      ["an absurd length", "Content-Length: 99999999999\r\n\r\n{}", []],
      ["a length that is too short", frame(request(9, "shutdown")).replace(/\d+/, "20"), [-32700]],
      ["a length that is too long", frame(request(9, "shutdown")).replace(/\d+/, "400"), [-32700]],
      ["no JSON", "Content-Length: 3\r\n\r\n{a}", [-32700]],
      ["nothing", "Content-Length: 0\r\n\r\n", [-32700]],
      ["bytes that are no UTF-8", Buffer.from([0xff, 0xfe, 0x00, 0x0d, 0x0a, 0x0d, 0x0a]), []],
      ["many bytes without a line end", "x".repeat(100_000), []],
    ];
    for (const [what, bytes, errors] of unreadable) {
      const before = server.answersTo(null).length;
      await server.sendBytes(bytes);
      for (let time = 0; time < 3; time++)
        expect(await server.ask("textDocument/hover", hoverParams), what).toMatchObject({ result: null });
      const codes = server.answersTo(null).map(({ error }) => error?.code);
      expect(codes.slice(before), what).toEqual(errors);
    }
  });

  it("takes messages in any pieces, with other headers", async () => {
    const server = await startInitialized(workspace({}));
    const text = JSON.stringify(request("pieces", "textDocument/hover", { ...hoverParams, note: "Content-Length: é" }));
    const type = "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n";
    const bytes = Buffer.from(`${type}content-length:${String(Buffer.byteLength(text))}\r\n\r\n${text}`);
    for (const byte of bytes) await server.sendBytes(Uint8Array.of(byte));
    await expect.poll(() => server.answersTo("pieces")).toMatchObject([{ result: null }]);
  });
});

describe("documents", () => {
  const opened = (uri: string, text: string, version = 1): object =>
    notification("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version, text } });
  const changed = (uri: string, contentChanges: unknown, version: unknown = 2): object =>
    notification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
  const found = async (server: RawServer, uri: string): Promise<void> =>
    expect
      .poll(() => server.published(uri), { timeout: 15_000 })
      .toMatchObject([{ code: "account-role-order", range: { start: { line: 13 } } }]);

  it("that are no files are ignored", async () => {
    const folder = workspace({});
    const server = await startInitialized(folder);
    const uris = ["untitled:", "git:/a/stack.yaml?%7B%7D", "file:///%zz", "file://host/a.yaml", "", "x", "file:"];
    for (const uri of [...uris, "file:///a%2Fb.yaml", "file:///a%00.yaml", "vscode-notebook-cell:/a.yaml#1"]) {
      server.send(opened(uri, yamlStack), changed(uri, [{ text: "{}" }]));
      expect(await server.ask("textDocument/hover", { ...hoverParams, textDocument: { uri } })).toMatchObject({
        result: null,
      });
      server.send(notification("textDocument/didSave", { textDocument: { uri } }));
      server.send(notification("textDocument/didClose", { textDocument: { uri } }));
      server.send(notification("workspace/didChangeWatchedFiles", { changes: [{ uri, type: 1 }] }));
    }
    const uri = uriOf(join(folder, "stack.yaml"));
    server.send(opened(uri, yamlStack));
    await found(server, uri);
    const messages = server.received.filter(({ method }) => method !== undefined).map(({ params }) => params?.uri);
    expect(messages.filter((one) => one !== uri)).toEqual([]);
  });

  it("are files also where their URI has a slash twice or large letters in its scheme", async () => {
    const folder = workspace({});
    const server = await startInitialized(folder);
    for (const uri of [`file://${folder}//twice.yaml`, `FILE://${folder}/large.yaml`]) {
      server.send(opened(uri, yamlStack));
      await found(server, uri);
    }
  });

  it("keep their text when a change is wrong, and are not made by a change", async () => {
    const folder = workspace({});
    const server = await startInitialized(folder);
    const [uri, never] = [uriOf(join(folder, "stack.yaml")), uriOf(join(folder, "never.yaml"))];
    server.send(
      changed(never, [{ text: yamlStack }]),
      notification("textDocument/didClose", { textDocument: { uri } }),
    );
    server.send(opened(uri, "Resources: {}\n"), opened(uri, yamlStack, 5));
    const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } };
    for (const changes of [
      undefined,
      "x",
      [{ text: "" }, { text: 5 }],
      [{ text: "" }, { range: { start: {} }, text: "" }],
      [{ text: "" }, null],
    ])
      server.send(changed(uri, changes, 6));
    server.send(changed(uri, [{ text: "" }], "7"), changed(uri, [], 8));
    await found(server, uri);
    server.send(changed(uri, [{ range, text: "  # a comment\n" }], 9));
    await expect.poll(() => server.published(uri)).toMatchObject([{ range: { start: { line: 14 } } }]);
    expect(server.published(never)).toBeUndefined();
  });

  it("change also for an editor that counts no versions", async () => {
    const server = await startInitialized(workspace({}));
    const uri = uriOf(join(workspace({}), "stack.yaml"));
    const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } };
    server.send(opened(uri, yamlStack));
    await found(server, uri);
    server.send(changed(uri, [{ range, text: "  # a comment\n" }], null));
    await expect.poll(() => server.published(uri)).toMatchObject([{ range: { start: { line: 14 } } }]);
  });

  it("take positions outside the text as the nearest ones in it", async () => {
    const folder = workspace({});
    const server = await startInitialized(folder);
    const uri = uriOf(join(folder, "stack.yaml"));
    const [before, after] = [
      { line: -3, character: -1 },
      { line: 2 ** 31, character: 2 ** 31 },
    ];
    server.send(opened(uri, "a\nb\nc"));
    server.send(
      changed(uri, [
        { range: { start: after, end: { line: 2 ** 31 + 1, character: 0 } }, text: "\n" },
        { range: { start: after, end: before }, text: yamlStack },
        {
          range: { start: { line: 0, character: 999 }, end: { line: 0, character: 9999 } },
          text: " # end of the line",
        },
      ]),
    );
    await found(server, uri);
    for (const position of [before, after])
      expect(await server.ask("textDocument/hover", { textDocument: { uri }, position })).toHaveProperty("result");
  });

  it("may be open under two URIs", async () => {
    const folder = workspace({});
    const server = await startInitialized(folder);
    const uri = uriOf(join(folder, "stack.yaml"));
    const other = uri.replace("stack", "%73tack");
    server.send(opened(uri, yamlStack), opened(other, "Resources: {}\n"));
    await expect.poll(() => server.published(other)).toEqual([]);
    server.send(notification("textDocument/didClose", { textDocument: { uri: other } }));
    await found(server, uri);
  });

  it("that are too long are not judged, and say so", async () => {
    const folder = workspace({});
    const server = await startInitialized(folder);
    const uri = uriOf(join(folder, "stack.yaml"));
    server.send(opened(uri, yamlStack));
    await found(server, uri);
    const end = { line: 999, character: 0 };
    server.send(changed(uri, [{ range: { start: end, end }, text: `# ${"long ".repeat(1_000_000)}\n` }]));
    await expect
      .poll(() => server.published(uri), { timeout: 5_000 })
      .toMatchObject([{ message: expect.stringContaining("larger than 5 MB") as string }]);
    expect(await server.ask("textDocument/hover", { textDocument: { uri }, position: end })).toMatchObject({
      result: null,
    });
    server.send(changed(uri, [{ text: yamlStack }], 3));
    await found(server, uri);
  });
});

it("the server ends when the process of the editor has ended", async () => {
  const editor = spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)"], { stdio: "ignore" });
  const server = await startInitialized(workspace({}), { processId: editor.pid });
  editor.kill("SIGKILL");
  expect(await server.exitCode()).toBe(1);
});
