/** What a mutant may do to dmslint that nothing may. */
export type FailureKind =
  | "crash"
  | "hang"
  | "throws"
  | "reader fails"
  | "rule fails"
  | "slow"
  | "memory"
  | "range"
  | "edit range"
  | "edit breaks"
  | "fix without end"
  | "not stable"
  | "format fails";

export interface Failure {
  readonly kind: FailureKind;
  /** The same for all mutants that fail in the same way. */
  readonly signature: string;
  readonly detail: string;
}

/** A failure; what differs from mutant to mutant is left out of its signature. */
export function failed(kind: FailureKind, what: string, detail: string = what): Failure {
  const general = what
    .replace(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|`[^`\n]*`/g, "…")
    .replace(/\d+/g, "0")
    .slice(0, 160);
  return { kind, signature: `${kind}: ${general}`, detail };
}

/** A thrown value, known by its message and the first place of dmslint in its stack. */
export function thrown(kind: FailureKind, error: unknown): Failure {
  if (!(error instanceof Error)) return failed(kind, String(error));
  const frame = /\/(?:src|tools)\/\S+?\.ts/.exec(error.stack ?? "")?.[0] ?? "";
  return failed(kind, `${error.name} ${error.message.split("\n")[0] ?? ""} in ${frame}`, error.stack ?? error.message);
}
