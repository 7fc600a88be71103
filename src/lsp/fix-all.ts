import type { FileEdit } from "../linter/index.js";
import { lintWorkspace } from "../workspace/index.js";
import type { OpenDocument } from "./editor/thread-messages.js";
import type { LintSettings } from "./lint-document.js";
import { keyOf } from "./proved-messages.js";
import type { ShownMessage } from "./shown-messages.js";
import type { Snapshot } from "./snapshot.js";

/** Edits, with the snapshot that they were made for. */
export interface AllFixes {
  readonly edits: readonly FileEdit[];
  readonly snapshot: Snapshot;
}

/**
 * The edits of all fixes that only change this document, as one pass of `--fix` makes them. An edit that overlaps
 * another one is left for the next request. So are findings of other units that read the document.
 */
export async function allFixes(
  { path }: OpenDocument,
  shown: readonly ShownMessage[],
  { options }: LintSettings,
): Promise<AllFixes | undefined> {
  const isHere = ({ filePath }: FileEdit): boolean => filePath === path;
  const wanted = shown.filter(({ message: { fixes } }) => fixes?.every(isHere));
  for (const snapshot of new Set(wanted.map((one) => one.snapshot))) {
    const keys = new Set(wanted.flatMap((one) => (one.snapshot === snapshot ? [keyOf(one.message)] : [])));
    const { combinedFixes } = await lintWorkspace(snapshot.judged.workspace, {
      ...options,
      fix: "none",
      isCombined: (finding) =>
        keys.has(keyOf(finding)) &&
        (finding.fix?.edits()?.every(({ location }) => location.file.path === path) ?? false),
    });
    if (combinedFixes.length > 0) return { edits: combinedFixes, snapshot };
  }
  return undefined;
}
