import { describe, expect, it } from "vitest";
import type { PolicyType } from "../../../../src/model/index.js";
import { policy, read } from "./policy-files.js";

async function typeOf(text: string, path: string, given?: PolicyType): Promise<PolicyType | undefined> {
  const template = await read(text, path, given);
  return template?.documents[0]?.document.policyType;
}

describe("a folder of service control policies says what they are", () => {
  const trust = `{"Statement": [{"Effect": "Allow", "Principal": {"Service": "x"}, "Action": "sts:AssumeRole"}]}`;
  const forAll = `{"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}]}`;

  it.each<[string, string, PolicyType]>([
    ["scp/allowed.json", policy, "scp"],
    ["org/SCPs/p-1/policy.json", policy, "scp"],
    ["service-control-policies/guardrails.json", policy, "scp"],
    ["service_control_policies/policy.yaml", policy, "scp"],
    ["resource_control_policies/bucket.json", forAll, "resource"],
    ["scp/bucket.json", forAll, "resource"],
    ["scp/trust.json", trust, "trust"],
    ["scp-administrators/policy.json", policy, "identity"],
    ["scp/terraform/modules/policy.json", policy, "identity"],
    ["scp.json", policy, "identity"],
  ])("%s", async (path, text, type) => {
    expect(await typeOf(text, path)).toBe(type);
  });

  it("but not what it is said to be", async () => {
    expect(await typeOf(policy, "scp/policy.json", "identity")).toBe("identity");
  });
});
