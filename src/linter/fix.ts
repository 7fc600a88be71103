import { applyEdits, overlap, type TextEdit } from "../source/index.js";
import type { Finding } from "./judge.js";

/**
 * The texts after applying the findings' edits, by path: all edits of a finding or none, the first in the file first;
 * what overlaps waits for the next pass.
 */
export function fixesOf(findings: readonly Finding[], mode: "fixes" | "suggestions"): ReadonlyMap<string, string> {
  const chosen: TextEdit[] = [];
  for (const finding of [...findings].sort(byPlace)) {
    const edits = editsOf(finding, mode);
    const isFree = !edits.some((edit) => chosen.some((other) => overlap(edit, other)));
    if (isFree) chosen.push(...edits);
  }
  const texts = new Map<string, string>();
  for (const { location } of chosen) {
    const { path, text } = location.file;
    if (texts.has(path)) continue;
    const after = applyEdits(
      text,
      chosen.filter((edit) => edit.location.file.path === path),
    );
    if (after !== text) texts.set(path, after);
  }
  return texts;
}

function editsOf(finding: Finding, mode: "fixes" | "suggestions"): readonly TextEdit[] {
  if (finding.fix) return finding.fix;
  const [only, ...others] = finding.suggestions;
  return mode === "suggestions" && only && others.length === 0 ? only.edits : [];
}

function byPlace(one: Finding, other: Finding): number {
  return one.location.file.path.localeCompare(other.location.file.path) || one.location.start - other.location.start;
}
