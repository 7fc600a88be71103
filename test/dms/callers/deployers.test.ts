import { expect, it } from "vitest";
import { deployersOf } from "../../../src/dms/index.js";
import { nameOf, policyWith, runOf, searchIn, templateAt } from "../caller-run.js";
import { trusting } from "../judged.js";

/** The names of the callers in a template that may deploy: it has a role with a trust policy. */
async function deployers(trust: string, callerPolicies: readonly string[] = []): Promise<readonly string[]> {
  const policies = `[{ PolicyName: p, PolicyDocument: ${policyWith("Allow dms:* on *")} }]`;
  const role = `{ Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${trust}, Policies: ${policies} } }`;
  const search = searchIn(await runOf({ "stack.yaml": `Resources:\n  It: ${role}\n` }), { callerPolicies });
  return deployersOf(search, templateAt(search.project, "stack.yaml")).map(nameOf);
}

const people =
  '{ Statement: [{ Effect: Allow, Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "sts:AssumeRole" }] }';

it.each<[string, string, readonly string[]]>([
  ["a role that people assume", people, ["It"]],
  ["a role of a function", trusting("lambda.amazonaws.com"), ["It"]],
  ["the role of a schedule makes one request", trusting("scheduler.amazonaws.com"), []],
  ["the role of an event rule makes one request", trusting("events.amazonaws.com"), []],
  [
    "a role of a schedule and of people",
    people.replace("Principal: {", "Principal: { Service: scheduler.amazonaws.com,"),
    ["It"],
  ],
])("%s", async (_, trust, names) => {
  expect(await deployers(trust)).toEqual(names);
});

it("a role of a schedule that the settings name", async () => {
  expect(await deployers(trusting("scheduler.amazonaws.com"), ["Resources.It"])).toEqual(["It"]);
});
