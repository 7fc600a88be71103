/**
 * Lints a folder of other people's templates and says how it went: `npm run corpus -- FOLDER [--labels FILE]
 * [--preset NAME] [--show RULE] [--edits] [--save FILE | --compare FILE]`. Prints a table of files, findings a rule, not judged, syntax errors, slow files; with
 * labels (in preset all), recall and false alarms a rule; with `--edits` every edit of every finding is proved, and those
 * that are offered are read by a second parser. Exit status 1: a crash, a slow file, a missed or wrong label, a broken file.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { checkLabels, readLabels } from "./corpus/labels.js";
import { printLabels, printFindings, printSummary } from "./corpus/print.js";
import { checkEdits, printEdits } from "./corpus/edits.js";
import { lintFolder, reader } from "./corpus/lint-folder.js";
import { compareFindings, saveFindings } from "./corpus/saved.js";
import { rules } from "../src/rules/index.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    labels: { type: "string" },
    preset: { type: "string" },
    show: { type: "string", multiple: true, default: [] },
    edits: { type: "boolean", default: false },
    save: { type: "string" },
    compare: { type: "string" },
    "not-judged": { type: "boolean", default: false },
  },
});

const folder = resolve(positionals[0] ?? ".");
const preset = values.preset ?? (values.labels === undefined ? "recommended" : "all");
const run = await lintFolder(folder, preset, values.edits ? "proved" : "unproved");
printFindings(run, values.show, values["not-judged"]);
printSummary(run, preset);
let isGood = run.crashes.length === 0 && run.slow.length === 0;
if (values.edits) {
  const report = await checkEdits(run, (path) => reader.read(path));
  printEdits(report);
  isGood &&= report.broken.length === 0;
}
if (values.labels !== undefined) {
  const checked = checkLabels(run, readLabels(resolve(values.labels)), new Set(rules.map((rule) => rule.name)));
  printLabels(checked);
  isGood &&= checked.every((label) => label.outcome !== "missed" && label.outcome !== "false alarm");
}
if (values.save !== undefined) saveFindings(run, values.save);
if (values.compare !== undefined) isGood = compareFindings(run, values.compare) === 0 && isGood;
process.exitCode = isGood ? 0 : 1;
