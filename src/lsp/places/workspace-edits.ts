import type { TextEdit, WorkspaceEdit } from "vscode-languageserver/node.js";
import type { FileEdit } from "../../linter/index.js";
import { addTo, sourceFile } from "../../source/index.js";
import type { OpenDocuments } from "../texts/documents.js";
import { rangeOfOffsets } from "../texts/positions.js";
import type { Snapshot } from "../lints/snapshot.js";

/** Converts the edits of a fix for the editor. `undefined`: a text changed since the fix was made. */
export function workspaceEdit(
  fileEdits: readonly FileEdit[],
  snapshot: Snapshot,
  documents: OpenDocuments,
  isVersioned: boolean,
): WorkspaceEdit | undefined {
  const byPath = new Map<string, TextEdit[]>();
  for (const { filePath, range, text } of fileEdits) {
    const known = documents.at(filePath);
    if (known && known.text !== snapshot.texts.get(filePath)) return undefined;
    const before = known?.text ?? snapshot.judged.workspace.reader.read(filePath);
    if (before === undefined) return undefined;
    const edit = { range: rangeOfOffsets(sourceFile(filePath, before), range[0], range[1]), newText: text };
    addTo(byPath, filePath, edit);
  }
  if (!isVersioned) {
    return { changes: Object.fromEntries([...byPath].map(([path, all]) => [documents.uriOf(path), all])) };
  }
  return {
    documentChanges: [...byPath].map(([path, edits]) => {
      const version = documents.at(path)?.version ?? null;
      return { textDocument: { uri: documents.uriOf(path), version }, edits };
    }),
  };
}
