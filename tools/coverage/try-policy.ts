import { lint, type LintMessage } from "../../src/linter/index.js";
import { presetRules } from "../../src/presets/index.js";
import { loadWasm } from "../../src/workspace/index.js";
import { rules } from "../../src/rules/index.js";
import type { PolicyCode } from "./policy-codes.js";
import type { Holder, TriedPolicy } from "./tried-policies.js";

/** The results of one policy. */
export interface Trial {
  /** Whether a rule of the code reports the wrong element, with all rules turned on. */
  readonly isReported: boolean;
  /** Whether a rule reports it with the default rules. */
  readonly isRecommended: boolean;
  /** The findings of these rules in the corrected policy. There should be none. */
  readonly falseAlarms: readonly string[];
  /**
   * The findings of these rules in the failing policy with their places, to see why the wrong element is not reported.
   */
  readonly said: readonly string[];
}

export async function tryPolicy(policy: TriedPolicy, { finders }: PolicyCode): Promise<Trial> {
  const { type, holder, failing, clean } = policy;
  const failingText = textOf(failing, holder);
  const found = (await lintText(failingText, policy, "all")).filter(({ ruleId, messageId }) =>
    finders.some((finder) => finder.rule === ruleId && finder.messageId === messageId),
  );
  const here = found.filter((message) => isAt(markedText(failingText, message), policy));
  const byDefault = here.length === 0 ? [] : await lintText(failingText, policy, "recommended");
  const after = await lintText(textOf(clean, holder), { type, ...(holder && { holder }) }, "all");
  return {
    isReported: here.length > 0,
    isRecommended: byDefault.some(({ fingerprint }) => here.some((message) => message.fingerprint === fingerprint)),
    falseAlarms: after
      .filter(({ ruleId }) => finders.some(({ rule }) => rule === ruleId))
      .map(({ ruleId, message }) => `${ruleId ?? ""}: ${message}`),
    said: found.map((message) => `${message.message} at ${markedText(failingText, message)}`),
  };
}

const holders: Readonly<Record<Holder, readonly [type: string, property: string, name?: object]>> = {
  bucket: ["AWS::S3::BucketPolicy", "PolicyDocument", { Bucket: "it" }],
  key: ["AWS::KMS::Key", "KeyPolicy"],
  topic: ["AWS::SNS::TopicPolicy", "PolicyDocument", { Topics: ["it"] }],
  repository: ["AWS::ECR::Repository", "RepositoryPolicyText"],
  role: ["AWS::IAM::Role", "AssumeRolePolicyDocument"],
  policy: ["AWS::IAM::ManagedPolicy", "PolicyDocument"],
  user: ["AWS::IAM::UserPolicy", "PolicyDocument", { UserName: "ada" }],
  group: ["AWS::IAM::GroupPolicy", "PolicyDocument", { GroupName: "admins" }],
  scp: ["AWS::Organizations::Policy", "Content", { Type: "SERVICE_CONTROL_POLICY" }],
  rcp: ["AWS::Organizations::Policy", "Content", { Type: "RESOURCE_CONTROL_POLICY" }],
};

/** The text of a policy file, or of a JSON template with the resource that has the policy. */
function textOf(policy: object | string, holder: Holder | undefined): string {
  if (holder === undefined) return typeof policy === "string" ? policy : JSON.stringify(policy, null, 2);
  const [type, property, name] = holders[holder];
  return JSON.stringify({ Resources: { It: { Type: type, Properties: { ...name, [property]: policy } } } }, null, 2);
}

async function lintText(
  text: string,
  { type, holder }: Pick<TriedPolicy, "type" | "holder">,
  preset: "all" | "recommended",
): Promise<readonly LintMessage[]> {
  const path = holder === undefined ? "policy.json" : "stack.json";
  const { results } = await lint({
    units: [
      {
        kind: holder === undefined ? "policy" : "cloudformation",
        path,
        files: [path],
        rules: presetRules(preset),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: { read: (name) => (name === path ? text : undefined), list: (folder) => (folder === "." ? [path] : []) },
    loadWasm,
    rules,
    fix: "none",
    ...(holder === undefined && { policyType: type }),
  });
  return results.flatMap(({ messages }) => messages);
}

/** The text at the place of a finding, without the quotes around it. */
function markedText(text: string, { line, column, endLine, endColumn }: LintMessage): string {
  const lines = text.split("\n");
  const offset = (atLine: number, atColumn: number): number =>
    lines.slice(0, atLine - 1).reduce((sum, { length }) => sum + length + 1, 0) + atColumn - 1;
  const marked = text.slice(offset(line, column), offset(endLine, endColumn)).trim();
  return /^".*"$/s.test(marked) ? marked.slice(1, -1).replaceAll('\\"', '"') : marked;
}

function isAt(marked: string, { at, within }: TriedPolicy): boolean {
  return within ? marked.includes(at) : marked === at;
}
