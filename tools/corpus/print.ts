import { relative } from "node:path";
import type { CheckedLabel } from "./labels.js";
import type { CorpusRun } from "./lint-folder.js";

/** Prints the findings of the given rules, one per line. `all` means all rules. */
export function printFindings(run: CorpusRun, show: readonly string[], notJudged: boolean): void {
  for (const result of run.results) {
    const path = relative(run.folder, result.filePath);
    for (const message of result.messages) {
      const rule = message.ruleId ?? "syntax";
      if (show.includes("all") || show.includes(rule)) {
        console.log(`${path}:${message.line}:${message.column}  ${rule}  ${message.message}`);
      }
    }
    if (!notJudged) continue;
    for (const skip of result.notJudged)
      console.log(`${path}:${skip.line}  not judged ${skip.ruleId ?? "(unread)"}  ${skip.reason}`);
  }
}

export function printSummary(run: CorpusRun, preset: string): void {
  const kinds = count([...run.kinds.values()].map((kind) => kind ?? "none of ours"));
  console.log(`\n${run.kinds.size} files in ${(run.milliseconds / 1000).toFixed(1)} s, preset ${preset}`);
  for (const [kind, files] of kinds) console.log(`  ${kind.padEnd(28)} ${files} files`);
  const messages = run.results.flatMap((result) => result.messages);
  console.log("\nfindings a rule");
  for (const [rule, found] of count(messages.map((message) => message.ruleId ?? "(syntax errors)"))) {
    console.log(`  ${rule.padEnd(28)} ${found}`);
  }
  console.log("\nnot judged a rule");
  for (const [rule, skipped] of count(
    run.results.flatMap((result) => result.notJudged.map((skip) => skip.ruleId ?? "(unread)")),
  )) {
    console.log(`  ${rule.padEnd(28)} ${skipped}`);
  }
  console.log(`\ncrashes ${run.crashes.length}, files over 2 s ${run.slow.length}`);
  for (const { path, message } of run.crashes) console.log(`  CRASH ${relative(run.folder, path)}: ${message}`);
  for (const { path, milliseconds } of run.slow) {
    console.log(`  SLOW ${relative(run.folder, path)}: ${milliseconds.toFixed(0)} ms`);
  }
}

/** Prints recall and false alarms by rule, and then every label that is not fulfilled. */
export function printLabels(labels: readonly CheckedLabel[]): void {
  console.log("\nlabels                        REPORT found / all   DONT and INFO silent / all");
  for (const rule of [...new Set(labels.map((label) => label.rule))].sort()) {
    const ofRule = labels.filter((label) => label.rule === rule);
    const reports = ofRule.filter((label) => label.outcome === "found" || label.outcome === "missed");
    const others = ofRule.filter((label) => label.outcome === "silent" || label.outcome === "false alarm");
    if (reports.length + others.length === 0) continue;
    const found = reports.filter((label) => label.outcome === "found").length;
    const silent = others.filter((label) => label.outcome === "silent").length;
    console.log(
      `  ${(rule || "(clean)").padEnd(28)} ${found} / ${reports.length}`.padEnd(52) + `${silent} / ${others.length}`,
    );
  }
  for (const label of labels) {
    if (label.outcome !== "missed" && label.outcome !== "false alarm") continue;
    console.log(`  ${label.outcome.toUpperCase()} ${label.rule} ${label.path}:${label.line ?? "-"}  ${label.reason}`);
  }
  const absent = labels.filter((label) => label.outcome === "not here").length;
  const unbuilt = labels.filter((label) => label.outcome === "rule not built").length;
  console.log(`  ${absent} labels of files that are not in this folder, ${unbuilt} of rules that are not built`);
}

function count(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
