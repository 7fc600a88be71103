import { pathToFileURL } from "node:url";
import { policyCodes, type PolicyCode } from "./policy-codes.js";
import { policyFixture } from "./policy-fixtures.js";
import { table } from "./table.js";
import { triedPolicies, type TriedPolicy } from "./tried-policies.js";
import { tryPolicy, type Trial } from "./try-policy.js";

/** The results of the policies that were tried for a code. */
interface Tried {
  readonly code: PolicyCode;
  readonly trials: readonly (TriedPolicy & Trial)[];
}

/** The part of docs/coverage.md about the policy checks of IAM Access Analyzer. */
export async function codesText(root: string, built: ReadonlySet<string>): Promise<string> {
  const policies = triedPolicies(new URL("test/fixtures/policy-checks/", pathToFileURL(root)));
  const tried = await Promise.all(policyCodes.map((code) => tryAll(code, policies)));
  const all = tried.flatMap(({ trials }) => trials);
  const reported = all.filter(({ isReported }) => isReported);
  const whole = tried.filter(({ trials }) => trials.length > 0 && trials.every(({ isReported }) => isReported));
  const told = policyCodes.filter(({ reason }) => reason !== undefined);
  return [
    "## Policy checks",
    "",
    "The codes of `ValidatePolicy`, as",
    "[the IAM guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html) lists them:",
    `${String(policyCodes.length)}. Not looked for, for the reason told: ${String(told.length)}.`,
    "",
    `Tried: ${String(all.length)} failing policies for ${String(policyCodes.length - told.length)} codes, written from the words of`,
    "that page, none about DMS; each with a policy put right of which nothing is said.",
    `With the preset \`all\` ${String(reported.length)} are reported at the element at fault, of ${String(whole.length)} codes every one;`,
    `by the rules that are on by default ${String(all.filter(({ isRecommended }) => isRecommended).length)}. The numbers say what was tried: a code may have forms`,
    "that nobody here thought of.",
    "",
    "The policies are in `test/fixtures/policy-checks/`; `test/rules/policy-checks.test.ts` runs them. Each file under",
    "`test/fixtures/policy-codes/` is one more failing and clean policy, which `test/rules/policy-codes.test.ts` writes as a bare file,",
    "as CloudFormation in YAML, with `jsonencode` and as blocks of `aws_iam_policy_document`.",
    "",
    table(
      ["code", "", "rules", "tried", "reported", "by default", "missed", "not written as"],
      tried.map((one) => codeRow(root, one, built)),
    ),
    "",
  ].join("\n");
}

async function tryAll(code: PolicyCode, policies: readonly TriedPolicy[]): Promise<Tried> {
  const own = policies.filter((policy) => policy.code === code.code);
  const trials = await Promise.all(own.map(async (policy) => ({ ...policy, ...(await tryPolicy(policy, code)) })));
  return { code, trials };
}

const syntaxNames = {
  json: "bare file",
  yaml: "CloudFormation",
  jsonencode: "`jsonencode`",
  block: "blocks",
} as const;

function codeRow(root: string, { code: policyCode, trials }: Tried, built: ReadonlySet<string>): string[] {
  const { code, kind, finders, reason } = policyCode;
  const shown = `\`${code}\``;
  if (reason !== undefined) return [shown, kind, `none: ${reason}`, "", "", "", "", ""];
  const names = [...new Set(finders.map(({ rule }) => rule))];
  const rules = names.map((name) => (built.has(name) ? `[${name}](rules/${name}.md)` : `${name} (not built)`));
  const folder = new URL("test/fixtures/policy-codes/", pathToFileURL(root));
  const without = Object.entries(policyFixture(folder, code).without ?? {});
  const missing = without.map(([syntax, why]) => `${syntaxNames[syntax as keyof typeof syntaxNames]}: ${why}`);
  const missed = trials.filter(({ isReported }) => !isReported).map((trial) => trial.missed ?? "no reason is told");
  return [
    shown,
    kind,
    rules.join(", "),
    String(trials.length),
    String(trials.filter(({ isReported }) => isReported).length),
    String(trials.filter(({ isRecommended }) => isRecommended).length),
    [...new Set(missed)].join("; "),
    missing.join("; "),
  ];
}
