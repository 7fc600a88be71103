import { parse } from "yaml";
import { differenceText } from "../../src/advice/differences/difference-text.js";
import { policyDifference } from "../../src/advice/differences/difference.js";
import { explainPolicies } from "../../src/advice/writing/explanation.js";
import type { AdvisedUnit } from "../../src/advice/policies/least-policies.js";
import type { LeastPolicy } from "../../src/advice/policies/least-policy.js";
import { policySyntaxes, writePolicies } from "../../src/advice/writing/write-policies.js";
import type { LinkedRun } from "../../src/linter/linking/link.js";
import { parseUnit } from "../../src/parsers/index.js";
import { loadWasm } from "../../src/workspace/files/wasm.js";

/** What is wrong with the least policies as texts: another parser, or ours, cannot read them. */
export async function writtenProblems(
  { project, services }: LinkedRun,
  units: readonly AdvisedUnit[],
  policies: readonly LeastPolicy[],
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const syntax of policySyntaxes) {
    const { text } = writePolicies(policies, syntax, (path) => path);
    if (/"?Resource"?: \n|undefined|\[object/.test(text)) problems.push(`${syntax}: something is not written`);
    const problem = syntax === "terraform" ? await hclProblem(text) : documentProblem(text, syntax);
    if (problem !== undefined) problems.push(`${syntax}: ${problem}`);
  }
  const differences = policies.map((policy) => policyDifference(policy, { units, project, services }));
  const lists = [explainPolicies(policies, (path) => path), differenceText(differences, (path) => path)];
  if (lists.some((list) => list.includes("undefined"))) problems.push("a list shows something undefined");
  return problems;
}

function documentProblem(text: string, syntax: string): string | undefined {
  try {
    if (syntax === "json") JSON.parse(text);
    // References need no library of tags: here only the syntax counts.
    else parse(text.replace(/!(?:Ref|Sub|GetAtt) /g, ""));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : "cannot be parsed";
  }
}

async function hclProblem(text: string): Promise<string | undefined> {
  const path = "/least/main.tf";
  const reader = {
    read: (one: string) => (one === path ? text : undefined),
    list: (folder: string) => (folder === "/least" ? [path] : []),
  };
  const unit = { kind: "terraform", path: "/least", files: [path] } as const;
  const template = await parseUnit(unit, { reader, values: { parameters: {}, variables: {} }, loadWasm });
  return template.problems[0]?.message;
}
