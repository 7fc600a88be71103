import type { Position } from "vscode-languageserver/node.js";
import { isFailure } from "../source/index.js";
import { unitPathOf } from "../workspace/index.js";
import { addressAt } from "./places/address-at.js";
import { codeActions } from "./code-actions/code-actions.js";
import { codeLenses, explanation } from "./overviews/code-lenses.js";
import { completionAt } from "./completion/complete.js";
import { documentLinks } from "./overviews/document-links.js";
import type { OpenDocument, Question } from "./editor/thread-messages.js";
import { hoverAt } from "./hovers/hover.js";
import { inlayHints } from "./overviews/inlay-hints.js";
import { definitionAt, referencesAt } from "./navigation/navigate.js";
import { shownTexts, type ShownTexts } from "./places/shown-texts.js";
import type { Snapshot } from "./lints/snapshot.js";
import { documentSymbols, workspaceSymbols } from "./overviews/symbols.js";
import type { Session, SessionOptions } from "./session.js";
import { stackOf, taskFor } from "./lints/unit-lints.js";
import { graphPage, leastPolicyPage, notJudgedLines } from "./overviews/unit-pages.js";

/** Answers the questions of the editor. */
export interface Answers {
  /** Reports the answer. Never fails. */
  reply(question: Question): Promise<void>;
  cancel(question: number): void;
}

export interface AnswerOptions extends SessionOptions {
  readonly session: Session;
  /** The URL of the script of the page that shows a graph. */
  readonly graphViewer: string | undefined;
}

export function answersOf(options: AnswerOptions): Answers {
  const { report } = options;
  const waiting = new Set<number>();
  return {
    async reply(question) {
      const { id } = question;
      waiting.add(id);
      try {
        const result = await answerTo(question, options, () => waiting.has(id));
        if (isFailure(result)) report({ kind: "noAnswer", question: id, message: result.message });
        else report({ kind: "answer", question: id, result });
      } catch (error) {
        const words = stackOf(error);
        report({ kind: "log", message: words });
        report({ kind: "noAnswer", question: id, message: `dmslint failed (${words.split("\n")[0] ?? ""}).` });
      } finally {
        waiting.delete(id);
      }
    },
    cancel: (question) => void waiting.delete(question),
  };
}

/**
 * `null`: there is no answer, or nobody wants it any more. If files have changed on the disk that an edit is about, and the editor
 * has not said so, their units are judged again first.
 */
async function answerTo(question: Question, options: AnswerOptions, isWanted: () => boolean): Promise<unknown> {
  const changed = new Set<string>();
  const onChangedFile = (path: string): void => void changed.add(path);
  const answer = await answerNow(question, options, isWanted, onChangedFile);
  if (changed.size === 0) return answer;
  options.session.changedOnDisk([...changed]);
  return answerNow(question, options, isWanted, onChangedFile);
}

async function answerNow(
  question: Question,
  options: AnswerOptions,
  isWanted: () => boolean,
  onChangedFile: (path: string) => void,
): Promise<unknown> {
  const { editor, session, settings, stopped, tasks } = options;
  const { id, kind, path, revision } = question;
  const document = editor.documents.at(path);
  const unit = unitPathOf(path);
  if (document?.revision !== revision || stopped.has(unit, kind)) return null;
  if (kind === "diagnostics") {
    await session.snapshotFor(document);
    return null;
  }
  const shown = kind === "codeActions" ? await session.messagesFor(document) : [];
  const snapshot = await snapshotFor(kind, document, session);
  const others = kind === "definition" || kind === "references" ? await session.snapshots() : [];
  const work = async (): Promise<unknown> => {
    if (question.kind === "codeActions")
      return codeActions(question, document, shown, snapshot, { ...editor, settings, onChangedFile });
    if (question.kind === "completion") return completionAt(question.position, document, snapshot);
    if (!snapshot) return null;
    return answerFrom(question, document, snapshot, shownTexts(editor.documents, [snapshot, ...others]), options);
  };
  const task = taskFor(unit, kind, editor.documents, id);
  return tasks.run(
    () => task,
    async () => (isWanted() ? work() : null),
  );
}

/** What is completed while somebody types does not wait for the text to be judged. */
async function snapshotFor(
  kind: Question["kind"],
  document: OpenDocument,
  session: Session,
): Promise<Snapshot | undefined> {
  const last = kind === "completion" ? session.lastSnapshot(document) : undefined;
  return last ?? session.snapshotFor(document);
}

type AskedOfSnapshot = Exclude<Question, { readonly kind: "codeActions" | "completion" | "diagnostics" }>;

/** The answer to a question about what was read and judged last. */
function answerFrom(
  question: AskedOfSnapshot,
  document: OpenDocument,
  snapshot: Snapshot,
  shown: ShownTexts,
  { editor, graphViewer }: AnswerOptions,
): unknown {
  const addressOf = (of: string | Position | undefined): string | undefined =>
    typeof of === "object" ? addressAt(of, document, snapshot, shown) : of;
  switch (question.kind) {
    case "hover":
      return hoverAt(question.position, document, snapshot, editor.client.takesMarkdown);
    case "definition":
      return definitionAt(question.position, document, shown);
    case "references":
      return referencesAt(question.position, document, question.withDeclaration, shown);
    case "documentSymbols":
      return documentSymbols(document.path, snapshot, shown);
    case "workspaceSymbols":
      return workspaceSymbols(question.query, snapshot, shown);
    case "codeLenses":
      return codeLenses(document.path, document.uri, snapshot, shown);
    case "explain":
      return explanation(addressOf(question.of), snapshot);
    case "graph":
      return graphPage(snapshot, graphViewer);
    case "leastPolicy":
      return leastPolicyPage(snapshot, addressOf(question.of), typeof question.of === "object");
    case "notJudged":
      return notJudgedLines(document.path, snapshot);
    case "inlayHints":
      return inlayHints(document.path, question.range, snapshot, shown);
    case "documentLinks":
      return documentLinks(document.path, snapshot, shown, editor);
  }
}
