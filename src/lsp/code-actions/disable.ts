import type { FileEdit, LintMessage, LintResult } from "../../linter/index.js";
import { isInMadeFolder } from "../../model/index.js";
import { isFailure, offsetAt, onceIn, oncePer, sourceFile } from "../../source/index.js";
import type { OpenDocument } from "../editor/thread-messages.js";
import { lintDocument, type DocumentLint, type LintSettings } from "../lints/lint-document.js";
import { commentsAround } from "./comments-around.js";
import { metadataEdit } from "./metadata-edit.js";
import type { ShownMessage } from "../diagnostics/shown-messages.js";
import type { Snapshot } from "../lints/snapshot.js";

export interface DisableAction {
  readonly title: string;
  /** Those of one file from its end to its start. */
  readonly edits: readonly FileEdit[];
}

/**
 * An action that disables a rule for one finding by a comment above the line. Inside of embedded text that does not work, so each
 * edit is tried in memory before it is offered, and comments around the resource are next. In JSON, it is an entry in the metadata
 * of the resource.
 */
export async function disableAction(
  shown: ShownMessage,
  document: OpenDocument,
  settings: LintSettings,
): Promise<DisableAction | undefined> {
  const { message, snapshot } = shown;
  if (message.ruleId === null || snapshot.brokenTexts.size > 0) return undefined;
  const { column, fingerprint, line, ruleId } = message;
  const key = JSON.stringify([document.path, line, column, fingerprint]);
  return onceIn(actionsOf(snapshot.judged), key, () => actionFor(ruleId, shown, document, settings));
}

/** The actions for the findings of a lint. Editors ask for them again whenever the cursor moves. */
const actionsOf = oncePer((_judged: DocumentLint) => new Map<string, Promise<DisableAction | undefined>>());

async function actionFor(
  rule: string,
  { message, snapshot }: ShownMessage,
  document: OpenDocument,
  settings: LintSettings,
): Promise<DisableAction | undefined> {
  for (const candidate of candidates(rule, message, document, snapshot)) {
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
  const title = `Disable ${rule} for this line`;
  const { templates } = snapshot.judged.model;
  const template = templates.find(({ path }) => path === document.path);
  // It would be gone when the program writes the file again.
  if (template?.isGenerated || isInMadeFolder(document.path)) return [];
  if (!isJson) {
    const resources = templates.flatMap((one) => [...one.resources.values()]);
    const around = commentsAround(rule, message, document, resources);
    return [
      ...commentEdits(rule, message, document).map((edit) => ({ title, edits: [edit] })),
      ...(around ? [{ title: `Disable ${rule} for ${around.resource}`, edits: around.edits }] : []),
    ];
  }
  const found = template && metadataEdit(template, rule, message.address);
  return found ? [{ title: `Disable ${rule} for ${found.resource}`, edits: [found.edit] }] : [];
}

const directive = "dmslint-disable-next-line";

/** The rules of a directive, up to its reason, its last day or the end of the comment. */
const named = /^\s+[^\s,]+(?:[\s,]+[^\s,]+)*?(?=\s+-{2,}(?:\s|$)|\s+until=|\s*\*\/|\s*$)/;

/** Adds to the comment on the line above, if it disables rules already; else a new one. */
function commentEdits(rule: string, { line }: LintMessage, { path, text }: OpenDocument): readonly FileEdit[] {
  const file = sourceFile(path, text);
  const start = offsetAt(file, { line, column: 1 });
  const startAbove = line > 1 ? offsetAt(file, { line: line - 1, column: 1 }) : start;
  const above = text.slice(startAbove, start).trimEnd();
  const rules = above.lastIndexOf(directive) + directive.length;
  const known = above.includes(directive) ? named.exec(above.slice(rules)) : null;
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? "";
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const insert = (at: number, words: string): FileEdit => ({ filePath: path, range: [at, at], text: words });
  return [
    ...(known ? [insert(startAbove + rules + known[0].length, `, ${rule}`)] : []),
    insert(start, `${indent}# ${directive} ${rule}${newline}`),
  ];
}

/**
 * Whether an edit disables the finding and changes nothing else. In embedded text, a comment would be a part of the value:
 * then the finding may be gone as well, but nothing suppresses it.
 */
async function silences(
  edits: readonly FileEdit[],
  message: LintMessage,
  { path, text }: OpenDocument,
  { document, judged, texts }: Snapshot,
  settings: LintSettings,
): Promise<boolean> {
  const after = edits.reduce(
    (done, { range: [start, end], text: words }) => done.slice(0, start) + words + done.slice(end),
    text,
  );
  const lint = await lintDocument({ document, texts: new Map([...texts, [path, after]]) }, settings);
  if (isFailure(lint)) return false;
  const before = findingsOf(judged.results);
  const left = findingsOf(lint.results);
  const isSame = isWithin(before.all, left.all) && isWithin(left.all, before.all);
  const isFewer = (left.shown.get(message.fingerprint) ?? 0) < (before.shown.get(message.fingerprint) ?? 0);
  // A comment between another one and its line would let the findings of that one come back.
  return isSame && isFewer && isWithin(left.shown, before.shown);
}

type Counts = ReadonlyMap<string, number>;

/**
 * How many findings of each fingerprint there are, and how many of them are shown. What is wrong with comments is left out: a
 * new one has no reason yet.
 */
function findingsOf(results: readonly LintResult[]): { readonly all: Counts; readonly shown: Counts } {
  const shown = results.flatMap(({ messages }) => messages).filter(({ fatal, ruleId }) => ruleId !== null || fatal);
  const suppressed = results.flatMap(({ suppressedMessages }) => suppressedMessages);
  return { all: countsOf([...shown, ...suppressed]), shown: countsOf(shown) };
}

function countsOf(messages: readonly Pick<LintMessage, "fingerprint">[]): Counts {
  const counts = new Map<string, number>();
  for (const { fingerprint } of messages) counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  return counts;
}

function isWithin(some: Counts, all: Counts): boolean {
  return [...some].every(([fingerprint, count]) => count <= (all.get(fingerprint) ?? 0));
}
