import type { Diagnostic } from "vscode-languageserver/node.js";

/** The rules of findings, in their order; then each with its line. */
export const codes = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);
export const lines = (diagnostics: readonly Diagnostic[]): unknown[] =>
  diagnostics.map(({ code, range }) => [code, range.start.line]);
