import { existsSync } from "node:fs";
import { answersOf } from "./answers.js";
import type { Editor } from "./diagnostics/diagnostics.js";
import { openDocuments } from "./texts/documents.js";
import type { Batch, JudgeStart, JudgeReport } from "./editor/thread-messages.js";
import { lintDocument, type LintSettings } from "./lints/lint-document.js";
import { startSession } from "./session.js";
import { stoppedUnits } from "./lints/stopped-units.js";
import { taskQueue } from "./lints/tasks.js";

/** Judges the open documents, and answers questions about them. */
export interface Judge {
  take(batch: Batch): void;
  /** Judges a unit as it is, without plugins, and drops what comes out. */
  practise(unit: string): Promise<void>;
}

export function startJudge(start: JudgeStart, report: (report: JudgeReport) => void): Judge {
  const { client, graphViewer, rulePages } = start;
  const trusted = new Set(start.trusted === "all" ? [] : start.trusted);
  const settings = consented(start.settings, (place) => start.trusted === "all" || trusted.has(place));
  const ownRules: LintSettings = {
    ...settings,
    configOptions: { ...settings.configOptions, plugins: { use: "none" } },
  };
  const documents = openDocuments(start.documents);
  const editor: Editor = { client, documents, pageOf: (rule) => pageIn(rulePages, rule) };
  const tasks = taskQueue(report);
  const stopped = stoppedUnits(start, report);
  const session = startSession({ editor, settings, stopped, tasks, report });
  const answers = answersOf({ editor, settings, session, stopped, tasks, report, graphViewer });
  return {
    take({ cancelled, changed, changedOnDisk, closed, questions, saved, trusted: agreed }) {
      for (const document of changed) documents.keep(document);
      for (const path of closed) documents.forget(path);
      for (const place of agreed) trusted.add(place);
      for (const { path } of changed) session.changed(path);
      for (const path of closed) session.closed(path);
      for (const path of saved) session.saved(path);
      if (changedOnDisk.length > 0) session.changedOnDisk(changedOnDisk);
      if (agreed.length > 0) session.trustedMore();
      for (const question of questions) void answers.reply(question);
      for (const id of cancelled) answers.cancel(id);
    },
    async practise(unit) {
      const [document] = documents.inUnit(unit);
      // What is wrong with it was said when it was judged.
      if (document)
        await lintDocument({ document: document.path, texts: documents.texts() }, ownRules).catch(() => undefined);
    },
  };
}

/** The settings with the plugins of trusted places only. They are made here, because a function cannot be sent to a thread. */
function consented(settings: LintSettings, isTrusted: (place: string) => boolean): LintSettings {
  const { configOptions } = settings;
  if (configOptions.plugins.use === "none") return settings;
  return { ...settings, configOptions: { ...configOptions, plugins: { use: "consented", isTrusted } } };
}

function pageIn(folder: string | undefined, rule: string): string | undefined {
  const page = folder === undefined ? undefined : new URL(`${rule}.md`, folder);
  return page && existsSync(page) ? page.href : undefined;
}
