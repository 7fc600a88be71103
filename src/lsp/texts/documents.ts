import { unitPathOf } from "../../workspace/index.js";
import type { OpenDocument } from "../editor/thread-messages.js";
import { uriOfPath } from "../editor/uris.js";

/** The files that are open in the editor, by path. */
export interface OpenDocuments {
  at(path: string): OpenDocument | undefined;
  inUnit(unit: string): readonly OpenDocument[];
  texts(): ReadonlyMap<string, string>;
  /** The URI that the editor uses, if the file is open. Otherwise it is made from the path. */
  uriOf(path: string): string;
}

export interface KeptDocuments extends OpenDocuments {
  keep(document: OpenDocument): void;
  forget(path: string): void;
}

/** The open files as the thread that talks with the editor tells them. */
export function openDocuments(documents: readonly OpenDocument[]): KeptDocuments {
  const open = new Map(documents.map((document) => [document.path, document]));
  return {
    at: (path) => open.get(path),
    inUnit: (unit) => [...open.values()].filter(({ path }) => unitPathOf(path) === unit),
    texts: () => new Map([...open].map(([path, { text }]) => [path, text])),
    uriOf: (path) => open.get(path)?.uri ?? uriOfPath(path),
    keep: (document) => void open.set(document.path, document),
    forget: (path) => void open.delete(path),
  };
}
