import { expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";

/** A folder with a template, the policy of who deploys it, and a config that names this policy. */
function folder(name: string, resource: string, actions: string): Readonly<Record<string, string>> {
  return {
    [`${name}/stack.yaml`]: `Resources:\n  ${resource}\n`,
    [`${name}/deployer.json`]: `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${actions}, "Resource": "*" }] }\n`,
    [`${name}/dmslint.config.yaml`]: "settings: { callerPolicies: [deployer.json] }\n",
  };
}

const endpoint = "Source: { Type: AWS::DMS::Endpoint, Properties: { EndpointType: source, EngineName: mysql } }";
const group = "Group: { Type: AWS::DMS::ReplicationSubnetGroup, Properties: { SubnetIds: [subnet-1] } }";

it("asks a deployer for what the templates of its own config need", async () => {
  const cwd = workspace({
    ...folder("endpoints", endpoint, '["dms:*Endpoint*", "dms:ListTagsForResource"]'),
    ...folder("network", group, '["dms:CreateReplicationSubnetGroup"]'),
  });
  const { stdout } = await runMain(cwd, ["--only", "caller-permissions", "-f", "compact", "."]);
  const found = stdout.split("\n").filter((line) => line.includes("caller-permissions"));
  expect(found).toEqual([expect.stringMatching(/^network\/deployer\.json:.*subnet group Group/)]);
});

it("asks it for the templates of another config that names the same policy", async () => {
  const cwd = workspace({
    ...folder("endpoints", endpoint, '["dms:*Endpoint*", "dms:ListTagsForResource"]'),
    "network/stack.yaml": `Resources:\n  ${group}\n`,
    "network/dmslint.config.yaml": "settings: { callerPolicies: [../endpoints/deployer.json] }\n",
  });
  const { stdout } = await runMain(cwd, ["--only", "caller-permissions", "-f", "compact", "."]);
  expect(stdout).toMatch(/^endpoints\/deployer\.json:.*subnet group Group/);
});
