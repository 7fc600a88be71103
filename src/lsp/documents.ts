import { TextDocuments, type Connection } from "vscode-languageserver/node.js";
import { TextDocument } from "vscode-languageserver-textdocument";
import { unitPathOf } from "../workspace/index.js";
import { pathOfUri, uriOfPath } from "./uris.js";

/** A file that is open in the editor. */
export interface OpenDocument {
  /** The URI exactly as the editor sent it. */
  readonly uri: string;
  readonly path: string;
  readonly version: number;
  readonly text: string;
}

/** The open files, by path. */
export interface OpenDocuments {
  at(path: string): OpenDocument | undefined;
  of(uri: string): OpenDocument | undefined;
  inUnit(unit: string): readonly OpenDocument[];
  texts(): ReadonlyMap<string, string>;
  /** The URI that the editor uses, if the file is open. Otherwise it is made from the path. */
  uriOf(path: string): string;
}

export interface DocumentEvents {
  readonly onChange: (document: OpenDocument) => void;
  readonly onSave: (document: OpenDocument) => void;
  readonly onClose: (document: OpenDocument) => void;
}

/** Tracks which files the editor opens, changes and closes. */
export function openDocuments(connection: Connection, events: DocumentEvents): OpenDocuments {
  const followed = new TextDocuments(TextDocument);
  const open = new Map<string, TextDocument>();
  const asOpen = (document: TextDocument): OpenDocument | undefined => {
    const path = pathOfUri(document.uri);
    if (path === undefined) return undefined;
    return { uri: document.uri, path, version: document.version, text: document.getText() };
  };
  const tell = (listener: (document: OpenDocument) => void, document: TextDocument): void => {
    const known = asOpen(document);
    if (known) listener(known);
  };
  followed.onDidChangeContent(({ document }) => {
    const path = pathOfUri(document.uri);
    if (path !== undefined) open.set(path, document);
    tell(events.onChange, document);
  });
  followed.onDidSave(({ document }) => tell(events.onSave, document));
  followed.onDidClose(({ document }) => {
    const path = pathOfUri(document.uri);
    if (path !== undefined) open.delete(path);
    tell(events.onClose, document);
  });
  followed.listen(connection);
  const at = (path: string): OpenDocument | undefined => {
    const document = open.get(path);
    return document && asOpen(document);
  };
  return {
    at,
    of: (uri) => {
      const path = pathOfUri(uri);
      return path === undefined ? undefined : at(path);
    },
    inUnit: (unit) => [...open.keys()].filter((path) => unitPathOf(path) === unit).flatMap((path) => at(path) ?? []),
    texts: () => new Map([...open].map(([path, document]) => [path, document.getText()])),
    uriOf: (path) => open.get(path)?.uri ?? uriOfPath(path),
  };
}
