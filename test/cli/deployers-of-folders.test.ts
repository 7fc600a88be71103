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

it("asks a deployer whose config names no template with DMS resources for what the guide lists", async () => {
  const cwd = workspace({
    ...folder("endpoints", endpoint, '["dms:*Endpoint*", "dms:ListTagsForResource"]'),
    ...folder("network", "Topic: { Type: AWS::SNS::Topic }", '["dms:CreateReplicationInstance"]'),
  });
  const { stdout } = await runMain(cwd, ["--only", "caller-permissions", "-f", "compact", "."]);
  expect(stdout).toMatch(/^network\/deployer\.json:.*may use dms:CreateReplicationInstance but is missing/);
});

it("takes no right from a policy that a template of another config needs", async () => {
  const target = (engine: string): string =>
    `Target: { Type: AWS::DMS::Endpoint, Properties: { EndpointType: target, EngineName: ${engine} } }`;
  const cwd = workspace({
    ...folder("base", target("s3"), '["dms:*", "redshift:DescribeClusters"]'),
    "app/stack.yaml": `Resources:\n  ${target("redshift")}\n  ${group}\n`,
    "app/more.json": `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*" }] }\n`,
    "app/dmslint.config.yaml": "settings: { callerPolicies: [../base/deployer.json, more.json] }\n",
  });
  const rules = ["--only", "unused-service-permissions", "--only", "no-wildcard-action"];
  const { stdout } = await runMain(cwd, ["--preset", "all", ...rules, "-f", "json", "."]);
  expect(stdout).not.toContain("unused-service-permissions");
  expect(stdout).toContain("dms:CreateReplicationSubnetGroup");
});

it("draws the deployer of each config", async () => {
  const cwd = workspace({ ...folder("endpoints", endpoint, '"dms:*"'), ...folder("network", group, '"dms:*"') });
  const { stdout } = await runMain(cwd, ["graph", "--output", "json", "."]);
  const { nodes } = JSON.parse(stdout) as {
    readonly nodes: readonly { readonly kind: string; readonly note?: string }[];
  };
  const callers = nodes.filter(({ kind }) => kind === "caller");
  expect(callers.map(({ note }) => note)).toEqual([
    expect.stringMatching(/its policies: .*endpoints\/deployer\.json$/),
    expect.stringMatching(/its policies: .*network\/deployer\.json$/),
  ]);
});

it("asks the deployer of a stack for its nested templates, whose folder has no config", async () => {
  const cwd = workspace({
    ...folder(
      "outer",
      "Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ../shared/inner.yaml } }",
      '["dms:CreateReplicationSubnetGroup"]',
    ),
    "shared/inner.yaml": `Resources:\n  ${group}\n`,
    ".git/HEAD": "",
  });
  const { stdout } = await runMain(cwd, ["--only", "caller-permissions", "-f", "compact", "."]);
  expect(stdout).toMatch(/^outer\/deployer\.json:.*subnet group Group/);
});
