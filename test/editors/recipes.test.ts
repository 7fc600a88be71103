import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { InitializeResult } from "vscode-languageserver/node.js";
import { frame } from "../lsp/raw-server.js";
import { startServer } from "../lsp/server-process.js";
import { workspace } from "../workspace/workspace.js";
import { home, recipe, root } from "./recipes.js";

interface Sublime {
  readonly clients: { readonly dmslint: { readonly command: readonly string[] } };
}

interface Zed {
  readonly lsp: Readonly<
    Record<string, { readonly binary: { readonly path: string; readonly arguments: readonly string[] } }>
  >;
}

interface JetBrains {
  readonly programArgs: { readonly default: string };
  readonly fileTypeMappings: readonly { readonly fileType: { readonly patterns: readonly string[] } }[];
}

const jetBrains = JSON.parse(readFileSync(`${root}editors/jetbrains/template.json`, "utf8")) as JetBrains;

/** The commands that a recipe names, as a shell takes them. */
const commands: readonly (readonly [string, () => readonly string[]])[] = [
  ["JetBrains", () => [jetBrains.programArgs.default]],
  ["Sublime Text", () => [(JSON.parse(recipe("Sublime Text", "json")) as Sublime).clients.dmslint.command.join(" ")]],
  [
    "Zed",
    () =>
      Object.values((JSON.parse(recipe("Zed", "json")) as Zed).lsp).map(({ binary }) =>
        [binary.path, ...binary.arguments].join(" "),
      ),
  ],
];

describe("the recipes for editors that do not run here", () => {
  it.each(commands)("%s: the command is a server", async (_name, read) => {
    const { env, folder } = home({});
    for (const command of read()) {
      const child = spawn("sh", ["-c", command], { cwd: folder, env, stdio: ["pipe", "pipe", "inherit"] });
      child.stdin.write(frame({ jsonrpc: "2.0", id: 1, method: "initialize", params: { capabilities: {} } }));
      const [answer] = (await once(child.stdout, "data")) as [Buffer];
      expect(String(answer)).toContain('"serverInfo":{"name":"dmslint"');
      child.stdin.end();
      await once(child, "exit");
    }
  });

  it("JetBrains: the patterns are those of the page", () => {
    const page = readFileSync(`${root}docs/editors.md`, "utf8");
    const patterns = jetBrains.fileTypeMappings.flatMap(({ fileType }) => fileType.patterns);
    expect(patterns.length).toBeGreaterThan(4);
    expect(patterns.filter((pattern) => !page.includes(`\`${pattern}\``))).toEqual([]);
  });
});

/** How the server announces the methods of the page. */
const announced: Readonly<Record<string, keyof InitializeResult["capabilities"]>> = {
  "textDocument/diagnostic": "diagnosticProvider",
  "workspace/diagnostic": "diagnosticProvider",
  "textDocument/completion": "completionProvider",
  "textDocument/hover": "hoverProvider",
  "textDocument/signatureHelp": "signatureHelpProvider",
  "textDocument/definition": "definitionProvider",
  "textDocument/declaration": "declarationProvider",
  "textDocument/references": "referencesProvider",
  "textDocument/documentSymbol": "documentSymbolProvider",
  "workspace/symbol": "workspaceSymbolProvider",
  "textDocument/documentLink": "documentLinkProvider",
  "textDocument/codeLens": "codeLensProvider",
  "workspace/executeCommand": "executeCommandProvider",
  "textDocument/codeAction": "codeActionProvider",
  "textDocument/rename": "renameProvider",
  "textDocument/formatting": "documentFormattingProvider",
  "textDocument/onTypeFormatting": "documentOnTypeFormattingProvider",
  "textDocument/foldingRange": "foldingRangeProvider",
  "textDocument/semanticTokens/full": "semanticTokensProvider",
  "textDocument/inlayHint": "inlayHintProvider",
};

describe("the page about editors", () => {
  it("says of each method and each command whether the server has it", async () => {
    const page = readFileSync(`${root}docs/editors.md`, "utf8");
    const pulls = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
    const { capabilities } = (await startServer(workspace({}), { capabilities: pulls })).initialized;
    const rows = [...page.matchAll(/^\| `(\w+\/[\w/]+)`.*? \| ([^|]*) ?\|/gm)].map(([, method = "", cell = ""]) => [
      method,
      cell.trim() !== "",
    ]);
    const has = Object.entries(announced).map(([method, name]) => [method, capabilities[name] !== undefined]);
    expect(rows.toSorted()).toEqual(has.toSorted());
    const unknown = Object.keys(capabilities).filter(
      (name) => name.endsWith("Provider") && !Object.values<string>(announced).includes(name),
    );
    expect(unknown, "methods that the page does not name").toEqual([]);
    const named = [...page.matchAll(/^\| `(dmslint\.\w+)` \|/gm)].map(([, name]) => name);
    expect(named).toEqual(capabilities.executeCommandProvider?.commands);
  });
});
