import type { LintMessage } from "../../linter/index.js";
import { onceIn, oncePer } from "../../source/index.js";
import { lintWorkspace } from "../../workspace/index.js";
import { messageInCurrentText } from "../texts/broken-texts.js";
import type { DocumentLint, LintSettings } from "../lints/lint-document.js";
import type { ShownMessage } from "../diagnostics/shown-messages.js";
import type { Snapshot } from "../lints/snapshot.js";

/**
 * The findings, with only those edits that the law of edits allows. Edits are proved only when the editor asks for
 * actions.
 */
export async function provedMessages(
  shown: readonly ShownMessage[],
  path: string,
  settings: LintSettings,
): Promise<readonly ShownMessage[]> {
  const proved: ShownMessage[] = [];
  for (const snapshot of new Set(shown.map((one) => one.snapshot))) {
    const own = shown.filter((one) => one.snapshot === snapshot);
    proved.push(...(await provedIn(snapshot, own, path, settings)));
  }
  return proved;
}

async function provedIn(
  snapshot: Snapshot,
  shown: readonly ShownMessage[],
  path: string,
  settings: LintSettings,
): Promise<readonly ShownMessage[]> {
  const hasEdits = ({ message: { fixes, suggestions } }: ShownMessage): boolean => Boolean(fixes ?? suggestions);
  const wanted = new Set(shown.filter(hasEdits).map(({ message }) => findingKey(message)));
  if (wanted.size === 0) return shown;
  const key = JSON.stringify([path, ...[...wanted].sort()]);
  const messages = await onceIn(proofsOf(snapshot.judged), key, () =>
    wantedMessages(path, snapshot.judged, wanted, settings),
  );
  const proved = messages.map((message) => messageInCurrentText(path, message, snapshot.brokenTexts));
  return shown.map((one) => ({
    snapshot,
    message: proved.find((message) => isSame(message, one.message)) ?? withoutEdits(one.message),
  }));
}

/** What was proved for a lint. Editors ask again whenever the cursor moves, also within one finding. */
const proofsOf = oncePer((_judged: DocumentLint) => new Map<string, Promise<readonly LintMessage[]>>());

/** The wanted findings in a file, with those of their edits that were proved. */
async function wantedMessages(
  path: string,
  { workspace }: DocumentLint,
  wanted: ReadonlySet<string>,
  { options }: LintSettings,
): Promise<readonly LintMessage[]> {
  const isWanted = (finding: Parameters<typeof findingKey>[0]): boolean => wanted.has(findingKey(finding));
  const { results } = await lintWorkspace(workspace, { ...options, fix: "none", editProof: isWanted });
  return results.find(({ filePath }) => filePath === path)?.messages.filter(isWanted) ?? [];
}

/** Identifies the same finding in another run. */
export function findingKey({ fingerprint, ruleId }: Pick<LintMessage, "fingerprint" | "ruleId">): string {
  return `${ruleId ?? ""} ${fingerprint}`;
}

function isSame(one: LintMessage, other: LintMessage): boolean {
  return (
    one.ruleId === other.ruleId &&
    one.line === other.line &&
    one.column === other.column &&
    one.message === other.message
  );
}

function withoutEdits({ fix: _, fixes: __, suggestions: ___, ...rest }: LintMessage): LintMessage {
  return rest;
}
