import type { FileEdit, LintMessage } from "../../linter/index.js";
import { isFailure, offsetAt, sourceFile } from "../../source/index.js";
import type { OpenDocument } from "../editor/thread-messages.js";
import { lintDocument, type LintSettings } from "../lints/lint-document.js";
import { metadataEdit } from "./metadata-edit.js";
import type { ShownMessage } from "../diagnostics/shown-messages.js";
import type { Snapshot } from "../lints/snapshot.js";

export interface DisableAction {
  readonly title: string;
  readonly edits: readonly FileEdit[];
}

/**
 * An action that disables a rule for one finding: a comment above the line, or an entry in the metadata of the resource
 * in JSON. Inside embedded text neither may work, so each edit is tried in memory before it is offered.
 */
export async function disableAction(
  { message, snapshot }: ShownMessage,
  document: OpenDocument,
  settings: LintSettings,
): Promise<DisableAction | undefined> {
  const { ruleId } = message;
  if (ruleId === null || snapshot.brokenTexts.size > 0) return undefined;
  for (const candidate of candidates(ruleId, message, document, snapshot)) {
    if (await silences(candidate.edits, message, document, snapshot, settings)) return candidate;
  }
  return undefined;
}

function candidates(
  rule: string,
  message: LintMessage,
  document: OpenDocument,
  snapshot: Snapshot,
): readonly DisableAction[] {
  // JSON has no comments, so no comment is tried.
  const isJson = /\.json$/i.test(document.path) || /^\s*[{[]/.test(document.text);
  if (!isJson) return [{ title: `Disable ${rule} for this line`, edits: [commentEdit(rule, message, document)] }];
  const template = snapshot.judged.model.templates.find(({ path }) => path === document.path);
  const found = template && metadataEdit(template, rule, message.address);
  return found ? [{ title: `Disable ${rule} for ${found.resource}`, edits: [found.edit] }] : [];
}

const directive =
  /^(\s*(?:#|\/\/)\s*dmslint-disable-next-line\s+[^\s,]+(?:[\s,]+[^\s,]+)*?)(?:\s+--\s.*|\s+until=.*|\s*)$/;

function commentEdit(rule: string, { line }: LintMessage, { path, text }: OpenDocument): FileEdit {
  const file = sourceFile(path, text);
  const start = offsetAt(file, { line, column: 1 });
  const above = line > 1 ? offsetAt(file, { line: line - 1, column: 1 }) : start;
  const known = directive.exec(text.slice(above, start).trimEnd())?.[1];
  if (known !== undefined) {
    const end = above + known.length;
    return { filePath: path, range: [end, end], text: `, ${rule}` };
  }
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? "";
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const comment = `${indent}# dmslint-disable-next-line ${rule}${newline}`;
  return { filePath: path, range: [start, start], text: comment };
}

async function silences(
  edits: readonly FileEdit[],
  message: LintMessage,
  { path, text }: OpenDocument,
  { document, texts }: Snapshot,
  settings: LintSettings,
): Promise<boolean> {
  const after = edits.reduce(
    (done, { range: [start, end], text: words }) => done.slice(0, start) + words + done.slice(end),
    text,
  );
  const lint = await lintDocument({ document, texts: new Map([...texts, [path, after]]) }, settings);
  const result = isFailure(lint) ? undefined : lint.results.find(({ filePath }) => filePath === path);
  const isSilenced = result?.suppressedMessages.some(({ fingerprint }) => fingerprint === message.fingerprint) ?? false;
  return isSilenced && result?.fatalErrorCount === 0;
}
