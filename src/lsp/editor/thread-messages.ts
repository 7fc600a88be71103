import type { Diagnostic, Position, Range } from "vscode-languageserver/node.js";
import type { LintSettings, SkippedPlugins } from "../lints/lint-document.js";
import type { Client } from "./client.js";

/*
 * What the two threads of the server tell each other. One talks with the editor, the other one judges. Everything here is
 * plain data, because it is copied.
 */

/** A file that is open in the editor. */
export interface OpenDocument {
  /** The URI exactly as the editor sent it. */
  readonly uri: string;
  readonly path: string;
  readonly version: number;
  /** A number that no other text of this server has. Versions start again when a file is opened again. */
  readonly revision: number;
  readonly text: string;
}

/** The places whose plugins may run: a place is a repository, or a config outside of it. */
export type TrustedPlaces = "all" | readonly string[];

/** What the thread that judges is started with. */
export interface JudgeStart {
  readonly settings: LintSettings;
  readonly client: Client;
  /** The URL of the folder with the pages of the built-in rules. */
  readonly rulePages: string | undefined;
  /** The URL of the script of the page that shows a graph. */
  readonly graphViewer: string | undefined;
  readonly trusted: TrustedPlaces;
  readonly documents: readonly OpenDocument[];
  readonly stopped: readonly StoppedTask[];
  /** The units whose judging was ever stopped. */
  readonly risky: readonly string[];
}

/** A task that another thread could not end. It is not begun again before the unit changes. */
export interface StoppedTask {
  readonly unit: string;
  readonly kind: Task["kind"];
  readonly message: string;
}

/** News for the thread that judges. */
export interface Batch {
  readonly changed: readonly OpenDocument[];
  /** Paths of files that are no longer open. */
  readonly closed: readonly string[];
  readonly saved: readonly string[];
  readonly changedOnDisk: readonly string[];
  /** The places whose plugins may run from now on. */
  readonly trusted: readonly string[];
  readonly questions: readonly Question[];
  /** Questions whose answer nobody wants any more. */
  readonly cancelled: readonly number[];
}

/** What the editor asks about a document. The answer is for its text with this revision. */
export type Question = Asked & { readonly id: number; readonly path: string; readonly revision: number };

export type Asked =
  | { readonly kind: "hover" | "definition"; readonly position: Position }
  | { readonly kind: "completion"; readonly position: Position }
  | { readonly kind: "references"; readonly position: Position; readonly withDeclaration: boolean }
  | { readonly kind: "codeActions"; readonly range: Range; readonly only?: readonly string[] }
  | { readonly kind: "inlayHints"; readonly range: Range }
  | { readonly kind: "documentSymbols" | "documentLinks" | "codeLenses" }
  /** Asks to be told when the findings of the document are known. They are reported before the answer. */
  | { readonly kind: "diagnostics" }
  /** Both are about an address, or about what stands at a position. */
  | { readonly kind: "explain"; readonly of: string | Position }
  | { readonly kind: "leastPolicy"; readonly of?: string | Position }
  | { readonly kind: "graph" | "notJudged" }
  /** The symbols of the document's unit. */
  | { readonly kind: "workspaceSymbols"; readonly query: string };

/** A piece of work about a unit. While it is done, the thread does nothing else. */
export interface Task {
  readonly unit: string;
  readonly kind: "findings" | Asked["kind"];
  /** The question that it answers. */
  readonly question?: number;
  /** The open documents of the unit: their paths and revisions. */
  readonly documents: readonly (readonly [path: string, revision: number])[];
}

/** What the thread that judges reports. */
export type JudgeReport =
  | { readonly kind: "ready" }
  /** A batch was taken in. */
  | { readonly kind: "taken" }
  | { readonly kind: "begin"; readonly task: Task }
  | { readonly kind: "end" }
  | {
      readonly kind: "findings";
      readonly path: string;
      readonly revision: number;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly kind: "answer"; readonly question: number; readonly result: unknown }
  | { readonly kind: "noAnswer"; readonly question: number; readonly message: string }
  | { readonly kind: "skippedPlugins"; readonly skipped: SkippedPlugins }
  /** A stopped unit has changed, so its tasks are done again. */
  | { readonly kind: "resumed"; readonly unit: string }
  /** A message that the user must see. */
  | { readonly kind: "notice"; readonly message: string }
  | { readonly kind: "log"; readonly message: string };
