import { isAbsolute, resolve, slashed } from "../../paths/index.js";
import { isRecord } from "../../source/index.js";
import { pathOfUri } from "./uris.js";

/** The folders that are open in the editor, in their order. */
export interface WorkspaceFolders {
  /** The folder that documents without a file belong to. */
  readonly first: () => string;
  readonly changed: (params: unknown) => void;
}

/** Reads them from the parameters of `initialize`. Without one, it is the folder in which the server was started. */
export function workspaceFolders({
  rootPath,
  rootUri,
  workspaceFolders: given,
}: Readonly<Record<string, unknown>>): WorkspaceFolders {
  const paths = pathsOf(given);
  const root = typeof rootUri === "string" ? pathOfUri(withoutEnd(rootUri)) : olderRoot(rootPath);
  let folders = paths.length > 0 || root === undefined ? paths : [root];
  return {
    first: () => folders[0] ?? slashed(process.cwd()),
    changed(params) {
      const event = isRecord(params) && isRecord(params.event) ? params.event : {};
      const removed = new Set(pathsOf(event.removed));
      folders = [...new Set([...folders.filter((path) => !removed.has(path)), ...pathsOf(event.added)])];
    },
  };
}

function pathsOf(given: unknown): readonly string[] {
  if (!Array.isArray(given)) return [];
  return given.flatMap((folder) =>
    isRecord(folder) && typeof folder.uri === "string" ? (pathOfUri(withoutEnd(folder.uri)) ?? []) : [],
  );
}

function withoutEnd(uri: string): string {
  return uri.replace(/(?<=[^/])\/$/, "");
}

/** Editors that are older than `rootUri` send a path. */
function olderRoot(path: unknown): string | undefined {
  return typeof path === "string" && isAbsolute(path) ? resolve(path) : undefined;
}
