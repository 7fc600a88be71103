import type { Diagnostic, DocumentDiagnosticReport } from "vscode-languageserver/node.js";

/** The diagnostics of each open document, for editors that ask for them. */
export interface ShownDiagnostics {
  /** Gives whether they are others than before. */
  set(uri: string, diagnostics: readonly Diagnostic[]): boolean;
  forget(uri: string): void;
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
  return {
    set(uri, diagnostics) {
      if (JSON.stringify(all.get(uri)?.diagnostics) === JSON.stringify(diagnostics)) return false;
      all.set(uri, { diagnostics, resultId: `${start}-${String(++count)}` });
      return true;
    },
    forget: (uri) => void all.delete(uri),
    reportOf(uri, known) {
      const shown = all.get(uri);
      if (!shown) return { kind: "full", items: [] };
      const { diagnostics, resultId } = shown;
      return resultId === known ? { kind: "unchanged", resultId } : { kind: "full", resultId, items: [...diagnostics] };
    },
  };
}
