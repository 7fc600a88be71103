import { LanguageStatusSeverity, languages, type TextDocument } from "vscode";
import { documentSelector } from "./languages.js";

/** What the server does. */
export type ServerState =
  { readonly kind: "off" | "starting" | "running" } | { readonly kind: "failed"; readonly message: string };

/** What is known of a document. `undefined`: the server has not answered yet. */
export interface Judged {
  readonly findings: number;
  readonly notJudged: number | undefined;
}

/** The item of dmslint beside the name of the language. A click shows the log of the server. */
export interface Status {
  show(state: ServerState, judged: Judged | undefined): void;
  dispose(): void;
}

export function status(): Status {
  const item = languages.createLanguageStatusItem("dmslint.status", documentSelector);
  item.name = "dmslint";
  item.command = { command: "dmslint.showOutput", title: "Show Output" };
  return {
    show(state, judged) {
      item.busy = state.kind === "starting";
      item.severity = severityOf(state, judged);
      item.text = textOf(state, judged);
      item.detail = state.kind === "failed" ? state.message : "";
    },
    dispose: () => item.dispose(),
  };
}

function severityOf({ kind }: ServerState, judged: Judged | undefined): LanguageStatusSeverity {
  if (kind === "failed") return LanguageStatusSeverity.Error;
  return judged && judged.findings > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
}

function textOf({ kind }: ServerState, judged: Judged | undefined): string {
  switch (kind) {
    case "off":
      return "dmslint is off";
    case "starting":
      return "dmslint starts";
    case "failed":
      return "dmslint does not run";
    case "running":
      return judged ? `dmslint: ${countsOf(judged)}` : "dmslint runs";
  }
}

function countsOf({ findings, notJudged = 0 }: Judged): string {
  const found = findings === 0 ? "no findings" : findings === 1 ? "1 finding" : `${String(findings)} findings`;
  return notJudged === 0 ? found : `${found}, ${String(notJudged)} not judged`;
}

/** Whether dmslint may have something to say about a document. */
export function isFollowed({ languageId, uri }: TextDocument): boolean {
  return documentSelector.some(({ language, scheme }) => language === languageId && scheme === uri.scheme);
}
