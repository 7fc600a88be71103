import type { TextEdit } from "../source/index.js";
import type { Finding } from "./judge.js";

/**
 * One finding where one rule says the same of the same place several times (a block with `for_each`, a module called
 * twice). Its edits are kept only when they are the same for every instance.
 */
export function merge(findings: readonly Finding[]): readonly Finding[] {
  const merged = new Map<string, Finding>();
  for (const finding of findings) {
    const { file, start, end } = finding.location;
    const key = [finding.ruleId, file.path, start, end, finding.message].join("\n");
    const known = merged.get(key);
    merged.set(key, known ? combine(known, finding) : finding);
  }
  return [...merged.values()];
}

function combine(one: Finding, other: Finding): Finding {
  const { fix, ...rest } = one;
  const isSameFix = fix !== undefined && other.fix !== undefined && sameEdits(fix, other.fix);
  return {
    ...rest,
    addresses: [...new Set([...one.addresses, ...other.addresses])],
    parts: [...new Set([...one.parts, ...other.parts])],
    ...(isSameFix && { fix }),
    suggestions: one.suggestions.filter((suggestion) =>
      other.suggestions.some(({ edits }) => sameEdits(edits, suggestion.edits)),
    ),
  };
}

function sameEdits(one: readonly TextEdit[], other: readonly TextEdit[]): boolean {
  return editsKey(one) === editsKey(other);
}

function editsKey(edits: readonly TextEdit[]): string {
  return JSON.stringify(edits.map(({ location, text }) => [location.file.path, location.start, location.end, text]));
}
