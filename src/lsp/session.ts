import { failure, isFailure, type Result } from "../source/index.js";
import { unitPathOf } from "../workspace/index.js";
import type { Editor } from "./diagnostics/diagnostics.js";
import type { OpenDocuments } from "./texts/documents.js";
import type { OpenDocument, JudgeReport } from "./editor/thread-messages.js";
import type { Latest } from "./lints/latest.js";
import { isConfig, type LintSettings } from "./lints/lint-document.js";
import { dependsOn, hasChanged, type Seen } from "./lints/seen.js";
import type { ShownMessage } from "./diagnostics/shown-messages.js";
import { shownUnits } from "./diagnostics/shown-units.js";
import type { LastReadable, Snapshot } from "./lints/snapshot.js";
import type { StoppedUnits } from "./lints/stopped-units.js";
import type { Tasks } from "./lints/tasks.js";
import { unitLints } from "./lints/unit-lints.js";

/** Keeps the findings of all open documents up to date, and reports them. */
export interface Session {
  /** The text of a file changed in the editor. */
  changed(path: string): void;
  closed(path: string): void;
  saved(path: string): void;
  changedOnDisk(paths: readonly string[]): void;
  /** The user agreed to more plugins. */
  trustedMore(): void;
  /** The snapshot of the document's unit, for the current text. */
  snapshotFor(document: OpenDocument): Promise<Snapshot | undefined>;
  /** The snapshot that was made last, if there is one. It may be that of an earlier text. */
  lastSnapshot(document: OpenDocument): Snapshot | undefined;
  /** The snapshots of all units, for the current texts. */
  snapshots(): Promise<readonly Snapshot[]>;
  /** The findings in a document, for its current text. */
  messagesFor(document: OpenDocument): Promise<readonly ShownMessage[]>;
}

export interface SessionOptions {
  readonly editor: Editor;
  readonly settings: LintSettings;
  readonly stopped: StoppedUnits;
  readonly tasks: Tasks;
  readonly report: (report: JudgeReport) => void;
}

/** Starts to judge the documents that are open. */
export function startSession({ editor, report, settings, stopped, tasks }: SessionOptions): Session {
  const { documents } = editor;
  const last: LastReadable = { texts: new Map(), lints: new Map() };
  const seen = new Map<string, readonly Seen[]>();
  const { forget, messagesIn, show, showConfig } = shownUnits(() => units, editor, report);
  const units = unitLints({ report, tasks, documents, settings, last, seen, stopped, onAnswer, onConfig: showConfig });
  function onAnswer(unit: string, answer: Result<Snapshot>): void {
    const skippedPlugins = isFailure(answer) ? [] : answer.judged.workspace.skipped;
    for (const skipped of skippedPlugins) report({ kind: "skippedPlugins", skipped });
    show(unit, answer);
  }

  for (const unit of new Set([...documents.texts().keys()].map(unitPathOf))) {
    const message = stopped.messageOf(unit);
    if (message === undefined) units.refresh(unit);
    else units.set(unit, failure(message));
  }
  const changes = changesOf({ units, seen, last, documents, stopped });
  return {
    ...changes,
    closed(path) {
      const own = unitPathOf(path);
      for (const texts of last.texts.values()) texts.delete(path);
      last.lints.clear();
      if (documents.inUnit(own).length === 0) {
        last.texts.delete(own);
        units.forget(own);
        seen.delete(own);
        forget(own);
      }
      changes.changed(path);
    },
    ...snapshotsOf(units),
    async messagesFor(document) {
      await units.current(unitPathOf(document.path));
      return messagesIn(document);
    },
  };
}

function snapshotsOf(units: Latest<Result<Snapshot>>): Pick<Session, "lastSnapshot" | "snapshotFor" | "snapshots"> {
  const good = (answer: Result<Snapshot> | undefined): Snapshot | undefined =>
    answer && !isFailure(answer) ? answer : undefined;
  return {
    snapshotFor: async ({ path }) => good(await units.current(unitPathOf(path))),
    lastSnapshot: ({ path }) => good(units.last(unitPathOf(path))),
    async snapshots() {
      const all = await Promise.all(units.keys().map((unit) => units.current(unit)));
      return all.flatMap((one) => good(one) ?? []);
    },
  };
}

/** What is known of the open documents and their units. */
interface Known {
  readonly units: Latest<Result<Snapshot>>;
  readonly seen: ReadonlyMap<string, readonly Seen[]>;
  readonly last: LastReadable;
  readonly documents: OpenDocuments;
  readonly stopped: StoppedUnits;
}

/** Has the units judged again that a change concerns, except for those that were stopped and have not changed. */
function changesOf({
  documents,
  last,
  seen,
  stopped,
  units,
}: Known): Pick<Session, "changed" | "changedOnDisk" | "saved" | "trustedMore"> {
  const refresh = (unit: string): void => {
    if (!stopped.has(unit, "findings")) units.refresh(unit);
  };
  /** The units whose last lint saw something for which this is true, and those of which nothing is known. */
  const unitsWhere = (isTrue: (one: Seen) => boolean): readonly string[] =>
    units.keys().filter((unit) => seen.get(unit)?.some(isTrue) ?? true);
  const changed = (path: string): void => {
    const own = unitPathOf(path);
    stopped.resume(own);
    const isOpen = documents.at(path) !== undefined;
    const reading = unitsWhere((one) => dependsOn(one, path, isOpen));
    new Set([...(documents.inUnit(own).length > 0 ? [own] : []), ...reading]).forEach(refresh);
  };
  const changedAll = (): void => {
    last.lints.clear();
    stopped.resumeAll();
    units.keys().forEach(refresh);
  };
  const changedOnDisk = (paths: readonly string[]): void => {
    if (paths.some(isConfig)) return changedAll();
    last.lints.clear();
    // An open document is judged with its text in the editor, so its unit has not changed.
    for (const path of paths) if (!documents.at(path)) stopped.resume(unitPathOf(path));
    // The editor names the files, but a unit may have seen them by another path, or only that they are not there.
    unitsWhere(hasChanged).forEach(refresh);
  };
  return {
    changed,
    // Others than the saved file may have changed too, where the editor watches none.
    saved: (path) => changedOnDisk([path]),
    trustedMore: () => changedAll(),
    changedOnDisk,
  };
}
