/**
 * Makes the least policies of every template of a folder, puts them in the place of the written ones, lints that, and
 * leaves out their actions one by one: `npx tsx tools/least-policies.ts FOLDER [--show]`. The exit status is 1 if a rule
 * has something to say about a least policy, or if the loss of an action is not found.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { link } from "../src/linter/linking/link.js";
import { checkLeastPolicies } from "./least-policies/check.js";
import { runsOf } from "./corpus/lint-folder.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: "boolean", default: false } },
});

const totals = { broken: 0, runs: 0, policies: 0, statements: 0, findings: 0, dropped: 0, wrong: 0, failed: 0 };
for (const run of runsOf(resolve(positionals[0] ?? "."))) {
  const linked = await link(run);
  if (linked.project.templates.every(({ dmsResources }) => dmsResources.length === 0)) continue;
  // Of a broken file only the syntax error is reported, and no policy is written for it.
  if (linked.project.templates.some(({ problems }) => problems.length > 0)) {
    totals.broken++;
    continue;
  }
  totals.runs++;
  try {
    const { dropped, findings, policies, wrong } = await checkLeastPolicies(run, linked);
    totals.policies += policies.length;
    totals.statements += policies.reduce((sum, { statements }) => sum + statements.length, 0);
    totals.findings += findings.length;
    totals.dropped += dropped;
    totals.wrong += wrong.length;
    if (values.show && findings.length + wrong.length > 0)
      console.log([run.units[0]?.path, ...findings, ...wrong].join("\n  "));
  } catch (error) {
    totals.failed++;
    console.log(run.units[0]?.path, error);
  }
}
console.log(totals);
process.exitCode = totals.findings + totals.wrong + totals.failed > 0 ? 1 : 0;
