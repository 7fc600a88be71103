import type { Diagnostic, DocumentDiagnosticReport } from "vscode-languageserver/node.js";

/** The diagnostics of each open document, for editors that ask for them. */
export interface ShownDiagnostics {
  /** Gives whether they are others than before. */
  set(uri: string, diagnostics: readonly Diagnostic[]): boolean;
  /** The document is closed, so it has none any more. */
  close(uri: string): void;
  /** The documents that are closed. Editors learn from a report of the workspace that their findings are gone. */
  closed(): readonly string[];
  /** Only that nothing is new, if the editor has this result already. */
  reportOf(uri: string, known: string | undefined): DocumentDiagnosticReport;
}

interface Shown {
  readonly resultId: string;
  readonly diagnostics: readonly Diagnostic[];
}

export function shownDiagnostics(): ShownDiagnostics {
  const all = new Map<string, Shown>();
  // An editor may keep the ids of a server that ran before.
  const start = Date.now().toString(36);
  let count = 0;
  const keep = (uri: string, diagnostics: readonly Diagnostic[]): void =>
    void all.set(uri, { diagnostics, resultId: `${start}-${String(++count)}` });
  const closed = new Set<string>();
  return {
    set(uri, diagnostics) {
      closed.delete(uri);
      if (JSON.stringify(all.get(uri)?.diagnostics) === JSON.stringify(diagnostics)) return false;
      keep(uri, diagnostics);
      return true;
    },
    close(uri) {
      closed.add(uri);
      keep(uri, []);
    },
    closed: () => [...closed],
    reportOf(uri, known) {
      const shown = all.get(uri);
      if (!shown) return { kind: "full", items: [] };
      const { diagnostics, resultId } = shown;
      return resultId === known ? { kind: "unchanged", resultId } : { kind: "full", resultId, items: [...diagnostics] };
    },
  };
}
