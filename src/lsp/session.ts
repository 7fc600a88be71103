import { basename } from "node:path";
import { failure, isFailure, type Result } from "../source/index.js";
import { configNames, unitPathOf } from "../workspace/index.js";
import { diagnosticOf, type Editor } from "./diagnostics.js";
import type { OpenDocument, Report } from "./editor/thread-messages.js";
import { failureMessage, unjudgedDiagnostic } from "./editor/unjudged.js";
import type { LintSettings } from "./lint-document.js";
import { shownMessages, type ShownMessage } from "./shown-messages.js";
import type { LastReadableTexts, Snapshot } from "./snapshot.js";
import type { StoppedUnits } from "./stopped-units.js";
import type { Tasks } from "./tasks.js";
import { stackOf, unitLints } from "./unit-lints.js";

/** Keeps the findings of all open documents up to date, and reports them. */
export interface Session {
  /** The text of a file changed in the editor. */
  changed(path: string): void;
  closed(path: string): void;
  saved(path: string): void;
  changedOnDisk(paths: readonly string[]): void;
  /** The snapshot of the document's unit, for the current text. */
  snapshotFor(document: OpenDocument): Promise<Snapshot | undefined>;
  /** The findings in a document, for its current text. */
  messagesFor(document: OpenDocument): Promise<readonly ShownMessage[]>;
}

export interface SessionOptions {
  readonly editor: Editor;
  readonly settings: LintSettings;
  readonly stopped: StoppedUnits;
  readonly tasks: Tasks;
  readonly report: (report: Report) => void;
}

/** Starts to judge the documents that are open. */
export function startSession({ editor, report, settings, stopped, tasks }: SessionOptions): Session {
  const { documents } = editor;
  const good: LastReadableTexts = new Map();
  const units = unitLints({ report, tasks, documents, settings, good, onAnswer: show });
  /** The files that each unit has findings in. */
  const covered = new Map<string, readonly string[]>();

  const snapshots = (): readonly Snapshot[] =>
    units.keys().flatMap((unit) => {
      const last = units.last(unit);
      return last && !isFailure(last) ? [last] : [];
    });
  const shownIn = (document: OpenDocument): readonly ShownMessage[] => shownMessages(document, snapshots());

  function show(unit: string, answer: Result<Snapshot>): void {
    try {
      const files = isFailure(answer) ? [] : [...answer.messages.keys()];
      const own = documents.inUnit(unit).map(({ path }) => path);
      const paths = new Set([...own, ...files, ...(covered.get(unit) ?? [])]);
      covered.set(unit, files);
      for (const path of paths) publish(documents.at(path));
    } catch (error) {
      if (isFailure(answer)) throw error;
      report({ kind: "log", message: stackOf(error) });
      const failed = failure(failureMessage(stackOf(error)));
      units.set(unit, failed);
      show(unit, failed);
    }
  }

  function publish(document: OpenDocument | undefined): void {
    if (!document) return;
    const { path, revision, text } = document;
    const own = units.last(unitPathOf(path));
    const unjudged = own && isFailure(own) ? [unjudgedDiagnostic(text, own.message)] : [];
    const findings = shownIn(document).map((one) => diagnosticOf(one, editor));
    report({ kind: "findings", path, revision, diagnostics: [...unjudged, ...findings] });
  }

  function refresh(unit: string): void {
    if (!stopped.has(unit, "findings")) units.refresh(unit);
  }

  function refreshReaders(path: string): void {
    const own = unitPathOf(path);
    const isOpen = documents.inUnit(own).length > 0;
    const reading = units.keys().filter((unit) => mayRead(units.last(unit), path));
    for (const unit of new Set([...(isOpen ? [own] : []), ...reading])) refresh(unit);
  }

  function changed(path: string): void {
    stopped.resume(unitPathOf(path));
    refreshReaders(path);
  }

  function changedAll(isConfigChange: boolean): void {
    if (isConfigChange) stopped.resumeAll();
    units.keys().forEach(refresh);
  }

  for (const unit of new Set([...documents.texts().keys()].map(unitPathOf))) {
    const message = stopped.messageOf(unit);
    if (message === undefined) units.refresh(unit);
    else units.set(unit, failure(message));
  }
  return {
    changed,
    saved: (path) => changedAll(isConfig(path)),
    changedOnDisk(paths) {
      if (paths.some(isConfig)) return changedAll(true);
      for (const path of paths) {
        // An open document is judged with its text in the editor, so it has not changed.
        if (documents.at(path)) refreshReaders(path);
        else changed(path);
      }
    },
    closed(path) {
      const own = unitPathOf(path);
      good.delete(path);
      if (documents.inUnit(own).length === 0) units.forget(own);
      changed(path);
    },
    async snapshotFor({ path }) {
      const current = await units.current(unitPathOf(path));
      return current && !isFailure(current) ? current : undefined;
    },
    async messagesFor(document) {
      await units.current(unitPathOf(document.path));
      return shownIn(document);
    },
  };
}

/** Whether a change of a file may change a unit. A unit that has no findings yet may read any file. */
function mayRead(last: Result<Snapshot> | undefined, path: string): boolean {
  return !last || isFailure(last) || last.judged.reads.has(path);
}

function isConfig(path: string): boolean {
  return configNames.some((name) => name === basename(path));
}
