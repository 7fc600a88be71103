import { expect } from "vitest";
import type { CodeAction } from "vscode-languageserver/node.js";
import { TextDocument } from "vscode-languageserver-textdocument";
import { uriOf } from "./server-process.js";

/** The text of a file after the editor has applied an action. */
export function applied(action: CodeAction | undefined, path: string, text: string): string {
  const uri = uriOf(path);
  const changes = (action?.edit?.documentChanges ?? []).flatMap((change) => ("edits" in change ? [change] : []));
  const edits = changes.filter(({ textDocument }) => textDocument.uri === uri).flatMap((change) => change.edits);
  expect(edits).not.toEqual([]);
  return TextDocument.applyEdits(
    TextDocument.create(uri, "", 0, text),
    edits.flatMap((edit) => ("newText" in edit ? [edit] : [])),
  );
}
