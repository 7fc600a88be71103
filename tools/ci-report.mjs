// Prints what failed and "N passed, N failed[, N skipped]", from Vitest's JSON report. Exits with 1 if nothing ran or
// something failed.
// It is plain JavaScript without dependencies, because it must also work if `npm ci` failed.
import { readFileSync } from "node:fs";
import { relative } from "node:path";

const reportFile = new URL("../.reports/vitest.json", import.meta.url);

function failedSteps(args) {
  const at = args.indexOf("--failed-steps");
  return at === -1 ? 0 : Number(args[at + 1] ?? 0);
}

function readReport() {
  try {
    return JSON.parse(readFileSync(reportFile, "utf8"));
  } catch (error) {
    console.error(`No test report: ${error.message}`);
    return undefined;
  }
}

/** The log of a whole run is long: its end names each failed test, with the first line of what it says. */
function printFailedTests(report) {
  for (const { assertionResults, message, name, status } of report?.testResults ?? []) {
    const failed = assertionResults.filter((test) => test.status === "failed");
    for (const test of failed)
      console.log(`failed: ${relative(".", name)}: ${test.fullName}\n  ${firstLine(test.failureMessages[0])}`);
    if (status === "failed" && failed.length === 0)
      console.log(`failed: ${relative(".", name)}\n  ${firstLine(message)}`);
  }
}

function firstLine(text) {
  return (text ?? "").split("\n", 1)[0];
}

/** A test file that cannot be loaded has no failed test of its own, but it must count as a failure. */
function brokenFiles(report) {
  return report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
}

function count(report, steps) {
  if (!report) return { passed: 0, failed: Math.max(steps, 1), skipped: 0 };
  const testFailures = report.numFailedTests + brokenFiles(report);
  // If a test failed, its step failed too and is not counted again. Every other failed step (type check, lint, build)
  // counts as one.
  const otherSteps = testFailures > 0 ? Math.max(steps - 1, 0) : steps;
  return {
    passed: report.numPassedTests,
    failed: testFailures + otherSteps,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const report = readReport();
printFailedTests(report);
const { passed, failed, skipped } = count(report, failedSteps(process.argv.slice(2)));
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
