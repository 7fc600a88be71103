import { lintText, type FixtureOutcome } from "./lint-fixture.js";

/** What rules said: their sentences. */
export function saidBy({ messages }: FixtureOutcome, ruleIds: readonly string[]): readonly string[] {
  return messages.filter(({ ruleId }) => ruleIds.includes(ruleId ?? "")).map(({ message }) => message);
}

/** The sentences of rules that name an action or a service; `${Region}` in it is whatever the format writes for it. */
export function naming(outcome: FixtureOutcome, ruleIds: readonly string[], name: string): readonly string[] {
  const pattern = name
    .split("${Region}")
    .map((part) => part.replace(/[*.]/g, String.raw`\$&`))
    .join("\\S+");
  const words = new RegExp(`(?<![\\w.-])${pattern}(?![\\w*:-])`);
  return outcome.messages
    .filter(({ ruleId }) => ruleIds.includes(ruleId ?? ""))
    .filter(({ data = {}, message }) => words.test([message, ...Object.values(data).flat()].join("\n")))
    .map(({ message }) => message);
}

/** Whether the role of a text is found to lack an action. */
export async function lacks(path: string, text: string, action: string): Promise<boolean> {
  return naming(await lintText(path, text), ["role-permissions"], action).length > 0;
}
