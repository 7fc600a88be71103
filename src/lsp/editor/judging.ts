import type { Diagnostic } from "vscode-languageserver/node.js";
import type { EditorDocuments } from "./documents.js";
import { startThread, type JudgeThread, type Limits, type ThreadEnd } from "./judge-thread.js";
import { emptyNews } from "./news.js";
import { openQuestions } from "./questions.js";
import type { Asked, JudgeStart, OpenDocument, Report, StoppedTask, Task } from "./thread-messages.js";
import { refusal, stopMessage, unjudgedDiagnostic } from "./unjudged.js";

/** Has the open documents judged in another thread, and that thread replaced when it must be stopped. */
export interface Judging {
  changed(document: OpenDocument): void;
  closed(path: string): void;
  saved(path: string): void;
  changedOnDisk(paths: readonly string[]): void;
  /** Asks about a document. Fails if the thread was stopped while it looked for the answer. */
  ask(asked: Asked, document: OpenDocument, signal: AbortSignal): Promise<unknown>;
}

export interface JudgingOptions {
  readonly start: Omit<JudgeStart, "documents" | "stopped">;
  readonly limits: Limits;
  readonly documents: Pick<EditorDocuments, "at" | "judged">;
  readonly publish: (document: OpenDocument, diagnostics: readonly Diagnostic[]) => void;
  /** Shows a message to the user. */
  readonly show: (message: string) => void;
  readonly log: (message: string, isError: boolean) => void;
}

/** A thread that fails so often without a task, and without news in between, is not started again. */
const mostFailures = 3;

/** How long it takes until a thread that cannot be started is tried again, at the next change. In milliseconds. */
const pause = 30_000;

export function startJudging({ documents, limits, log, publish, show, start }: JudgingOptions): Judging {
  const news = emptyNews();
  const questions = openQuestions();
  const stopped = new Map<string, StoppedTask>();
  let thread: JudgeThread | undefined;
  let failures = 0;
  let failedAt = -Infinity;
  let isTold = false;

  function begin(): void {
    news.take();
    const given = { ...start, documents: documents.judged(), stopped: [...stopped.values()] };
    const onOutput = (text: string, isError: boolean): void => log(text.trimEnd(), isError);
    thread = startThread(given, limits, { onReport: hear, onIdle: tell, onOutput, onEnd: replace });
  }

  /** Tells the thread what is new, as soon as it listens. */
  function tell(): void {
    if (!thread && performance.now() - failedAt > pause) begin();
    if (!thread?.isIdle()) return;
    const batch = { ...news.take(), questions: questions.takeNew() };
    if (Object.values(batch).some((part) => part.length > 0)) thread.send(batch);
  }

  function hear(report: Report): void {
    if (report.kind === "findings") {
      const document = documents.at(report.path);
      // Findings of a text that has changed are not shown: those of the new text follow.
      if (document?.revision === report.revision) publish(document, report.diagnostics);
    } else if (report.kind === "answer") questions.answer(report.question, report.result);
    else if (report.kind === "noAnswer") questions.refuse(report.question, report.message);
    else if (report.kind === "resumed") forget(report.unit);
    else if (report.kind === "notice") show(report.message);
    else if (report.kind === "log") log(report.message, true);
  }

  function forget(unit: string): void {
    for (const [key, task] of stopped) if (task.unit === unit) stopped.delete(key);
  }

  /** Starts a new thread. What the old one could not end is not begun again. */
  function replace(end: ThreadEnd): void {
    thread = undefined;
    log(`${refusal(end, limits)} ${end.task ? `Unit: ${end.task.unit}. ` : ""}${end.words}`.trimEnd(), true);
    if (end.task) blame(end.task, end);
    else failures++;
    questions.renew();
    if (end.wasReady && failures < mostFailures) begin();
    else giveUp(end);
  }

  function blame(task: Task, end: ThreadEnd): void {
    const isOfTask = (path: string): boolean => task.documents.some(([own]) => own === path);
    const blamed = questions
      .told()
      .filter(({ id, path }) => (task.question === undefined ? isOfTask(path) : id === task.question));
    for (const { id } of blamed) questions.refuse(id, refusal(end, limits));
    const current = task.documents.map(([path, revision]) => ({ document: documents.at(path), revision }));
    if (!current.every(({ document, revision }) => document?.revision === revision)) return;
    const message = stopMessage(end, limits);
    stopped.set(JSON.stringify([task.kind, task.unit]), { unit: task.unit, kind: task.kind, message });
    if (task.kind === "findings") for (const { document } of current) publishUnjudged(document, message);
  }

  function publishUnjudged(document: OpenDocument | undefined, message: string): void {
    if (document) publish(document, [unjudgedDiagnostic(document.text, message)]);
  }

  function giveUp(end: ThreadEnd): void {
    failedAt = performance.now();
    const message = `dmslint judges nothing, because its thread cannot be started: ${refusal(end, limits)}`;
    if (!isTold) show(message);
    isTold = true;
    for (const document of documents.judged()) publishUnjudged(document, message);
    for (const { id } of [...questions.takeNew()]) questions.refuse(id, message);
  }

  const say = (add: () => void): void => {
    add();
    failures = 0;
    tell();
  };

  begin();
  return {
    changed: (document) => say(() => news.changed(document)),
    closed: (path) => say(() => news.closed(path)),
    saved: (path) => say(() => news.saved(path)),
    changedOnDisk: (paths) => say(() => paths.forEach((path) => news.changedOnDisk(path))),
    ask(asked, document, signal) {
      const { answer, question } = questions.add(asked, document);
      const cancel = (): void => {
        if (questions.drop(question.id)) news.cancelled(question.id);
      };
      signal.addEventListener("abort", cancel);
      tell();
      if (!thread) questions.answer(question.id, null);
      return answer;
    },
  };
}
