import { createFileTreeCache } from "../../parsers/index.js";
import { failure, isRecord, type Result } from "../../source/index.js";
import type { RuleEntry } from "../config-files/config-data.js";
import { plainValue } from "../config-files/config-tree.js";
import type { OptionWords } from "./option-words.js";
import { isRuleEntry } from "./rule-layers.js";

/** Parses the values of `--rule`, like `role-trust: warn` or `no-wildcard-action: [error, { services: [dms] }]`. */
export function readCommandRules(
  texts: readonly string[],
  { rule }: OptionWords,
): Result<Readonly<Record<string, RuleEntry>>> {
  const rules = new Map<string, RuleEntry>();
  for (const text of texts) {
    const { documents, problems } = createFileTreeCache().tree("--rule", spaced(text));
    const value = documents[0] ? plainValue(documents[0]) : undefined;
    const entries = problems.length === 0 && isRecord(value) ? Object.entries(value) : [];
    if (entries.length === 0)
      return failure(`--rule needs 'NAME: LEVEL', as in --rule 'role-trust: warn', but got "${text}".`);
    for (const [name, entry] of entries) {
      if (!isRuleEntry(entry))
        return failure(`${rule}: The severity of "${name}" must be off, warn or error, alone or as [LEVEL, { … }].`);
      rules.set(name, entry);
    }
  }
  return Object.fromEntries(rules);
}

/** `NAME:LEVEL` is accepted without the space that YAML requires, as in ESLint. */
function spaced(text: string): string {
  return text.replace(/^\s*([\w@/-]+):(?=\S)/, "$1: ");
}
