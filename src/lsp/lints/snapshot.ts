import type { LintMessage } from "../../linter/index.js";
import { isFailure, type Result } from "../../source/index.js";
import { unitPathOf } from "../../workspace/index.js";
import { isTouched, messageInCurrentText, withCurrentText, type BrokenText } from "../texts/broken-texts.js";
import { lintDocument, type DocumentLint, type LintSettings } from "./lint-document.js";
import { withSeen, type Seen } from "./seen.js";

/** The findings of a document's unit. Positions are those of the texts at the time of the run. */
export interface Snapshot {
  /** The path of the document through which the unit was found. */
  readonly document: string;
  /** The open texts, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** The findings by path. */
  readonly messages: ReadonlyMap<string, readonly LintMessage[]>;
  /** The result of linting. For an open text with a syntax error, its last text without one was linted. */
  readonly judged: DocumentLint;
  /** Texts with a syntax error, by path. */
  readonly brokenTexts: ReadonlyMap<string, BrokenText>;
}

/** What is kept while a text has a syntax error. */
export interface LastReadable {
  /**
   * For each unit and open file: the last text without a syntax error, and the changes since then. A file that two units read
   * may be broken in one of them only.
   */
  readonly texts: Map<string, Map<string, BrokenText>>;
  /**
   * The lints of texts without a syntax error, by the document through which the unit was found. They are not made again at
   * each key, as long as nothing else changes. When something does, they are removed.
   */
  readonly lints: Map<string, ReadableLint>;
}

interface ReadableLint extends SeenLint {
  readonly texts: ReadonlyMap<string, string>;
}

/** A lint, or why there is none, and what it saw. */
interface SeenLint {
  readonly lint: Result<DocumentLint>;
  readonly seen: Seen;
}

/** A snapshot, or why there is none, and what its lints saw. */
export interface SeenSnapshot {
  readonly snapshot: Result<Snapshot>;
  readonly seen: readonly Seen[];
}

/**
 * Lints the unit of a document. If a text has a syntax error while somebody types, its last text without one is linted.
 * So the editor keeps showing its findings, together with the syntax error, except for those whose place was edited since.
 */
export async function snapshotOf(
  document: string,
  texts: ReadonlyMap<string, string>,
  last: LastReadable,
  settings: LintSettings,
): Promise<SeenSnapshot> {
  const { lint, seen } = await seenLint(document, texts, settings);
  if (isFailure(lint)) return { snapshot: lint, seen: [seen] };
  const unit = unitPathOf(document);
  const good = last.texts.get(unit) ?? new Map<string, BrokenText>();
  last.texts.set(unit, good);
  const brokenTexts = heldTexts(lint, texts, good);
  if (brokenTexts.size === 0) {
    last.lints.set(document, { texts, lint, seen });
    return { snapshot: { document, texts, messages: messagesOf(lint), judged: lint, brokenTexts }, seen: [seen] };
  }
  const lastGood = [...brokenTexts].map(([path, { before }]): [string, string] => [path, before]);
  const readable = await readableLint(document, new Map([...texts, ...lastGood]), last.lints, settings);
  const { lint: judged } = readable;
  const allSeen = [seen, readable.seen];
  if (isFailure(judged)) return { snapshot: judged, seen: allSeen };
  const errors = messagesOf(lint);
  const messages = [...messagesOf(judged)].map(([path, all]): [string, readonly LintMessage[]] => {
    const held = brokenTexts.get(path);
    const syntax = held ? (errors.get(path) ?? []).filter(({ fatal }) => fatal) : [];
    const kept = held ? all.filter((one) => !one.fatal && !isTouched(one, held)) : all;
    return [path, [...syntax, ...kept.map((one) => messageInCurrentText(path, one, brokenTexts))]];
  });
  return { snapshot: { document, texts, messages: new Map(messages), judged, brokenTexts }, seen: allSeen };
}

async function readableLint(
  document: string,
  texts: ReadonlyMap<string, string>,
  lints: LastReadable["lints"],
  settings: LintSettings,
): Promise<SeenLint> {
  const known = lints.get(document);
  if (known?.texts.size === texts.size && [...texts].every(([path, text]) => known.texts.get(path) === text))
    return known;
  const made = await seenLint(document, texts, settings);
  if (!isFailure(made.lint)) lints.set(document, { texts, ...made });
  return made;
}

async function seenLint(
  document: string,
  texts: ReadonlyMap<string, string>,
  settings: LintSettings,
): Promise<SeenLint> {
  const { result, seen } = await withSeen((recorded) => lintDocument({ document, texts }, settings, recorded));
  return { lint: result, seen };
}

/** Stores the texts without a syntax error. Gives the texts that have one now, but had none before. */
function heldTexts(
  { results }: DocumentLint,
  texts: ReadonlyMap<string, string>,
  good: Map<string, BrokenText>,
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

/**
 * Keeps only the first of several syntax errors with the same message. One open quote can cause an error on every line
 * after it.
 */
function isFirstOfItsWords(message: LintMessage, index: number, all: readonly LintMessage[]): boolean {
  return !message.fatal || index === all.findIndex((other) => other.fatal && other.message === message.message);
}
