import { createFileTreeCache, type FileTreeCache } from "../../parsers/index.js";
import type { LintRun } from "../run.js";

/** A run with the trees of its files, which all its passes and proofs share. */
export type OpenRun = LintRun & { readonly trees: FileTreeCache };

export function openRun(run: LintRun): OpenRun {
  return { ...run, trees: run.trees ?? createFileTreeCache() };
}
