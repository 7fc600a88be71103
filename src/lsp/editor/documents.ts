import { uniqueBy } from "../../source/index.js";
import type { Position } from "vscode-languageserver/node.js";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { OpenedText, TextEdit, TextEdits } from "./params.js";
import type { OpenDocument } from "./thread-messages.js";
import { untitledPath } from "./untitled.js";
import { pathOfUri } from "./uris.js";

/** The longest text that is judged, in UTF-16 units. AWS accepts no template of this size. */
const longestText = 5_000_000;

/** The files that are open in the editor, and new documents without a file. Other documents are not followed. */
export interface EditorDocuments {
  /** The document of a file, if it is not too long to be judged. */
  at(path: string): OpenDocument | undefined;
  of(uri: string): OpenDocument | undefined;
  /** The documents that are not too long to be judged. */
  judged(): readonly OpenDocument[];
  /** Each of these gives the document after it. `undefined`: it is not a file, or it is not open. */
  open(opened: OpenedText): OpenDocument | undefined;
  edit(edits: TextEdits): OpenDocument | undefined;
  /** Gives what is shown of the file now: it may be open under another URI too. */
  close(uri: string): ClosedDocument | undefined;
}

export function isTooLong({ text }: Pick<OpenDocument, "text">): boolean {
  return text.length > longestText;
}

export interface ClosedDocument {
  readonly path: string;
  /** The same file under another URI. */
  readonly stillOpen: OpenDocument | undefined;
}

/** `folder`: where documents are judged that are no files yet. */
export function editorDocuments(folder: () => string): EditorDocuments {
  // In the order of their last change, because two URIs may name one file.
  const followed = new Map<string, OpenDocument>();
  let revisions = 0;
  const keep = (uri: string, path: string, version: number, text: string): OpenDocument => {
    const document = { uri, path, version, revision: ++revisions, text };
    followed.delete(uri);
    followed.set(uri, document);
    return document;
  };
  const openAt = (path: string): OpenDocument | undefined =>
    [...followed.values()].findLast((document) => document.path === path);
  const isJudged = (document: OpenDocument): boolean => !isTooLong(document);
  return {
    at: (path) => [openAt(path)].find((document) => document && isJudged(document)),
    of(uri) {
      const known = followed.get(uri);
      return known && openAt(known.path);
    },
    judged: () => uniqueBy([...followed.values()], ({ path }) => path).filter(isJudged),
    open({ languageId, text, uri, version }) {
      const path = pathOfUri(uri) ?? untitledPath(uri, languageId, folder());
      return path === undefined ? undefined : keep(uri, path, version, text);
    },
    edit({ edits, uri, version }) {
      const known = followed.get(uri);
      if (!known || edits.length === 0) return undefined;
      return keep(uri, known.path, version ?? known.version + 1, edited(known.text, edits));
    },
    close(uri) {
      const known = followed.get(uri);
      followed.delete(uri);
      return known && { path: known.path, stillOpen: openAt(known.path) };
    },
  };
}

/**
 * The text after the edits. The positions of each edit are those of the text after the edits before it. A position
 * outside the text means the nearest position in it: without this, the library loses track of the lines.
 */
function edited(before: string, edits: readonly TextEdit[]): string {
  const document = TextDocument.create("", "", 0, before);
  const nearest = (position: Position): Position => document.positionAt(document.offsetAt(position));
  for (const { range, text } of edits) {
    const change = range ? { range: { start: nearest(range.start), end: nearest(range.end) }, text } : { text };
    TextDocument.update(document, [change], 0);
  }
  return document.getText();
}
