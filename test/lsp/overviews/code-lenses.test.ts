import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { CodeLens } from "vscode-languageserver/node.js";
import { workspace } from "../../workspace/workspace.js";
import { folderOpener, textIn, type OpenFolder } from "../asking.js";
import { startServer, uriOf } from "../server-process.js";
import { groupFile, lakeFile, roleFile } from "../templates.js";

const open = folderOpener();

const lensesIn = async ({ ask }: OpenFolder, name: string): Promise<readonly CodeLens[]> =>
  (await ask("textDocument/codeLens", name)) as readonly CodeLens[];

describe("code lenses", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "what is missing",
      lakeFile,
      [
        'resource "aws_dms_s3_endpoint" "target": needs 3 permissions, 1 missing',
        'resource "aws_iam_role" "lake": needs 3 permissions, 1 missing',
      ],
    ],
    [
      "what is not trusted",
      lakeFile.replace("dms.amazonaws.com", "ec2.amazonaws.com"),
      [
        'resource "aws_dms_s3_endpoint" "target": needs 3 permissions, 1 missing, DMS is not trusted',
        'resource "aws_iam_role" "lake": needs 3 permissions, 1 missing, DMS is not trusted',
      ],
    ],
    ["nothing about other roles", lakeFile.slice(0, lakeFile.indexOf('resource "aws_dms')), []],
  ])("say %s", async (_what, text, expected) => {
    const folder = await open({ "dms.tf": text });
    const found = await lensesIn(folder, "dms.tf");
    const lines = found.map(({ command, range }) => `${textIn(range, text)}: ${command?.title ?? ""}`);
    expect(lines).toEqual(expected);
  });

  it("are also at roles in other files than what uses them", async () => {
    const folder = await open({ "iam.tf": roleFile, "dms.tf": groupFile });
    const [lens] = await lensesIn(folder, "iam.tf");
    expect(lens?.command?.title).toMatch(/^needs \d+ permissions$/);
  });

  it("are asked for again when another file or a config changes them, not where somebody types", async () => {
    const iam = lakeFile.slice(0, lakeFile.indexOf('resource "aws_dms'));
    const files = { "iam.tf": iam, "dms.tf": lakeFile.slice(iam.length) };
    const root = workspace({ ".git/HEAD": "", ...files });
    const server = await startServer(root, { capabilities: { workspace: { codeLens: { refreshSupport: true } } } });
    let refreshed = 0;
    server.connection.onRequest("workspace/codeLens/refresh", () => {
      refreshed++;
      return null;
    });
    const path = join(root, "dms.tf");
    await server.open(path, files["dms.tf"]);
    const titles = async (): Promise<unknown> => {
      const lenses = await server.connection.sendRequest("textDocument/codeLens", {
        textDocument: { uri: uriOf(path) },
      });
      return (lenses as readonly CodeLens[]).map(({ command }) => command?.title);
    };
    expect(await titles()).toEqual(["needs 3 permissions, 1 missing"]);
    await server.change(path, `\n${files["dms.tf"]}`);
    await server.change(path, `\n\n${files["dms.tf"]}`);
    expect(await titles()).toEqual(["needs 3 permissions, 1 missing"]);
    await sleep(500);
    expect(refreshed).toBe(0);
    await server.open(join(root, "iam.tf"), iam);
    await server.change(join(root, "iam.tf"), iam.replace('"s3:PutObject"', '["s3:PutObject", "s3:DeleteObject"]'));
    await expect.poll(() => refreshed).toBe(1);
    expect(await titles()).toEqual(["needs 3 permissions"]);
  });

  it("open the list", async () => {
    const folder = await open({ "dms.tf": lakeFile });
    const { connection, messages } = folder.server;
    const [lens] = await lensesIn(folder, "dms.tf");
    const { arguments: given, command } = lens?.command ?? {};
    const page = await connection.sendRequest("workspace/executeCommand", { command, arguments: given });
    expect(page).toContain("MISSING: s3:DeleteObject");
    expect(messages).toContain(page);
  });

  it.each([
    [{ command: "rm" }, "The server has no command rm."],
    [
      { command: "dmslint.explain", arguments: ["file:///a.tf"] },
      "needs the URI of a document and an address or a position",
    ],
    [{ command: "dmslint.explain", arguments: [5, "a"] }, "dmslint.explain needs the URI of a document."],
    [{ command: "dmslint.explain", arguments: ["file:///a.tf", 5] }, "a position needs line and character"],
    [{ command: "dmslint.graph", arguments: [] }, "dmslint.graph needs the URI of a document."],
    [{ command: "dmslint.graph", arguments: {} }, "arguments must be a list"],
  ])("have no command %j", async (params, message) => {
    const { server } = await open({});
    await expect(server.connection.sendRequest("workspace/executeCommand", params)).rejects.toThrow(message);
  });
});
