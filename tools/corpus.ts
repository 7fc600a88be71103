/**
 * Lints a folder of other people's templates and prints a report: `npm run corpus -- FOLDER [--labels FILE] [--preset
 * NAME] [--show RULE] [--edits] [--save FILE | --compare FILE]`. The report has tables of files, findings by rule, what
 * was not judged, syntax errors and slow files. With `--labels`, the preset is all, and the report shows recall and
 * false alarms by rule. With `--edits`, every edit of every finding is proved, and the text after each offered edit is
 * parsed by a second parser. The exit status is 1 after a crash, a slow file, a missed label, a false alarm, or an edit
 * that breaks a file.
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
