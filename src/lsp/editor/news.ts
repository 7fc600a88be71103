import type { Batch, OpenDocument } from "./thread-messages.js";

/** What the thread that judges has not been told yet. Of each file, only the latest text is kept. */
export interface News {
  changed(document: OpenDocument): void;
  closed(path: string): void;
  saved(path: string): void;
  changedOnDisk(path: string): void;
  trusted(place: string): void;
  readonly cancelled: (question: number) => void;
  /** Gives the news and forgets it. */
  take(): Omit<Batch, "questions">;
}

export function emptyNews(): News {
  const documents = new Map<string, OpenDocument | undefined>();
  const saved = new Set<string>();
  const changedOnDisk = new Set<string>();
  const trusted = new Set<string>();
  const cancelled = new Set<number>();
  return {
    changed: (document) => void documents.set(document.path, document),
    closed: (path) => void documents.set(path, undefined),
    saved: (path) => void saved.add(path),
    changedOnDisk: (path) => void changedOnDisk.add(path),
    trusted: (place) => void trusted.add(place),
    cancelled: (question) => void cancelled.add(question),
    take() {
      const batch = {
        changed: [...documents.values()].filter((document) => document !== undefined),
        closed: [...documents].flatMap(([path, document]) => (document ? [] : [path])),
        saved: [...saved],
        changedOnDisk: [...changedOnDisk],
        trusted: [...trusted],
        cancelled: [...cancelled],
      };
      for (const kept of [documents, saved, changedOnDisk, trusted, cancelled]) kept.clear();
      return batch;
    },
  };
}
