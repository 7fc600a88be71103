import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import { onTestFinished } from "vitest";
import { CancellationError, CancellationTokenSource, Disposable, EventEmitter } from "./events.js";
import { languages } from "./providers.js";
import * as values from "./values.js";
import { window } from "./window.js";
import { workspaceOf, type WorkspaceStart } from "./workspace.js";

interface Extension {
  readonly activate: (context: object) => Promise<void>;
  readonly deactivate: () => Promise<void>;
}

/**
 * An editor with the extension in it: the module that the extension requires is a double, everything that it contains
 * (the language client) and starts (the server) is real.
 */
export async function startEditor(start: WorkspaceStart, extensionPath = values.extensionFolder) {
  const [shown, spoken, files] = [window(), languages(), workspaceOf(start)];
  const commands = new Map<string, (...given: readonly unknown[]) => unknown>();
  const registerCommand = (name: string, run: (...given: readonly unknown[]) => unknown): Disposable => {
    if (commands.has(name)) throw new Error(`command '${name}' already exists`);
    commands.set(name, run);
    return new Disposable(() => commands.delete(name));
  };
  const { CodeActionKind, MarkdownString, Position, Range, records, Selection, TextEdit, WorkspaceEdit } = values;
  const vscode = {
    ...values.enums(),
    ...{ version: "1.91.0", env: { appName: "a double", language: "en" }, Uri: values.uriClass() },
    ...{ CancellationError, CancellationTokenSource, Disposable, EventEmitter },
    ...{ CodeActionKind, MarkdownString, Position, Range, Selection, TextEdit, WorkspaceEdit, ...records },
    ...{ commands: strict("commands", { registerCommand }), languages: strict("languages", spoken.api) },
    ...{ window: strict("window", shown.api), workspace: strict("workspace", files.api) },
  };
  const extension = load(`${extensionPath}dist/extension.js`, vscode);
  const subscriptions: Disposable[] = [];
  const end = async (): Promise<void> => {
    await extension.deactivate();
    for (const one of subscriptions.splice(0)) one.dispose();
  };
  onTestFinished(end);
  await extension.activate({ extensionPath, subscriptions });
  const run = (name: string, ...given: readonly unknown[]): unknown => {
    const command = commands.get(name);
    if (!command) throw new Error(`command '${name}' not found`);
    return command(...given);
  };
  return {
    ...{ window: shown, languages: spoken, workspace: files, commands, run, end },
    token: new CancellationTokenSource().token,
  };
}

/** An object that says what it lacks, so that nothing of the double is missing unnoticed. */
function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key, receiver) {
      if (!(key in target)) throw new Error(`the double has no vscode.${name}.${String(key)}`);
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
}

/** Loads a bundle as VS Code does: with `require`, and with its own module for `vscode`. */
function load(path: string, vscode: object): Extension {
  const own = createRequire(path);
  const module = { exports: {} };
  const run = compileFunction(readFileSync(path, "utf8"), ["require", "module", "exports"], { filename: path });
  (run as (...given: readonly unknown[]) => void)(
    (id: string): unknown => (id === "vscode" ? vscode : (own(id) as unknown)),
    module,
    module.exports,
  );
  return module.exports as Extension;
}
