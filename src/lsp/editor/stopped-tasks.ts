import type { EditorDocuments } from "./documents.js";
import type { OpenDocument, StoppedTask, Task } from "./thread-messages.js";

/** The tasks that were stopped, and whose texts are still the same. No thread begins them again. */
export interface StoppedTasks {
  /** Gives the open documents that the task was about. None: a text has changed since, so the task is not kept. */
  add(task: Task, message: string): readonly OpenDocument[];
  /** The unit has changed. */
  resume(unit: string): void;
  all(): readonly StoppedTask[];
  /** The units whose judging was ever stopped. */
  risky(): readonly string[];
}

export function stoppedTasks(documents: Pick<EditorDocuments, "at">): StoppedTasks {
  let stopped: readonly StoppedTask[] = [];
  const risky = new Set<string>();
  return {
    add({ documents: given, kind, unit }, message) {
      if (kind === "findings") risky.add(unit);
      const open = given.flatMap(([path, revision]) => {
        const document = documents.at(path);
        return document?.revision === revision ? [document] : [];
      });
      if (open.length < given.length) return [];
      stopped = [...stopped, { unit, kind, message }];
      return open;
    },
    resume: (unit) => void (stopped = stopped.filter((task) => task.unit !== unit)),
    all: () => stopped,
    risky: () => [...risky],
  };
}
