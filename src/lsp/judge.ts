import { existsSync } from "node:fs";
import { codeActions } from "./code-actions.js";
import type { Editor } from "./diagnostics.js";
import { openDocuments } from "./documents.js";
import type { Batch, JudgeStart, Question, Report } from "./editor/thread-messages.js";
import { unitPathOf } from "../workspace/index.js";
import { hoverAt } from "./hover.js";
import { startSession } from "./session.js";
import { stoppedUnits } from "./stopped-units.js";
import { taskQueue } from "./tasks.js";
import { stackOf, taskFor } from "./unit-lints.js";

/** Judges the open documents, and answers questions about them. */
export interface Judge {
  take(batch: Batch): void;
}

export function startJudge(start: JudgeStart, report: (report: Report) => void): Judge {
  const { client, rulePages, settings } = start;
  const documents = openDocuments(start.documents);
  const editor: Editor = { client, documents, pageOf: (rule) => pageIn(rulePages, rule) };
  const tasks = taskQueue(report);
  const stopped = stoppedUnits(start.stopped, report);
  const session = startSession({ editor, settings, stopped, tasks, report });
  const cancelled = new Set<number>();

  /** The answer to a question. `null`: there is none, or nobody wants it any more. */
  async function answer(question: Question): Promise<unknown> {
    const { id, kind, path, revision } = question;
    const document = documents.at(path);
    const unit = unitPathOf(path);
    if (document?.revision !== revision || stopped.has(unit, kind)) return null;
    const shown = kind === "codeActions" ? await session.messagesFor(document) : [];
    const snapshot = kind === "hover" ? await session.snapshotFor(document) : undefined;
    const work = async (): Promise<unknown> => {
      if (cancelled.has(id)) return null;
      if (question.kind === "codeActions") return codeActions(question, document, shown, { ...editor, settings });
      return snapshot && hoverAt(question.position, document, snapshot, client.takesMarkdown);
    };
    return tasks.run(() => taskFor(unit, kind, documents, id), work);
  }

  async function reply(question: Question): Promise<void> {
    const { id } = question;
    try {
      report({ kind: "answer", question: id, result: await answer(question) });
    } catch (error) {
      report({ kind: "log", message: stackOf(error) });
      report({ kind: "noAnswer", question: id, message: `dmslint failed: ${stackOf(error).split("\n")[0] ?? ""}` });
    } finally {
      cancelled.delete(id);
    }
  }

  return {
    take({ cancelled: dropped, changed, changedOnDisk, closed, questions, saved }) {
      for (const document of changed) documents.keep(document);
      for (const path of closed) documents.forget(path);
      for (const { path } of changed) session.changed(path);
      closed.forEach(session.closed);
      saved.forEach(session.saved);
      if (changedOnDisk.length > 0) session.changedOnDisk(changedOnDisk);
      for (const id of dropped) cancelled.add(id);
      for (const question of questions) void reply(question);
    },
  };
}

function pageIn(folder: string | undefined, rule: string): string | undefined {
  const page = folder === undefined ? undefined : new URL(`${rule}.md`, folder);
  return page && existsSync(page) ? page.href : undefined;
}
