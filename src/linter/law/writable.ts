import { lazily, oncePer, type TextEdit } from "../../source/index.js";
import type { Finding, Proposal } from "../finding.js";
import type { LintRun } from "../run.js";

/** The files of an edit that cannot be written as they were read. */
export function unwritableFiles({ edits }: Proposal, isWritable: LintRun["isWritable"]): readonly string[] {
  if (!isWritable) return [];
  return pathsOf(edits() ?? []).filter((path) => !isWritable(path));
}

/** Findings may share an edit of many places. */
const pathsOf = oncePer((edits: readonly TextEdit[]): readonly string[] => [
  ...new Set(edits.map(({ location }) => location.file.path)),
]);

/** The findings without the edits of files that cannot be written as they were read. */
export function withWritableEdits(findings: readonly Finding[], { isWritable }: LintRun): readonly Finding[] {
  if (!isWritable) return findings;
  const writable = <T extends Proposal>(proposal: T): T => ({
    ...proposal,
    edits: lazily(() => (unwritableFiles(proposal, isWritable).length > 0 ? undefined : proposal.edits())),
  });
  return findings.map((finding) => {
    const { fix, suggestions, ...rest } = finding;
    if (!fix && suggestions.length === 0) return finding;
    return { ...rest, ...(fix && { fix: writable(fix) }), suggestions: suggestions.map(writable) };
  });
}
