import { expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";

const role = `  VpcRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-vpc-role
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
`;
const group = `  Group:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties: { SubnetIds: [subnet-1] }
`;

const inAccount = (account: string): string => `settings: { account: "${account}" }\n`;

/** What a rule says of the template in `prod`, beside one in `dev`, which has the role if nothing else is given. */
async function found(
  resources: string,
  rule: string,
  accounts: readonly [string, string],
  inDev = role,
): Promise<readonly string[]> {
  const cwd = workspace({
    "dev/stack.yaml": `Resources:\n${inDev}`,
    "prod/stack.yaml": `Resources:\n${resources}`,
    "dev/dmslint.config.yaml": inAccount(accounts[0]),
    "prod/dmslint.config.yaml": inAccount(accounts[1]),
  });
  const { stdout } = await runMain(cwd, ["--preset", "all", "--only", rule, "--not-judged", "-f", "compact", "."]);
  return stdout.split("\n").filter((line) => line.startsWith("prod/"));
}

const [dev, prod] = ["111111111111", "222222222222"];

it("takes roles of one name for two roles where the configs of their folders say different accounts", async () => {
  const declaredTwice = expect.stringContaining("declared here and in dev/stack.yaml") as string;
  expect(await found(role, "account-role-owner", [dev, dev])).toEqual([declaredTwice]);
  expect(await found(role, "account-role-owner", [dev, prod])).not.toContainEqual(declaredTwice);
});

it("finds no account role of another account, and says so", async () => {
  expect(await found(group, "account-role-present", [dev, dev])).toEqual([]);
  expect(await found(group, "account-role-present", [dev, prod])).toEqual([
    expect.stringContaining("not judged: Resources.Group: dms-vpc-role is declared for another AWS account"),
  ]);
});

it("reports a role that no account has in each of them", async () => {
  expect(await found(group, "account-role-present", [dev, dev], group)).toEqual([]);
  expect(await found(group, "account-role-present", [dev, prod], group)).toEqual([
    expect.stringContaining("No linted file declares role dms-vpc-role"),
  ]);
});
