import type { FileEdit } from "../../linter/index.js";
import { editScript, linesOf, onceIn, oncePer } from "../../source/index.js";
import { lintWorkspace } from "../../workspace/index.js";
import type { OpenDocument } from "../editor/thread-messages.js";
import type { DocumentLint, LintSettings } from "../lints/lint-document.js";
import type { ShownMessage } from "../diagnostics/shown-messages.js";
import type { Snapshot } from "../lints/snapshot.js";

/** Edits, with the snapshot that they were made for. */
export interface AllFixes {
  readonly edits: readonly FileEdit[];
  readonly snapshot: Snapshot;
}

/**
 * What `--fix` makes of this document, in as many passes, with the fixes that only change this document. Findings of
 * other units that read the document are left for the next request.
 */
export async function allFixes(
  { path }: OpenDocument,
  shown: readonly ShownMessage[],
  settings: LintSettings,
): Promise<AllFixes | undefined> {
  const wanted = shown.filter(({ message: { fixes } }) => fixes?.every(({ filePath }) => filePath === path));
  for (const snapshot of new Set(wanted.map((one) => one.snapshot))) {
    const after = await onceIn(fixedTexts(snapshot.judged), path, () => fixedText(path, snapshot.judged, settings));
    const before = snapshot.texts.get(path);
    if (before !== undefined && after !== undefined) return { edits: changedLines(path, before, after), snapshot };
  }
  return undefined;
}

/** What was made of the files of a lint. Editors ask for all actions again whenever the cursor moves. */
const fixedTexts = oncePer((_judged: DocumentLint) => new Map<string, Promise<string | undefined>>());

async function fixedText(
  path: string,
  { workspace }: DocumentLint,
  { options }: LintSettings,
): Promise<string | undefined> {
  const { results } = await lintWorkspace(workspace, {
    ...options,
    fix: "fixes",
    isFixed: ({ fix, location }) =>
      location.file.path === path && (fix?.edits()?.every((edit) => edit.location.file.path === path) ?? false),
  });
  return results.find(({ filePath }) => filePath === path)?.output;
}

/** The edits that make one text of another, by whole lines. What stays keeps its marks in the editor. */
function changedLines(path: string, before: string, after: string): readonly FileEdit[] {
  const edits: FileEdit[] = [];
  let at = 0;
  for (const { kind, line } of editScript(linesOf(before), linesOf(after))) {
    const end = kind === "added" ? at : at + line.length;
    const last = edits.at(-1);
    if (kind !== "same") {
      const added = kind === "added" ? line : "";
      // Changed lines that follow each other are one edit.
      if (last?.range[1] === at) edits.splice(-1, 1, { ...last, range: [last.range[0], end], text: last.text + added });
      else edits.push({ filePath: path, range: [at, end], text: added });
    }
    at = end;
  }
  return edits;
}
