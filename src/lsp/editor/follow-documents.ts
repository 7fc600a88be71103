import type { Diagnostic } from "vscode-languageserver/node.js";
import { isTooLong, type EditorDocuments } from "./documents.js";
import type { Judging } from "./judging.js";
import { documentUri, openedText, textEdits } from "./params.js";
import type { OpenDocument } from "./thread-messages.js";
import { unjudgedDiagnostic } from "./unjudged.js";

/** Sends the diagnostics of a document. The version is left out if it is closed. */
export type Publish = (
  document: { readonly uri: string; readonly version?: number },
  diagnostics: readonly Diagnostic[],
) => void;

const tooLong = "dmslint does not judge this file in an editor, because it is larger than 5 MB.";

/** The handlers of the messages about open documents. They have each text judged, except for those that are too long. */
export function followDocuments(
  documents: EditorDocuments,
  judging: Judging,
  publish: Publish,
): ReadonlyMap<string, (params: unknown) => void> {
  const long = new Set<string>();
  const changed = (document: OpenDocument | undefined): void => {
    if (!document) return;
    if (!isTooLong(document)) {
      long.delete(document.path);
      judging.changed(document);
    } else if (!long.has(document.path)) {
      long.add(document.path);
      judging.closed(document.path);
      publish(document, [unjudgedDiagnostic(document.text, tooLong)]);
    }
  };
  const closed = (uri: string): void => {
    const document = documents.close(uri);
    if (!document) return;
    publish({ uri }, []);
    if (document.stillOpen) return changed(document.stillOpen);
    long.delete(document.path);
    judging.closed(document.path);
  };
  // The saved file may be a config, or a file that is read but not open in the editor.
  const saved = (uri: string): void => {
    const document = documents.of(uri);
    if (document) judging.saved(document.path);
  };
  return new Map<string, (params: unknown) => void>([
    ["textDocument/didOpen", (params) => changed(documents.open(openedText(params)))],
    ["textDocument/didChange", (params) => changed(documents.edit(textEdits(params)))],
    ["textDocument/didClose", (params) => closed(documentUri(params))],
    ["textDocument/didSave", (params) => saved(documentUri(params))],
  ]);
}
