import type { TextEdit, WorkspaceEdit } from "vscode-languageserver/node.js";
import { readBytes } from "../../disk/index.js";
import type { FileEdit } from "../../linter/index.js";
import { addTo, sourceFile } from "../../source/index.js";
import { decode, sizeLimits } from "../../workspace/index.js";
import type { Client } from "../editor/client.js";
import type { OpenDocuments } from "../texts/documents.js";
import { rangeOfOffsets } from "../texts/positions.js";
import type { Snapshot } from "../lints/snapshot.js";

/** The editor that edits are for. */
export interface EditTarget {
  readonly client: Pick<Client, "takesVersionedEdits">;
  readonly documents: OpenDocuments;
  /** A file that is not open has changed on the disk since it was judged. */
  readonly onChangedFile: (path: string) => void;
}

/** Converts the edits of a fix for the editor. `undefined`: a text changed since the fix was made. */
export function workspaceEdit(
  fileEdits: readonly FileEdit[],
  snapshot: Snapshot,
  { client, documents, onChangedFile }: EditTarget,
): WorkspaceEdit | undefined {
  const byPath = new Map<string, TextEdit[]>();
  for (const { filePath, range, text } of fileEdits) {
    const known = documents.at(filePath);
    if (known && known.text !== snapshot.texts.get(filePath)) return undefined;
    const before = known?.text ?? snapshot.judged.workspace.reader.read(filePath);
    if (before === undefined) return undefined;
    if (!known && !byPath.has(filePath) && before !== textOnDisk(filePath)) {
      onChangedFile(filePath);
      return undefined;
    }
    const edit = { range: rangeOfOffsets(sourceFile(filePath, before), range[0], range[1]), newText: text };
    addTo(byPath, filePath, edit);
  }
  if (!client.takesVersionedEdits) {
    return { changes: Object.fromEntries([...byPath].map(([path, all]) => [documents.uriOf(path), all])) };
  }
  return {
    documentChanges: [...byPath].map(([path, edits]) => {
      const version = documents.at(path)?.version ?? null;
      return { textDocument: { uri: documents.uriOf(path), version }, edits };
    }),
  };
}

/** The text of a file now. Not every editor tells when a file has changed, and of one that is not open it knows no version. */
function textOnDisk(path: string): string | undefined {
  const read = readBytes(path, sizeLimits.found.bytes);
  return read.kind === "bytes" ? decode(read.bytes).text : undefined;
}
