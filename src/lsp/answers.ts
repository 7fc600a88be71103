import { unitPathOf } from "../workspace/index.js";
import { codeActions } from "./code-actions.js";
import type { Question } from "./editor/thread-messages.js";
import { hoverAt } from "./hover.js";
import type { Session, SessionOptions } from "./session.js";
import { stackOf, taskFor } from "./unit-lints.js";

/** Answers the questions of the editor. */
export interface Answers {
  /** Reports the answer. Never fails. */
  reply(question: Question): Promise<void>;
  cancel(question: number): void;
}

export interface AnswerOptions extends SessionOptions {
  readonly session: Session;
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
        report({ kind: "answer", question: id, result });
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

/** `null`: there is no answer, or nobody wants it any more. */
async function answerTo(question: Question, options: AnswerOptions, isWanted: () => boolean): Promise<unknown> {
  const { editor, session, settings, stopped, tasks } = options;
  const { id, kind, path, revision } = question;
  const document = editor.documents.at(path);
  const unit = unitPathOf(path);
  if (document?.revision !== revision || stopped.has(unit, kind)) return null;
  const shown = kind === "codeActions" ? await session.messagesFor(document) : [];
  const snapshot = kind === "hover" ? await session.snapshotFor(document) : undefined;
  const work = async (): Promise<unknown> => {
    if (question.kind === "codeActions") return codeActions(question, document, shown, { ...editor, settings });
    return snapshot && hoverAt(question.position, document, snapshot, editor.client.takesMarkdown);
  };
  const task = taskFor(unit, kind, editor.documents, id);
  return tasks.run(
    () => task,
    async () => (isWanted() ? work() : null),
  );
}
