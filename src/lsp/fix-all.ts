import type { FileEdit } from "../linter/index.js";
import { overlap, sourceFile, type TextEdit } from "../source/index.js";
import type { OpenDocument } from "./documents.js";
import type { ShownMessage } from "./shown-messages.js";

/**
 * The edits of all fixes that stay in the document, the first in the file first: all edits of a finding or none. What
 * overlaps waits until it is asked for again, as what `--fix` leaves for its next pass.
 */
export function allFixes({ path, text }: OpenDocument, shown: readonly ShownMessage[]): readonly FileEdit[] {
  const file = sourceFile(path, text);
  const asTextEdit = ({ range: [start, end], text: words }: FileEdit): TextEdit => ({
    location: { file, start, end },
    text: words,
  });
  const chosen: FileEdit[] = [];
  const inOrder = [...shown].sort((one, other) => firstOf(one) - firstOf(other));
  for (const { message } of inOrder) {
    const edits = message.fixes ?? [];
    const isHere = edits.every(({ filePath }) => filePath === path);
    const isFree = !edits.some((edit) => chosen.some((other) => overlap(asTextEdit(edit), asTextEdit(other))));
    if (isHere && isFree) chosen.push(...edits);
  }
  return chosen;
}

function firstOf({ message }: ShownMessage): number {
  return Math.min(...(message.fixes ?? []).map(({ range: [start] }) => start));
}
