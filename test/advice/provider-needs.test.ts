import { describe, expect, it } from "vitest";
import { runMain } from "../cli/run-main.js";
import { workspace } from "../workspace/workspace.js";

const migration = (type: string): string => `resource "${type}" "m" {
  replication_subnet_group_description = "of the orders"
  subnet_ids                           = ["subnet-1", "subnet-2"]
}
`;

const ofApi = [
  "cloudformation:CreateResource",
  "cloudformation:DeleteResource",
  "cloudformation:GetResource",
  "cloudformation:GetResourceRequestStatus",
  "cloudformation:UpdateResource",
];

const actionsIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/"(cloudformation:\w+)"/g)].map(([, action = ""]) => action))].toSorted();

describe("who deploys with Terraform's provider awscc", () => {
  it.each<[string, string, readonly string[]]>([
    ["awscc", migration("awscc_dms_replication_subnet_group"), ofApi],
    ["aws", migration("aws_dms_replication_subnet_group"), []],
  ])("calls what is listed for %s", async (_, module, actions) => {
    const { stdout } = await runMain(workspace({ "main.tf": module }), ["policy", "--for", "caller"]);
    expect(actionsIn(stdout)).toEqual(actions);
  });

  it.each<[string, string, boolean]>([
    ["lacks it", '"dms:*"', true],
    ["has it", '"dms:*", "cloudformation:*Resource*"', false],
  ])("is judged by caller-permissions, where it %s", async (_, actions, isMissing) => {
    const policy = `{ "Version": "2012-10-17", "Statement": [
      { "Effect": "Allow", "Action": [${actions}], "Resource": "*" },
      { "Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*" } ] }`;
    const root = workspace({
      "main.tf": migration("awscc_dms_replication_subnet_group"),
      "caller.json": policy,
      "dmslint.config.json": '{ "settings": { "callerPolicies": ["caller.json"] } }',
    });
    const { stdout } = await runMain(root, ["-f", "json", "--only", "caller-permissions"]);
    expect(stdout.includes("cloudformation:CreateResource")).toBe(isMissing);
  });
});
