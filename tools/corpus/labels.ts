import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LintMessage } from "../../src/linter/index.js";
import type { CorpusRun } from "./lint-folder.js";
import { elementAround, resourceAround, type LineRange } from "./element.js";

/** What an expert expects at one place: `REPORT` a finding, `DONT` report one, or `INFO`, at most a warning. */
export interface Label {
  readonly path: string;
  readonly verdict: "REPORT" | "DONT" | "INFO";
  readonly rule: string;
  /**
   * The file of the place inside `path`. Without it, the label is about `path` itself. Without a line, it is about the
   * whole file.
   */
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly reason: string;
}

export interface CheckedLabel extends Label {
  readonly outcome: "found" | "missed" | "silent" | "false alarm" | "not here" | "rule not built";
}

export function readLabels(path: string): readonly Label[] {
  const [, ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const [file = "", , verdict = "INFO", , rule = "", place = "-", reason = ""] = line.split("\t");
    const at = /^(?:(.+):)?(\d+|-)$/.exec(place);
    const number = Number(at?.[2]);
    return {
      path: file,
      verdict: verdict as Label["verdict"],
      rule,
      file: at?.[1],
      line: Number.isNaN(number) ? undefined : number,
      reason,
    };
  });
}

/** Compares the findings with the labels. Labels of files that were not linted get the outcome "not here". */
export function checkLabels(
  run: CorpusRun,
  labels: readonly Label[],
  ruleNames: ReadonlySet<string>,
): readonly CheckedLabel[] {
  return labels.map((label) => ({ ...label, outcome: outcomeOf(run, label, labels, ruleNames) }));
}

function outcomeOf(
  run: CorpusRun,
  label: Label,
  labels: readonly Label[],
  ruleNames: ReadonlySet<string>,
): CheckedLabel["outcome"] {
  const paths = pathsOf(run, label);
  if (paths.length === 0) return "not here";
  if (label.rule !== "" && !ruleNames.has(label.rule)) return "rule not built";
  const others = labels.filter((other) => other.path === label.path && other.rule !== "").map(({ rule }) => rule);
  // A label without a rule is about all rules that no other label of the file names.
  const named = label.rule === "" ? others : [];
  const hits = paths.flatMap((path) => hitsIn(run, path, label)).filter(({ ruleId }) => !named.includes(ruleId ?? ""));
  if (label.verdict === "REPORT") return hits.length > 0 ? "found" : "missed";
  if (label.verdict === "DONT") return hits.length > 0 ? "false alarm" : "silent";
  const isLoud = label.rule !== "account-role-present" && hits.some((hit) => hit.severity === 2);
  return isLoud ? "false alarm" : "silent";
}

function pathsOf(run: CorpusRun, label: Label): string[] {
  const bases = [join(run.folder, "dms", label.path), join(run.folder, label.path)];
  const candidates = bases.flatMap((base) => (label.file === undefined ? [base] : [join(base, label.file)]));
  return candidates.filter(
    (path) => existsSync(path) && run.results.some((result) => result.filePath.startsWith(path)),
  );
}

function hitsIn(run: CorpusRun, path: string, label: Label): LintMessage[] {
  return run.results.flatMap(({ filePath, messages }) =>
    messages.filter((message) => {
      if (label.rule !== "" && message.ruleId !== label.rule) return false;
      return filePath.startsWith(path) ? placeTest(label, filePath)(message) : pointsTo(label, path, message);
    }),
  );
}

/**
 * Whether a finding in another file has a related place in the labelled resource. For example, missing permissions of a
 * role are reported at the resource that uses the role.
 */
function pointsTo({ line, verdict }: Label, path: string, { related }: LintMessage): boolean {
  if (verdict !== "REPORT" || line === undefined) return false;
  const places = related.filter((place) => place.filePath === path);
  return places.some((place) => isIn(resourceAround(path, line), place.line));
}

/**
 * Makes the test whether a finding is at the place of a label. A `REPORT` is correct anywhere in its element, and also
 * if only a related place of the finding is there (missing permissions of a role are reported at the resource that uses
 * the role). Other labels are about exactly their line.
 */
function placeTest({ line, verdict }: Label, path: string): (message: LintMessage) => boolean {
  if (line === undefined) return () => true;
  if (verdict !== "REPORT") return (message) => message.line <= line && line <= message.endLine;
  const element = elementAround(path, line);
  const resource = resourceAround(path, line);
  return (message) =>
    isIn(element, message.line) ||
    message.related.some((place) => place.filePath === path && isIn(resource, place.line));
}

function isIn({ from, to }: LineRange, line: number): boolean {
  return line >= from && line <= to;
}
