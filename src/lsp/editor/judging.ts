import type { Diagnostic } from "vscode-languageserver/node.js";
import type { EditorDocuments } from "./documents.js";
import { startThread, type Limits, type ThreadEnd } from "./judge-thread.js";
import { emptyNews, type News } from "./news.js";
import type { PluginConsent } from "./plugin-consent.js";
import type { Progress } from "./progress.js";
import { openQuestions, type Questions } from "./questions.js";
import { stoppedTasks, type StoppedTasks } from "./stopped-tasks.js";
import { keepThread } from "./thread-keeper.js";
import type { Asked, JudgeStart, OpenDocument, Question, JudgeReport, Task } from "./thread-messages.js";
import { refusal, stopMessage, unjudgedDiagnostic } from "./unjudged.js";

/** Has the open documents judged in another thread, and that thread replaced when it must be stopped. */
export interface Judging {
  changed(document: OpenDocument): void;
  closed(path: string): void;
  saved(path: string): void;
  changedOnDisk(paths: readonly string[]): void;
  /** The user agreed to the plugins of a place. */
  trusted(place: string): void;
  /** Asks about a document. Fails if the thread was stopped while it looked for the answer. */
  ask(asked: Asked, document: OpenDocument, signal: AbortSignal): Promise<unknown>;
}

export interface JudgingOptions {
  readonly start: Omit<JudgeStart, "documents" | "stopped" | "risky" | "trusted">;
  readonly limits: Limits;
  readonly documents: Pick<EditorDocuments, "at" | "judged">;
  readonly consent: PluginConsent;
  readonly progress: Progress;
  readonly publish: (document: OpenDocument, diagnostics: readonly Diagnostic[]) => void;
  /** Shows a message to the user. */
  readonly show: (message: string) => void;
  readonly log: (message: string, isError: boolean) => void;
}

interface JudgingState extends JudgingOptions {
  readonly news: News;
  readonly questions: Questions;
  readonly stopped: StoppedTasks;
}

export function startJudging(options: JudgingOptions): Judging {
  const own = { news: emptyNews(), questions: openQuestions(), stopped: stoppedTasks(options.documents) };
  const state: JudgingState = { ...options, ...own };
  const { consent, documents, limits, news, questions, start, stopped } = state;
  const events = { onReport: (report: JudgeReport) => hear(report, state), onIdle: tell, onOutput: options.log };
  const keeper = keepThread({
    begin(onEnd) {
      // The new thread is given all documents, so there is no news for it.
      news.take();
      const known = { documents: documents.judged(), stopped: stopped.all(), risky: stopped.risky() };
      return startThread({ ...start, ...known, trusted: consent.trusted() }, limits, { ...events, onEnd });
    },
    onEnd: (end) => explain(end, state),
    onGiveUp: onlyMessages(state),
  });

  /** Tells the thread what is new, as soon as it listens. */
  function tell(): void {
    const thread = keeper.thread();
    if (!thread?.isIdle()) return;
    const batch = { ...news.take(), questions: questions.takeNew() };
    if (Object.values(batch).some((part) => part.length > 0)) thread.send(batch);
  }

  const say = (add: () => void): void => {
    add();
    keeper.hope();
    tell();
  };
  return {
    ...newsFor(state, say),
    async ask(asked, document, signal) {
      if (!keeper.thread()) return null;
      const { answer, question } = questions.add(asked, document);
      signal.addEventListener("abort", () => questions.drop(question.id) && news.cancelled(question.id));
      tell();
      return answer;
    },
  };
}

/** Keeps what is new until the thread is told. A question about an earlier text is not answered any more. */
function newsFor({ news, questions }: JudgingState, say: (add: () => void) => void): Omit<Judging, "ask"> {
  return {
    changed(document) {
      questions.outdate(document).forEach(news.cancelled);
      say(() => news.changed(document));
    },
    closed: (path) => say(() => news.closed(path)),
    saved: (path) => say(() => news.saved(path)),
    changedOnDisk: (paths) => say(() => paths.forEach((path) => news.changedOnDisk(path))),
    trusted: (place) => say(() => news.trusted(place)),
  };
}

function hear(report: JudgeReport, state: JudgingState): void {
  const { consent, documents, log, progress, publish, questions, show, stopped } = state;
  if (report.kind === "findings") {
    const document = documents.at(report.path);
    // Findings of a text that has changed are not shown: those of the new text follow.
    if (document?.revision === report.revision) publish(document, report.diagnostics);
  } else if (report.kind === "begin") progress.begin(report.task);
  else if (report.kind === "end") progress.end();
  else if (report.kind === "answer") questions.answer(report.question, report.result);
  else if (report.kind === "noAnswer") questions.refuse(report.question, report.message);
  else if (report.kind === "resumed") stopped.resume(report.unit);
  else if (report.kind === "skippedPlugins") consent.ask(report.skipped);
  else if (report.kind === "notice") show(report.message);
  else if (report.kind === "log") log(report.message, true);
}

/** Says in the documents and in the answers what the thread could not do. */
function explain(end: ThreadEnd, { limits, log, progress, publish, questions, stopped }: JudgingState): void {
  progress.end();
  const words = refusal(end, limits);
  const { task } = end;
  log([words, ...(task ? [`Task: ${task.kind} of ${task.unit}.`] : []), end.words].join(" ").trimEnd(), true);
  if (task) {
    const message = stopMessage(end, limits);
    const documents = stopped.add(task, message);
    for (const { id } of questions.all().filter((question) => needsTask(question, task))) questions.refuse(id, words);
    if (task.kind === "findings")
      for (const document of documents) publish(document, [unjudgedDiagnostic(document.text, message)]);
  }
  questions.renew();
}

/** Whether a question has no answer without a task: its own, or that which finds the findings of its text. */
function needsTask({ id, path, revision }: Question, task: Task): boolean {
  if (task.question !== undefined) return task.question === id;
  return task.documents.some(([own, of]) => own === path && of === revision);
}

/** Says that nothing is judged: to the user once, and in all documents. */
function onlyMessages({ documents, limits, publish, questions, show }: JudgingState): (end: ThreadEnd) => void {
  let isTold = false;
  return (end) => {
    const why = end.wasReady ? "fails again and again" : "cannot be started";
    const message = `dmslint judges nothing, because the thread for it ${why}. ${refusal(end, limits)}`;
    if (!isTold) show(message);
    isTold = true;
    for (const document of documents.judged()) publish(document, [unjudgedDiagnostic(document.text, message)]);
    for (const { id } of questions.takeNew()) questions.refuse(id, message);
  };
}
