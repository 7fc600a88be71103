import type { CodeAction, Range } from "vscode-languageserver/node.js";
import type { FileEdit } from "../../linter/index.js";
import { visible } from "../../source/index.js";
import { diagnosticOf, type Editor } from "../diagnostics/diagnostics.js";
import { disableAction } from "./disable.js";
import { fixAllKind, insertKind } from "../editor/action-kinds.js";
import type { OpenDocument } from "../editor/thread-messages.js";
import { allFixes } from "./fix-all.js";
import { fixTitle } from "./fix-title.js";
import { leastPolicyAction } from "./least-policy-action.js";
import type { LintSettings } from "../lints/lint-document.js";
import { provedMessages } from "./proved-messages.js";
import { rangeOfPlace, touches } from "../texts/positions.js";
import type { ShownMessage } from "../diagnostics/shown-messages.js";
import type { Snapshot } from "../lints/snapshot.js";
import { workspaceEdit, type EditTarget } from "../places/workspace-edits.js";

/**
 * "Disable" actions are only offered if the range touches at most this number of findings. Each one is tried in memory
 * first, so a selection of a whole file would take too long.
 */
const mostDisabled = 5;

export interface ActionContext extends Editor, Pick<EditTarget, "onChangedFile"> {
  readonly settings: LintSettings;
}

/** The range that actions are wanted for, and their kinds. By default, all kinds. */
export interface WantedActions {
  readonly range: Range;
  readonly only?: readonly string[];
}

/** The actions for the findings that the range touches, for the role around it, and for the whole document. */
export async function codeActions(
  { only, range }: WantedActions,
  document: OpenDocument,
  shown: readonly ShownMessage[],
  snapshot: Snapshot | undefined,
  context: ActionContext,
): Promise<readonly CodeAction[]> {
  const actions: CodeAction[] = [];
  if (isAsked("quickfix", only)) {
    const here = shown.filter(({ message }) => touches(rangeOfPlace(message), range));
    const touched = await provedMessages(here, document.path, context.settings);
    for (const one of touched) {
      actions.push(...quickFixes(one, context));
      const disable = touched.length <= mostDisabled ? await disableAction(one, document, context.settings) : undefined;
      if (disable) actions.push(...actionFor(one, disable.title, disable.edits, context));
    }
  }
  const policy =
    snapshot && isAsked(insertKind, only)
      ? await leastPolicyAction(range, document, snapshot, context.settings)
      : undefined;
  const inserted = policy && snapshot && workspaceEdit(policy.edits, snapshot, context);
  if (inserted) actions.push({ title: visible(policy.title), kind: insertKind, edit: inserted });
  const fixable = isAsked(fixAllKind, only) ? shown.filter(({ message }) => message.fixes) : [];
  const all = await allFixes(document, fixable, context.settings);
  const edit = all && workspaceEdit(all.edits, all.snapshot, context);
  if (edit) actions.push({ title: "Fix all dmslint findings in this file", kind: fixAllKind, edit });
  return actions;
}

/** The editor asks for a kind by its own name or by the name of its group. An empty list asks for all, as in ESLint. */
function isAsked(kind: string, only: readonly string[] = []): boolean {
  return only.length === 0 || only.some((one) => one === "" || kind === one || kind.startsWith(`${one}.`));
}

function quickFixes(shown: ShownMessage, context: ActionContext): readonly CodeAction[] {
  const { fixes, ruleId, suggestions = [] } = shown.message;
  const textOf = (path: string): string | undefined =>
    context.documents.at(path)?.text ?? shown.snapshot.judged.workspace.reader.read(path);
  const preferred = fixes ? actionFor(shown, fixTitle(fixes, textOf, ruleId ?? "syntax"), fixes, context) : [];
  return [
    ...preferred.map((action) => ({ ...action, isPreferred: true })),
    ...suggestions.flatMap(({ desc, fixes: edits }) => actionFor(shown, desc, edits, context)),
  ];
}

function actionFor(
  shown: ShownMessage,
  title: string,
  edits: readonly FileEdit[],
  context: ActionContext,
): readonly CodeAction[] {
  const edit = workspaceEdit(edits, shown.snapshot, context);
  const diagnostics = [diagnosticOf(shown, context)];
  return edit ? [{ title: visible(title), kind: "quickfix", diagnostics, edit }] : [];
}
