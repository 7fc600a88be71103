import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { groupFile, lakeFile, passesAllPolicy, roleFile } from "../lsp/templates.js";
import { opened, serversIn, type OpenedOptions } from "./vscode/opened.js";
import { isMissing, unpackedExtension } from "./vscode/unpacked.js";
import { type Position, Range, Selection, TextEdit, CodeActionKind } from "./vscode/values.js";

/*
 * The packed extension with its real language client and its real server, in a double of VS Code.
 */
const extension = isMissing ? "" : unpackedExtension();
const module = { "dms.tf": groupFile, "iam.tf": roleFile };
const open = (files: Readonly<Record<string, string>>, options?: OpenedOptions) => opened(extension, files, options);
type Opened = Awaited<ReturnType<typeof open>>;

/** Puts the cursor behind the first letter of a word. */
function putCursor({ document, window }: Opened, word: string): Position {
  const place = document.positionAt(document.getText().indexOf(word) + 1);
  const editor = window.state.active;
  if (editor) editor.selection = new Selection(place, place);
  return place;
}

const lastDocument = ({ workspace }: Opened) => workspace.api.textDocuments.at(-1);

describe.skipIf(isMissing)("the extension for VS Code", () => {
  it("shows the findings of what is opened, typed and closed", async () => {
    const editor = await open(module);
    const { document, workspace, window } = editor;
    await editor.expectCodes(["account-role-order"]);
    expect(editor.diagnostics()).toMatchObject([{ source: "dmslint", severity: 0, range: { start: { line: 0 } } }]);
    const end = document.positionAt(document.getText().length - 2);
    workspace.edit(document, [TextEdit.insert(end, "  depends_on = [aws_iam_role_policy_attachment.vpc]\n")]);
    await editor.expectCodes([]);
    workspace.edit(document, [TextEdit.delete(new Range(4, 0, 5, 0))]);
    await editor.expectCodes(["account-role-order"]);
    window.close(document);
    workspace.close(document);
    await editor.expectCodes([]);
  });

  it("updates a file when another one of its module changes", async () => {
    const editor = await open(module);
    await editor.expectCodes(["account-role-order"]);
    const role = await editor.show("iam.tf");
    editor.workspace.edit(role, [TextEdit.delete(new Range(0, 0, role.lineCount, 0))]);
    await editor.expectCodes(["account-role-present"]);
  });

  it("offers the fix and the disable comment, and applies them", async () => {
    const editor = await open(module);
    const { document, languages, token, workspace } = editor;
    await editor.expectCodes(["account-role-order"]);
    const context = { diagnostics: editor.diagnostics(), only: CodeActionKind.QuickFix, triggerKind: 1 };
    const [actions] = await languages.ask(
      "codeActions",
      "provideCodeActions",
      document,
      new Range(0, 0, 0, 1),
      context,
      token,
    );
    const all = actions as readonly {
      title: string;
      isPreferred?: boolean;
      edit: Parameters<typeof workspace.api.applyEdit>[0];
    }[];
    expect(all.map(({ title }) => title)).toEqual([
      'Fix: insert "depends_on = [aws_iam_role_policy_attachment.vpc]"',
      "Disable account-role-order for this line",
    ]);
    const preferred = all.find(({ isPreferred }) => isPreferred);
    if (preferred) await workspace.api.applyEdit(preferred.edit);
    await editor.expectCodes([]);
  });

  it("hovers, completes, and has no rename", async () => {
    const editor = await open({ "dms.tf": lakeFile });
    const { document, languages, token } = editor;
    await editor.expectCodes(["role-permissions"]);
    const [hover] = await languages.ask("hover", "provideHover", document, putCursor(editor, "service_access"), token);
    expect(JSON.stringify(hover)).toContain("s3:DeleteObject");
    const place = document.positionAt(document.getText().indexOf("s3:PutObject") + "s3:Put".length);
    const context = { triggerKind: 0, triggerCharacter: undefined };
    const [found] = await languages.ask("completion", "provideCompletionItems", document, place, token, context);
    const list = found as { readonly items: readonly { readonly label: unknown }[] };
    expect(list.items.map(({ label }) => label)).toContain("s3:PutObjectTagging");
    expect(await languages.ask("rename", "provideRenameEdits", document, place, "x", token)).toEqual([]);
  });

  it("has code lenses that open the list, until they are turned off", async () => {
    const editor = await open({ "dms.tf": lakeFile });
    const lenses = async () => {
      const [found] = await editor.languages.ask("codeLenses", "provideCodeLenses", editor.document, editor.token);
      return found as readonly {
        readonly command: { title: string; command: string; arguments: readonly unknown[] };
      }[];
    };
    const [lens] = await lenses();
    expect(lens?.command.title).toBe("needs 3 permissions, 1 missing");
    await editor.run(lens?.command.command ?? "", ...(lens?.command.arguments ?? []));
    expect(lastDocument(editor)?.getText()).toContain("MISSING: s3:DeleteObject");
    expect(editor.window.messages).toEqual([]);
    let askedAgain = 0;
    editor.languages.listen("codeLenses", "onDidChangeCodeLenses", () => askedAgain++);
    editor.workspace.configure("dmslint.codeLens.enable", false);
    expect(askedAgain).toBeGreaterThan(0);
    expect(await lenses()).toEqual([]);
    expect(serversIn(extension)).toHaveLength(1);
  });

  it("fixes all findings of a file", async () => {
    const editor = await open(module);
    await editor.run("dmslint.fixAll");
    await editor.expectCodes([]);
    expect(editor.document.getText()).toContain("depends_on = [aws_iam_role_policy_attachment.vpc]");
    await editor.run("dmslint.fixAll");
    expect(editor.window.messages).toEqual(["Nothing in this file can be fixed without changing who may do what."]);
  });

  it("explains what stands at the cursor", async () => {
    const editor = await open({ "dms.tf": `# nothing\n${lakeFile}` });
    putCursor(editor, "bucket_name");
    await editor.run("dmslint.explainHere");
    expect(lastDocument(editor)?.uri.scheme).toBe("dmslint");
    expect(lastDocument(editor)?.getText()).toContain("aws_dms_s3_endpoint.target");
    putCursor(editor, "# nothing");
    await editor.run("dmslint.explainHere");
    expect(editor.window.messages).toEqual(["No resource stands at the cursor."]);
  });

  it("shows the graph in a panel that may ask for nothing", async () => {
    const editor = await open({ "dms.tf": lakeFile });
    await editor.run("dmslint.showGraph");
    const [panel] = editor.window.panels;
    expect(panel?.title).toBe("dmslint: dms.tf");
    expect(panel?.options).toMatchObject({ enableScripts: true, localResourceRoots: [] });
    expect(panel?.webview.html).toMatch(
      /Content-Security-Policy" content="default-src 'none'; .*aws_dms_s3_endpoint.target/s,
    );
  });

  it("opens the least policy in a document of its language", async () => {
    const editor = await open({ "dms.tf": lakeFile });
    putCursor(editor, 'name               = "lake"');
    await editor.run("dmslint.showLeastPolicy");
    expect(lastDocument(editor)).toMatchObject({ languageId: "terraform", isUntitled: true });
    expect(lastDocument(editor)?.getText()).toContain("s3:DeleteObject");
    expect(editor.window.messages).toEqual([]);
  });

  it("says why a command has no result", async () => {
    const editor = await open({ "p.json": passesAllPolicy });
    await editor.run("dmslint.showGraph");
    await editor.run("dmslint.showLeastPolicy");
    const other = await open({ "notes.yaml": "a: 1\n" });
    await other.run("dmslint.showGraph");
    expect([editor.window.messages, other.window.messages]).toEqual([
      [
        "No DMS resource is declared here, so the graph is empty.",
        "No DMS resource is declared here that needs a policy.",
      ],
      ["No DMS resource is declared here, so the graph is empty."],
    ]);
  });

  it("counts findings and what is not judged, and shows the output at a click", async () => {
    const editor = await open({
      "dms.tf": `variable "r" {}\n${lakeFile.replace("= aws_iam_role.lake.arn", "= var.r")}`,
    });
    await expect
      .poll(() => editor.status()?.text, { timeout: 15_000 })
      .toMatch(/^dmslint: no findings, \d+ not judged$/);
    const lake = await open({ "dms.tf": lakeFile });
    await lake.expectCodes(["role-permissions"]);
    await expect.poll(() => lake.status()?.text, { timeout: 15_000 }).toMatch(/^dmslint: 1 finding/);
    expect(lake.status()).toMatchObject({ severity: 1, command: { command: "dmslint.showOutput" } });
    await lake.run("dmslint.showOutput");
    expect(lake.window.state.outputShown).toBe(1);
  });

  it("restarts the server, and leaves none behind", async () => {
    const editor = await open(module);
    await editor.expectCodes(["account-role-order"]);
    const before = serversIn(extension);
    await editor.run("dmslint.restart");
    await editor.expectCodes(["account-role-order"]);
    const after = serversIn(extension);
    expect([before.length, after.length]).toEqual([1, 1]);
    expect(after[0]?.pid).not.toBe(before[0]?.pid);
    await editor.end();
    await expect.poll(() => serversIn(extension), { timeout: 10_000 }).toEqual([]);
    expect([editor.commands.size, editor.languages.count(), editor.languages.statusItems.size]).toEqual([0, 0, 0]);
  });

  it("starts a killed server again", async () => {
    const editor = await open(module);
    await editor.expectCodes(["account-role-order"]);
    const [server] = serversIn(extension);
    process.kill(server?.pid ?? NaN, "SIGKILL");
    await expect
      .poll(() => serversIn(extension).map(({ pid }) => pid === server?.pid), { timeout: 15_000 })
      .toEqual([false]);
    await editor.run("dmslint.fixAll");
    await editor.expectCodes([]);
  });

  it("reads the packed server's own files", () => {
    expect(readFileSync(join(extension, "server/package.json"), "utf8")).toContain('"type": "module"');
  });
});
