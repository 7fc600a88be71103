import { setDiagnostics, type Diagnostic } from "@codemirror/lint";
import type { EditorState, Text, TransactionSpec } from "@codemirror/state";
import type { FileEdit, LintMessage, LintResult } from "../../../src/linter/index.js";
import { offersOf } from "./finding-edits.js";

/** Findings as the editor shows them: underlined, marked at the line, with the edits that they offer. */
export function diagnosticsOf(
  { messages }: Pick<LintResult, "messages">,
  onEdit: (edits: readonly FileEdit[]) => void,
): (state: EditorState) => TransactionSpec {
  return (state) =>
    setDiagnostics(
      state,
      messages.map((message) => diagnostic(message, state.doc, onEdit)),
    );
}

function diagnostic(message: LintMessage, doc: Text, onEdit: (edits: readonly FileEdit[]) => void): Diagnostic {
  const { from, to } = rangeOf(message, doc);
  return {
    from,
    to,
    severity: message.severity === 2 ? "error" : "warning",
    message: message.message,
    ...(message.ruleId !== null && { source: message.ruleId }),
    actions: offersOf(message).map(({ edits, label }) => ({ name: label, apply: () => onEdit(edits) })),
  };
}

/** The range in the text. A finding about a whole block is shown at its first line: all of it underlined would hide it. */
function rangeOf(message: LintMessage, doc: Text): { readonly from: number; readonly to: number } {
  const from = offsetOf(message.line, message.column, doc);
  const to = offsetOf(message.endLine, message.endColumn, doc);
  return { from, to: Math.max(from, Math.min(to, doc.lineAt(from).to)) };
}

/** The offset of a position of a finding. Lines and columns begin at 1. */
export function offsetOf(line: number, column: number, doc: Text): number {
  const place = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(place.from + column - 1, place.to);
}
