import type { LintMessage } from "../../linter/index.js";
import { isTouched, messageInCurrentText, withCurrentText, type BrokenText } from "../texts/broken-texts.js";
import { changeBetween } from "../texts/text-change.js";
import type { Snapshot } from "./snapshot.js";

/**
 * The last snapshot of a unit that cannot be judged now, because its config is wrong: its findings at their places in the
 * current texts, except for those whose place was edited since. Without this, they would stay at their places in a text
 * that nobody sees any more. `undefined`: no text has changed since.
 */
export function heldSnapshot(last: Snapshot, texts: ReadonlyMap<string, string>): Snapshot | undefined {
  const steps = changedTexts(last, texts);
  if (steps.size === 0) return undefined;
  const messages = [...last.messages].map(([path, all]): [string, readonly LintMessage[]] => {
    const step = steps.get(path);
    const kept = step ? all.filter((one) => !isTouched(one, step)) : all;
    return [path, kept.map((one) => messageInCurrentText(path, one, steps))];
  });
  const brokenTexts = new Map(last.brokenTexts);
  for (const [path, step] of steps) {
    const held = brokenTexts.get(path);
    brokenTexts.set(path, held ? withCurrentText(step.after, held) : step);
  }
  return { ...last, texts, messages: new Map(messages), brokenTexts };
}

/** The texts that have changed since, each with its one change. */
function changedTexts(
  { judged, texts: before }: Snapshot,
  texts: ReadonlyMap<string, string>,
): Map<string, BrokenText> {
  const steps = new Map<string, BrokenText>();
  for (const { filePath } of judged.results) {
    const known = before.get(filePath) ?? judged.workspace.reader.read(filePath);
    const now = texts.get(filePath);
    if (known === undefined || now === undefined || known === now) continue;
    steps.set(filePath, { before: known, changes: [changeBetween(known, now)], after: now });
  }
  return steps;
}
