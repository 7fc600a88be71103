import type { LintMessage } from "../linter/index.js";
import type { OpenDocument } from "./documents.js";
import type { Snapshot } from "./snapshot.js";

export interface ShownMessage {
  readonly message: LintMessage;
  readonly snapshot: Snapshot;
}

/** The findings in a document, whichever unit has them: a module's file is judged through its callers too. */
export function shownMessages(document: OpenDocument, snapshots: readonly Snapshot[]): readonly ShownMessage[] {
  const found = new Map<string, ShownMessage>();
  for (const snapshot of snapshots) {
    // What was found in another text stands at other places; the next answer is on its way.
    if (snapshot.texts.get(document.path) !== document.text) continue;
    for (const message of snapshot.messages.get(document.path) ?? []) {
      const { data, line, column, endLine, endColumn, ruleId } = message;
      const key = JSON.stringify([ruleId, line, column, endLine, endColumn, message.message, data]);
      if (!found.has(key)) found.set(key, { message, snapshot });
    }
  }
  return [...found.values()];
}
