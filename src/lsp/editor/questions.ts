import { errorCodes, RpcError } from "./rpc.js";
import type { Asked, OpenDocument, Question } from "./thread-messages.js";

/** What the editor has asked and not yet got an answer to. */
export interface Questions {
  /** Gives the question, and a promise of its answer. */
  add(asked: Asked, document: OpenDocument): { readonly question: Question; readonly answer: Promise<unknown> };
  answer(id: number, result: unknown): void;
  refuse(id: number, message: string): void;
  /**
   * Ends the questions about an earlier text of a document: their answers would not fit the new one. Gives those that the
   * thread that judges knows.
   */
  outdate(document: Pick<OpenDocument, "path" | "revision">): readonly number[];
  /** Forgets a question that the editor no longer asks. Gives whether the thread that judges knows it. */
  drop(id: number): boolean;
  /** The questions that no thread was told yet. */
  takeNew(): readonly Question[];
  all(): readonly Question[];
  /** The thread is gone that was told: its questions are new for the next one. */
  renew(): void;
}

interface Open {
  readonly question: Question;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  isTold: boolean;
}

export function openQuestions(): Questions {
  const open = new Map<number, Open>();
  let count = 0;
  const take = (id: number): Open | undefined => {
    const one = open.get(id);
    open.delete(id);
    return one;
  };
  return {
    add(asked, { path, revision }) {
      const question = { ...asked, id: ++count, path, revision };
      const answer = new Promise<unknown>((resolve, reject) => {
        open.set(question.id, { question, resolve, reject, isTold: false });
      });
      return { question, answer };
    },
    answer: (id, result) => take(id)?.resolve(result),
    refuse: (id, message) => take(id)?.reject(new RpcError(errorCodes.requestFailed, message)),
    outdate({ path, revision }) {
      const old = [...open.values()].filter(
        ({ question: { kind, path: own, revision: of } }) => own === path && of < revision && kind !== "diagnostics",
      );
      for (const { question } of old)
        take(question.id)?.reject(new RpcError(errorCodes.contentModified, "The text has changed since."));
      return old.flatMap(({ isTold, question }) => (isTold ? [question.id] : []));
    },
    drop: (id) => take(id)?.isTold ?? false,
    takeNew: () =>
      [...open.values()].flatMap((one) => {
        if (one.isTold) return [];
        one.isTold = true;
        return [one.question];
      }),
    all: () => [...open.values()].map(({ question }) => question),
    renew() {
      for (const one of open.values()) one.isTold = false;
    },
  };
}
