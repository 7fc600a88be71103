import { editsKey, groupBy, lazily } from "../../source/index.js";
import type { Finding, Proposal } from "../finding.js";

/**
 * Merges findings of one rule at one place that say the same (a block with `for_each`, a module that is called twice).
 * An edit is kept only if it is the same for all of them.
 */
export function merge(findings: readonly Finding[]): readonly Finding[] {
  const same = grouped(findings, ({ message, wholeMessage = message }) => wholeMessage);
  const merged = [...same.values()].flatMap(combined);
  const alike = grouped(merged, ({ message, messageId }) => messageId ?? message);
  return [...alike.values()].flatMap((group) => (group.length > mostShownApart ? condensed(group) : group));
}

/**
 * One expression can give any number of values. If more findings than this are alike, one sentence is shown for all.
 */
const mostShownApart = 3;

function condensed(findings: readonly Finding[]): readonly Finding[] {
  const counted = findings.flatMap((finding) => finding.counted ?? [finding]);
  return combined(findings).map(({ message, ...rest }) => ({
    ...rest,
    counted: counted.map(({ addresses, baselineKeys, fingerprint }) => ({ addresses, baselineKeys, fingerprint })),
    message: `${message} The same applies to ${String(findings.length - 1)} more values here.`,
  }));
}

/** Groups findings that have the same rule, the same place and the same key. */
function grouped(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => string,
): ReadonlyMap<string, readonly Finding[]> {
  return groupBy(findings, (finding) => {
    const { file, start, end } = finding.location;
    return [finding.ruleId, file.path, start, end, keyOf(finding)].join("\n");
  });
}

/** One finding for all; none for none. */
function combined(findings: readonly Finding[]): readonly Finding[] {
  const [first, ...others] = findings;
  if (!first || others.length === 0) return findings;
  const { fix, suggestions, ...rest } = first;
  const fixes = others.flatMap((other) => other.fix ?? []);
  const units = [...new Set(findings.flatMap(({ unit, units: all = [unit.path] }) => all))];
  const one: Finding = {
    ...rest,
    ...(units.length > 1 && { units }),
    addresses: [...new Set(findings.flatMap(({ addresses }) => addresses))],
    baselineKeys: [...new Set(findings.flatMap(({ baselineKeys }) => baselineKeys))],
    ...(fix &&
      fixes.length === others.length && {
        fix: {
          ...fix,
          edits: ifAlike(
            fix,
            fixes.map((other) => [other]),
          ),
        },
      }),
    suggestions: suggestions.map((suggestion) => ({
      ...suggestion,
      edits: ifAlike(
        suggestion,
        others.map((other) => other.suggestions),
      ),
    })),
  };
  return [one];
}

/** The edits of a proposal, if each of the other findings proposes the same edits. */
function ifAlike(proposal: Proposal, others: readonly (readonly Proposal[])[]): Proposal["edits"] {
  return lazily(() => {
    const edits = proposal.edits();
    if (!edits) return undefined;
    const key = editsKey(edits);
    return others.every((proposals) => proposals.some((other) => editsKey(other.edits() ?? []) === key))
      ? edits
      : undefined;
  });
}
