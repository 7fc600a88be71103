import { join } from "node:path";
import type { CodeAction, Range } from "vscode-languageserver/node.js";
import { expect } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { sharedServer, startServer, type Server, type ServerOptions } from "./server-process.js";

interface Opened {
  readonly server: Server;
  readonly path: string;
  readonly folder: string;
  /** What is offered at the finding of a rule. */
  readonly actionsAt: (rule: string) => Promise<readonly CodeAction[]>;
  /** Codes that are left once the document has this text. */
  readonly codesAfter: (text: string) => Promise<readonly unknown[]>;
}

type Open = (
  name: string,
  text: string,
  files?: Readonly<Record<string, string>>,
  options?: ServerOptions,
) => Promise<Opened>;

/** Opens documents, all in one server but those that ask for options. */
export function opener(): Open {
  const shared = sharedServer();
  return async (name, text, files = {}, options) => {
    const folder = workspace(files);
    const path = join(folder, name);
    const server = await (options ? startServer(folder, options) : shared());
    await server.open(path, text);
    const { diagnostics } = await server.diagnostics(path, 1);
    return {
      server,
      path,
      folder,
      actionsAt: async (rule) => {
        const range = diagnostics.find(({ code }) => code === rule)?.range;
        expect(range, `no finding of ${rule}`).toBeDefined();
        return server.codeActions(path, range ?? everywhere);
      },
      codesAfter: async (after) => {
        const version = await server.change(path, after);
        const left = await server.diagnostics(path, version);
        return left.diagnostics.map(({ code, message }) => code ?? message);
      },
    };
  };
}

/** The place of the whole document. */
export const everywhere: Range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

export const titles = (actions: readonly CodeAction[]): readonly string[] => actions.map(({ title }) => title);
export const titled = (actions: readonly CodeAction[], title: string | RegExp): CodeAction | undefined =>
  actions.find((action) => (typeof title === "string" ? action.title === title : title.test(action.title)));
