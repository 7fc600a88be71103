import { failure, isFailure, type PlacedProblem, type Result } from "../../source/index.js";
import type { OpenDocuments } from "../texts/documents.js";
import type { JudgeReport, Task } from "../editor/thread-messages.js";
import { failureMessage } from "../editor/unjudged.js";
import { heldSnapshot } from "./held-snapshot.js";
import { latest, type Latest } from "./latest.js";
import type { LintSettings } from "./lint-document.js";
import { longPause, pauseFor } from "./pause.js";
import type { Seen } from "./seen.js";
import { snapshotOf, type LastReadable, type Snapshot } from "./snapshot.js";
import type { StoppedUnits } from "./stopped-units.js";
import type { Tasks } from "./tasks.js";

export interface UnitLintOptions {
  readonly report: (report: JudgeReport) => void;
  readonly tasks: Tasks;
  readonly documents: OpenDocuments;
  readonly settings: LintSettings;
  readonly last: LastReadable;
  /** Takes what the lints of each unit saw. */
  readonly seen: Map<string, readonly Seen[]>;
  readonly stopped: StoppedUnits;
  readonly onAnswer: (unit: string, answer: Result<Snapshot>) => void;
  /** Takes what is wrong in the configs of a unit, each time that it is linted. */
  readonly onConfig: (unit: string, problems: readonly PlacedProblem[]) => void;
}

/**
 * The snapshots of all units that have an open document, by the path of the unit. A failure: dmslint failed on the unit,
 * or was stopped.
 */
export function unitLints(options: UnitLintOptions): Latest<Result<Snapshot>> {
  const { documents, last, onAnswer, onConfig, report, seen, settings, stopped, tasks } = options;
  const configErrors = configErrorNotices(report);
  const lint = async (unit: string): Promise<Result<Snapshot> | undefined> => {
    const [document] = documents.inUnit(unit);
    // Until it is known, the unit may depend on anything.
    seen.delete(unit);
    if (!document) return undefined;
    try {
      const texts = documents.texts();
      const { snapshot, seen: all } = await snapshotOf(document.path, texts, last, settings);
      seen.set(unit, all);
      configErrors.update(unit, isFailure(snapshot) ? snapshot.message : undefined);
      onConfig(unit, isFailure(snapshot) ? (snapshot.placed ?? []) : []);
      return isFailure(snapshot) ? heldFor(unit, texts) : snapshot;
    } catch (error) {
      const words = stackOf(error);
      report({ kind: "log", message: words });
      return failure(failureMessage(words));
    }
  };
  const heldFor = (unit: string, texts: ReadonlyMap<string, string>): Snapshot | undefined => {
    const before = units.last(unit);
    return before && !isFailure(before) ? heldSnapshot(before, texts) : undefined;
  };
  const units = latest<Result<Snapshot>>({
    pause: (unit, rhythm) => (stopped.isRisky(unit) ? longPause : pauseFor(rhythm)),
    make: (unit, isWanted) =>
      tasks.run(
        () => taskFor(unit, "findings", documents),
        async () => (isWanted() ? lint(unit) : undefined),
      ),
    onAnswer(unit, answer) {
      stopped.judged(unit);
      onAnswer(unit, answer);
    },
  });
  return units;
}

export function taskFor(unit: string, kind: Task["kind"], documents: OpenDocuments, question?: number): Task {
  const open = documents.inUnit(unit).map(({ path, revision }) => [path, revision] as const);
  return { unit, kind, documents: open, ...(question !== undefined && { question }) };
}

export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

interface ErrorNotices {
  /**
   * Shows why a unit cannot be linted. `undefined`: it can be linted. The same message is shown only once, not at every
   * change.
   */
  update(unit: string, message: string | undefined): void;
}

function configErrorNotices(report: (report: JudgeReport) => void): ErrorNotices {
  const said = new Map<string, string>();
  return {
    update(unit, message) {
      if (message === undefined) {
        said.delete(unit);
        return;
      }
      if (![...said.values()].includes(message)) report({ kind: "notice", message: `dmslint: ${message}` });
      said.set(unit, message);
    },
  };
}
