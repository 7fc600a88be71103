import { leastPolicies } from "../../src/advice/policies/least-policies.js";
import { addressOfHolder } from "../../src/advice/policies/holder.js";
import type { LeastPolicy } from "../../src/advice/policies/least-policy.js";
import { judge, type Judgement } from "../../src/linter/judging/judge.js";
import type { LinkedRun } from "../../src/linter/linking/link.js";
import { servicesOf } from "../../src/linter/linking/services.js";
import type { LintRun } from "../../src/linter/run.js";
import type { Finding } from "../../src/linter/finding.js";
import { presetRules } from "../../src/presets/index.js";
import { rules } from "../../src/rules/index.js";
import { writtenProblems } from "./written.js";
import { callerAddress, withLeastPolicies } from "./in-place.js";

/** What a run of least policies showed. */
export interface LeastPolicyCheck {
  readonly policies: readonly LeastPolicy[];
  /** Findings about the least policies in place of the written ones. */
  readonly findings: readonly string[];
  /** Actions that were left out one by one, and those whose loss was not found exactly. */
  readonly dropped: number;
  readonly wrong: readonly string[];
}

/** The rules that must have nothing to say about least policies in their place. */
const silentRules = new Set([
  "role-permissions",
  "role-recommended-permissions",
  "role-trust",
  "pass-role",
  "caller-permissions",
  "role-scope",
  "service-linked-role",
]);

/** Rules of correctness that judge documents by themselves. */
const aboutDocuments = new Set([
  ...["action-resource", "arn-format", "condition-key", "condition-operator", "condition-value", "known-action"],
  ...["policy-syntax", "policy-variable", "policy-version", "principal", "trust-condition", "unique-sid"],
  ...["no-full-access", "no-open-trust", "no-inverted-element", "no-wildcard-action", "no-wildcard-resource"],
  ...["no-redundant-element", "no-empty-element", "no-idle-condition", "pass-role-condition", "pass-role-scope"],
  ...["privilege-escalation", "role-administration", "policy-size", "unused-service-permissions"],
]);

const strict = presetRules("strict");

function settingsOf(names: ReadonlySet<string>): LintRun["units"][number]["rules"] {
  return new Map([...strict].filter(([name]) => names.has(name)));
}

/** Puts the least policies in the place of the written ones, judges them, and leaves out their actions one by one. */
export async function checkLeastPolicies(run: LintRun, linked: LinkedRun): Promise<LeastPolicyCheck> {
  const units = linked.units.map(({ template, unit: { settings } }) => ({
    template,
    settings,
    caller: "iac" as const,
  }));
  const policies = leastPolicies(linked.project, units);
  const inPlace = withLeastPolicies(linked, policies);
  const services = await servicesOf(inPlace.project.templates);
  const holders = new Set([callerAddress, ...policies.map(({ holder }) => addressOfHolder(holder))]);
  const whole = judged(run, { ...inPlace, services }, new Set([...silentRules, ...aboutDocuments]));
  const all = whole.findings.filter(
    ({ addresses, ruleId }) =>
      (silentRules.has(ruleId ?? "") && ruleId !== "role-scope") || addresses.some((address) => holders.has(address)),
  );
  const findings = all.map(({ addresses, message, ruleId }) => `${ruleId ?? ""} ${addresses.join()}: ${message}`);
  const wrong: string[] = [];
  const open = new Set(whole.skips.map(({ reason }) => reason));
  let dropped = 0;
  for (const policy of policies) {
    if (policy.holder.kind !== "declared-role" && policy.holder.kind !== "caller") continue;
    for (const statement of policy.statements) {
      for (const action of statement.actions) {
        dropped++;
        const problem = lossProblem({ run, linked, services, policies, open }, policy, statement, action);
        if (problem !== undefined) wrong.push(problem);
      }
    }
  }
  wrong.push(...(await writtenProblems(linked, units, policies)));
  return { policies, findings, dropped, wrong };
}

interface Place {
  readonly run: LintRun;
  readonly linked: LinkedRun;
  readonly services: LinkedRun["services"];
  readonly policies: readonly LeastPolicy[];
  /** What is not judged with all least policies in place. */
  readonly open: ReadonlySet<string>;
}

/** What is wrong with the findings after the loss of one action. */
function lossProblem(
  { linked, open, policies, run, services }: Place,
  policy: LeastPolicy,
  statement: LeastPolicy["statements"][number],
  action: string,
): string | undefined {
  const lossy = policies.map((one) => (one === policy ? without(policy, statement, action) : one));
  const { findings, skips } = judged(run, { ...withLeastPolicies(linked, lossy), services }, silentRules);
  const found = findings.filter(({ ruleId }) => ruleId !== "role-scope" && ruleId !== "role-trust");
  const lost = new Set(
    statement.reasons
      .filter((reason) => covers(action, reason.action) && isDemanded(policy, reason))
      .map((one) => one.action),
  );
  const named = new Set(found.flatMap(actionsOf));
  const name = `${policy.holder.kind} ${statement.sid} ${action}`;
  // Rules demand some of what AWS does not say for certain.
  const known = new Set(statement.reasons.map((reason) => reason.action));
  const more = [...named].filter((one) => !known.has(one));
  const less = [...lost].filter((one) => !named.has(one) && !grantedElsewhere(policy, statement, one));
  // A policy that is not seen, such as that of a key, may grant it.
  const isOpen = skips.some(({ reason }) => !open.has(reason));
  if (more.length === 0 && (less.length === 0 || isOpen)) return undefined;
  return `${name}: ${more.length > 0 ? `also reported: ${more.join()} ` : ""}${less.length > 0 ? `not reported: ${less.join()}` : ""}`;
}

function covers(pattern: string, action: string): boolean {
  return pattern === action || (pattern.endsWith("*") && action.startsWith(pattern.slice(0, -1)));
}

/** Of what AWS only lists for callers, rules demand the network alone where templates show what is deployed. */
function isDemanded(
  { holder }: LeastPolicy,
  { action, need }: LeastPolicy["statements"][number]["reasons"][number],
): boolean {
  if (holder.kind !== "caller") return true;
  return need !== "uncertain" && (need !== "recommended" || action.startsWith("ec2:"));
}

function grantedElsewhere(policy: LeastPolicy, statement: LeastPolicy["statements"][number], action: string): boolean {
  return policy.statements.some((one) => one !== statement && one.actions.includes(action));
}

function actionsOf({ data, ruleId }: Finding): readonly string[] {
  if (ruleId === "pass-role") return ["iam:PassRole"];
  if (ruleId === "service-linked-role") return ["iam:CreateServiceLinkedRole"];
  const actions = data?.actions ?? [];
  return typeof actions === "string" ? [actions] : actions;
}

function without(policy: LeastPolicy, statement: LeastPolicy["statements"][number], action: string): LeastPolicy {
  return {
    ...policy,
    statements: policy.statements.flatMap((one) => {
      if (one !== statement) return [one];
      const actions = one.actions.filter((other) => other !== action);
      return actions.length === 0 ? [] : [{ ...one, actions }];
    }),
  };
}

function judged(run: LintRun, linked: LinkedRun, names: ReadonlySet<string>): Judgement {
  const settings = settingsOf(names);
  const units = linked.units.map(({ template, unit }) => ({ template, unit: { ...unit, rules: settings } }));
  const wanted = rules.filter(({ name }) => names.has(name));
  return judge({ ...run, rules: wanted }, { ...linked, units });
}
