import { groupBy, lazily, type TextEdit } from "../source/index.js";
import type { Finding, Proposal } from "./finding.js";

/**
 * Merges findings of one rule at one place that say the same (a block with `for_each`, a module that is called twice).
 * An edit is kept only if it is the same for all of them.
 */
export function merge(findings: readonly Finding[]): readonly Finding[] {
  const merged = [...grouped(findings, ({ message, wholeMessage = message }) => wholeMessage).values()].map((same) =>
    same.reduce(combine),
  );
  const alike = grouped(merged, ({ message, messageId }) => messageId ?? message);
  return [...alike.values()].flatMap((group) => (group.length > most ? [condensed(group)] : group));
}

/**
 * One expression can give any number of values. If more findings than this are alike, one sentence is shown for all.
 */
const most = 3;

function condensed(findings: readonly Finding[]): Finding {
  const all = findings.reduce(combine);
  return { ...all, message: `${all.message} The same applies to ${String(findings.length - 1)} more values here.` };
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

function combine(one: Finding, other: Finding): Finding {
  const { fix, ...rest } = one;
  const { fix: otherFix } = other;
  return {
    ...rest,
    addresses: [...new Set([...one.addresses, ...other.addresses])],
    baselineKeys: [...new Set([...one.baselineKeys, ...other.baselineKeys])],
    ...(fix && otherFix && { fix: { ...fix, edits: ifAlike(fix, [otherFix]) } }),
    suggestions: one.suggestions.map((suggestion) => ({
      ...suggestion,
      edits: ifAlike(suggestion, other.suggestions),
    })),
  };
}

/** The edits of a proposal, if one of the other proposals has the same edits. */
function ifAlike(proposal: Proposal, others: readonly Proposal[]): Proposal["edits"] {
  return lazily(() => {
    const edits = proposal.edits();
    const isAlike = edits && others.some((other) => sameEdits(edits, other.edits() ?? []));
    return isAlike ? edits : undefined;
  });
}

function sameEdits(one: readonly TextEdit[], other: readonly TextEdit[]): boolean {
  return editsKey(one) === editsKey(other);
}

function editsKey(edits: readonly TextEdit[]): string {
  return JSON.stringify(edits.map(({ location, text }) => [location.file.path, location.start, location.end, text]));
}
