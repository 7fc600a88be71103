import type { LintMessage } from "../linter/index.js";
import { isFailure, type Result } from "../source/index.js";
import { withCurrentText, messageInCurrentText, type BrokenText } from "./broken-texts.js";
import { lintDocument, type DocumentLint, type LintSettings } from "./lint-document.js";

/** What was found in the unit of a document, in places of the texts as they were then. */
export interface Snapshot {
  /** Path of the document that the unit was found by. */
  readonly document: string;
  /** The open texts, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** By path; a file without findings has none. */
  readonly messages: ReadonlyMap<string, readonly LintMessage[]>;
  /** What was judged: the open texts, or where one is broken its last text that was not. */
  readonly judged: DocumentLint;
  /** Texts that are broken, by path. */
  readonly brokenTexts: ReadonlyMap<string, BrokenText>;
}

/** By path, the last text that could be read, and the way from it to the last one that was looked at. */
export type LastReadableTexts = Map<string, BrokenText>;

/**
 * Lints the unit of a document. A text that is broken while somebody types keeps its last findings, beside its syntax
 * error: the unit is judged with its last good text.
 */
export async function snapshotOf(
  document: string,
  texts: ReadonlyMap<string, string>,
  good: LastReadableTexts,
  settings: LintSettings,
): Promise<Result<Snapshot>> {
  const lint = await lintDocument({ document, texts }, settings);
  if (isFailure(lint)) return lint;
  const brokenTexts = heldTexts(lint, texts, good);
  if (brokenTexts.size === 0) return { document, texts, messages: messagesOf(lint), judged: lint, brokenTexts };
  const lastGood = [...brokenTexts].map(([path, { before }]): [string, string] => [path, before]);
  const judged = await lintDocument({ document, texts: new Map([...texts, ...lastGood]) }, settings);
  if (isFailure(judged)) return judged;
  const errors = messagesOf(lint);
  const messages = [...messagesOf(judged)].map(([path, all]): [string, readonly LintMessage[]] => {
    const syntax = brokenTexts.has(path) ? (errors.get(path) ?? []).filter(({ fatal }) => fatal) : [];
    return [path, [...syntax, ...all.map((one) => messageInCurrentText(path, one, brokenTexts))]];
  });
  const reads = new Set([...lint.reads, ...judged.reads]);
  return { document, texts, messages: new Map(messages), judged: { ...judged, reads }, brokenTexts };
}

/** Notes which texts are good, and gives those that are broken and were good before. */
function heldTexts(
  { results }: DocumentLint,
  texts: ReadonlyMap<string, string>,
  good: LastReadableTexts,
): Map<string, BrokenText> {
  const held = new Map<string, BrokenText>();
  for (const { fatalErrorCount, filePath } of results) {
    const text = texts.get(filePath);
    if (text === undefined) continue;
    const known = good.get(filePath);
    const now =
      fatalErrorCount === 0 ? { before: text, changes: [], after: text } : known && withCurrentText(text, known);
    if (now) good.set(filePath, now);
    if (now && fatalErrorCount > 0) held.set(filePath, now);
  }
  return held;
}

function messagesOf({ results }: DocumentLint): Map<string, readonly LintMessage[]> {
  return new Map(results.map(({ filePath, messages }) => [filePath, messages.filter(isFirstOfItsWords)]));
}

/** One open quote makes a complaint of every line below it: the first one is enough to find it. */
function isFirstOfItsWords(message: LintMessage, index: number, all: readonly LintMessage[]): boolean {
  return !message.fatal || index === all.findIndex((other) => other.fatal && other.message === message.message);
}
