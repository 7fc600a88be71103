import type { LintMessage } from "../../linter/index.js";
import type { OpenDocument } from "../editor/thread-messages.js";
import type { Snapshot } from "../lints/snapshot.js";

export interface ShownMessage {
  readonly message: LintMessage;
  readonly snapshot: Snapshot;
}

/** The findings in a document, from all units: a file of a module is also judged with the callers of the module. */
export function shownMessages(document: OpenDocument, snapshots: readonly Snapshot[]): readonly ShownMessage[] {
  const found = new Map<string, ShownMessage>();
  for (const snapshot of snapshots) {
    // Findings for another text have wrong positions. They are skipped, because the unit is already being linted again.
    if (snapshot.texts.get(document.path) !== document.text) continue;
    for (const message of snapshot.messages.get(document.path) ?? []) {
      const { data, line, column, endLine, endColumn, ruleId } = message;
      const key = JSON.stringify([ruleId, line, column, endLine, endColumn, message.message, data]);
      if (!found.has(key)) found.set(key, { message, snapshot });
    }
  }
  return [...found.values()];
}
