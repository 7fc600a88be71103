import { pathToFileURL } from "node:url";
import { policyCodes, type PolicyCode } from "./policy-codes.js";
import { policyFixture } from "./policy-fixtures.js";
import { table } from "./table.js";

/** The part of docs/coverage.md on the policy checks of IAM Access Analyzer. */
export function codesText(root: string, built: ReadonlySet<string>): string {
  const found = policyCodes.filter(({ finders }) => finders.some(({ rule }) => built.has(rule)));
  const told = policyCodes.filter(({ reason }) => reason !== undefined);
  const unbuilt = policyCodes.length - found.length - told.length;
  return [
    "## Policy checks",
    "",
    "The codes of `ValidatePolicy`, as",
    "[the IAM guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html) lists them: " +
      `${String(policyCodes.length)}.`,
    `Reported: ${String(found.length)}. Not reported, for the reason told: ${String(told.length)}. Not built: ${String(unbuilt)}.`,
    "",
    "Each file under `test/fixtures/policy-codes/` is a failing and a clean policy, which `test/rules/policy-codes.test.ts` writes as a",
    "bare file, as CloudFormation in YAML, with `jsonencode` and as blocks of `aws_iam_policy_document`.",
    "",
    table(
      ["code", "", "rules", "not written as"],
      policyCodes.map((code) => codeRow(root, code, built)),
    ),
    "",
  ].join("\n");
}

const syntaxNames = {
  json: "bare file",
  yaml: "CloudFormation",
  jsonencode: "`jsonencode`",
  block: "blocks",
} as const;

function codeRow(root: string, { code, kind, finders, reason }: PolicyCode, built: ReadonlySet<string>): string[] {
  const names = [...new Set(finders.map(({ rule }) => rule))];
  const rules = names.map((name) => (built.has(name) ? `[${name}](rules/${name}.md)` : `${name} (not built)`));
  const shown = `\`${code}\``;
  if (reason !== undefined) return [shown, kind, `none: ${reason}`, ""];
  const folder = new URL("test/fixtures/policy-codes/", pathToFileURL(root));
  const without = Object.entries(policyFixture(folder, code).without ?? {});
  const missing = without.map(([syntax, why]) => `${syntaxNames[syntax as keyof typeof syntaxNames]}: ${why}`);
  return [shown, kind, rules.join(", "), missing.join("; ")];
}
