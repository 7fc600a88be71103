import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { Location, Position, Range } from "vscode-languageserver/node.js";
import { workspace } from "../workspace/workspace.js";
import { sharedServer, uriOf, type Server } from "./server-process.js";

/** A folder with files, all of them open. */
export interface OpenFolder {
  readonly server: Server;
  readonly folder: string;
  readonly pathOf: (name: string) => string;
  /** Asks about a file as a whole. */
  readonly ask: (method: string, name: string, params?: object) => Promise<unknown>;
  /** Asks about the place of a word in a file: behind its first letter. */
  readonly askAt: (method: string, name: string, word: string, params?: object) => Promise<unknown>;
}

export function folderOpener(): (files: Readonly<Record<string, string>>) => Promise<OpenFolder> {
  const shared = sharedServer();
  return async (files) => {
    const [folder, server] = [workspace(files), await shared()];
    const pathOf = (name: string): string => join(folder, name);
    for (const [name, text] of Object.entries(files)) await server.open(pathOf(name), text);
    const ask: OpenFolder["ask"] = (method, name, params = {}) =>
      server.connection.sendRequest(method, { textDocument: { uri: uriOf(pathOf(name)) }, ...params });
    const askAt: OpenFolder["askAt"] = (method, name, word, params = {}) =>
      ask(method, name, { position: positionOf(word, files[name] ?? ""), ...params });
    return { server, folder, pathOf, ask, askAt };
  };
}

/** The position behind the first letter of a word, where it first stands. */
export function positionOf(word: string, text: string): Position {
  const at = text.indexOf(word);
  expect(at, `${word} is not in the text`).toBeGreaterThanOrEqual(0);
  const before = text.slice(0, at).split("\n");
  return { line: before.length - 1, character: (before.at(-1) ?? "").length + 1 };
}

/** The text in a range. */
export function textIn({ end, start }: Range, text: string): string {
  const lines = text.split("\n");
  const offset = ({ character, line }: Position): number =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return text.slice(offset(start), offset(end));
}

/** Where places are, with the text there: `stack.yaml: !Ref Role`. */
export function placesIn(places: unknown, files: Readonly<Record<string, string>>, folder: string): readonly string[] {
  return (places as readonly Location[]).map(({ range, uri }) => {
    const name = fileURLToPath(uri).slice(folder.length + 1);
    return `${name}: ${textIn(range, files[name] ?? "")}`;
  });
}
