import type { OwnedEdits } from "../fixers/index.js";
import type { TextEdit } from "../source/index.js";
import type { Finding, FindingSuggestion } from "./judge.js";

/** A finding before it is known which of its edits may be made: each is said in one or more ways, the best first. */
export interface OpenFinding extends Omit<Finding, "fix" | "suggestions"> {
  readonly fix?: Ways;
  readonly suggestions: readonly (Omit<FindingSuggestion, "edits"> & { readonly ways: Ways })[];
}

type Ways = readonly OwnedEdits[];

/**
 * Leaves the edits that touch only what belongs to those whom they are for. Text that several share is edited where a rule
 * asks the same for each of them.
 */
export function withOwnText(findings: readonly OpenFinding[]): readonly Finding[] {
  const meant = meantByEdits(findings);
  return findings.map(({ fix, suggestions, ...rest }) => {
    const isFree = ({ edits, owners }: OwnedEdits): boolean => {
      const known = meant.get(keyOf(rest.ruleId, edits));
      return owners.every((owner) => known?.has(owner));
    };
    const own = fix?.find(isFree);
    return {
      ...rest,
      ...(own && { fix: own.edits }),
      suggestions: suggestions.flatMap(({ ways, ...suggestion }) => {
        const free = ways.find(isFree);
        return free ? [{ ...suggestion, edits: free.edits }] : [];
      }),
    };
  });
}

/** For whom all a rule wants the same edits. */
function meantByEdits(findings: readonly OpenFinding[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { fix = [], ruleId, suggestions } of findings) {
    for (const { edits, meant } of [...fix, ...suggestions.flatMap(({ ways }) => ways)]) {
      const key = keyOf(ruleId, edits);
      const known = found.get(key) ?? new Set();
      found.set(key, known);
      for (const owner of meant) known.add(owner);
    }
  }
  return found;
}

function keyOf(ruleId: string | null, edits: readonly TextEdit[]): string {
  return JSON.stringify([
    ruleId,
    ...edits.map(({ location, text }) => [location.file.path, location.start, location.end, text]),
  ]);
}
