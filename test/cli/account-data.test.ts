import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { account, exports, full, module, number, roleArn, stack, type Grants } from "./account-files.js";
import { runMain } from "./run-main.js";

interface Judged {
  readonly messages: readonly { readonly ruleId: string; readonly address: string; readonly message: string }[];
  readonly notJudged: readonly { readonly ruleId: string; readonly reason: string }[];
}

async function judge(
  files: Readonly<Record<string, string>>,
  ...options: readonly string[]
): Promise<{ readonly found: readonly string[]; readonly notJudged: readonly string[]; readonly text: string }> {
  const cwd = workspace({ ".git/HEAD": "", ...files });
  const { stderr, stdout } = await runMain(cwd, ["-f", "json", ...options, "infra"]);
  expect(stderr).toBe("");
  const results = JSON.parse(stdout) as readonly Judged[];
  return {
    found: results.flatMap(({ messages }) => messages.map(({ address, ruleId }) => `${ruleId} ${address}`)).sort(),
    notJudged: results.flatMap(({ notJudged }) => notJudged.map(({ reason, ruleId }) => `${ruleId}: ${reason}`)),
    text: stdout,
  };
}

const both = ["--account-data", "account.json", "--account-data", "exports.json"];
const inStack = (grants: Grants, ...more: readonly string[]): ReturnType<typeof judge> =>
  judge({ "infra/dms.yaml": stack, "account.json": account(grants), "exports.json": exports }, ...both, ...more);

describe("--account-data", () => {
  it("judges what is not judged without it", async () => {
    const without = await judge({ "infra/dms.yaml": stack });
    expect(without.notJudged).toHaveLength(2);
    expect(without.found).toEqual(["account-role-present Resources.SubnetGroup"]);
    const given = await inStack({});
    expect(given).toMatchObject({ found: [], notJudged: [] });
  });

  it.each<[string, Grants, readonly string[]]>([
    ["a role of the account lacks an action", { actions: ["s3:PutObject"] }, ["role-permissions Resources.Target"]],
    ["a role of the account trusts another service", { service: "ec2.amazonaws.com" }, ["role-trust Resources.Target"]],
    ["an account role has no policy", { vpcRole: "wrong" }, ["account-role-policy Resources.SubnetGroup"]],
    ["the account lacks an account role", { vpcRole: "absent" }, ["account-role-present Resources.SubnetGroup"]],
  ])("reports at the use: %s", async (_, grants, found) => {
    const judged = await inStack(grants);
    expect(judged.found).toEqual(found);
    expect(judged.text).not.toContain("account.json");
  });

  it("does not ask for the setting of a role that the account does not have", async () => {
    const setting = "add it to settings.existingRoles";
    expect((await judge({ "infra/dms.yaml": stack })).text).toContain(setting);
    const { text } = await inStack({ vpcRole: "absent" });
    expect(text).toContain("The account data has no such role either.");
    expect(text).not.toContain(setting);
  });

  it("says of a role that it is in the account", async () => {
    const { text } = await inStack({ actions: ["s3:PutObject"] });
    expect(text).toContain("Role writer (in the account) does not allow what endpoint Target needs");
  });

  it("takes no role of another account", async () => {
    const elsewhere = exports.replace(number, "999988887777");
    const files = { "infra/dms.yaml": stack, "account.json": account({ actions: [] }), "exports.json": elsewhere };
    const { found, notJudged } = await judge(files, ...both);
    expect(found).toEqual([]);
    expect(notJudged.join("\n")).toContain("the role writer is not declared in the linted files or the account data");
  });

  it("finds the role of a Terraform data source by its name", async () => {
    const files = { "infra/main.tf": module, "account.json": account({ actions: ["s3:PutObject"] }) };
    const { found, notJudged } = await judge(files, "--account-data", "account.json");
    expect(found).toEqual(["role-permissions aws_dms_s3_endpoint.target"]);
    expect(notJudged).toEqual([]);
  });

  it.each<[string, unknown, readonly string[]]>([
    ["grants it", { AWS: roleArn }, []],
    ["leaves it to IAM", { AWS: `arn:aws:iam::${number}:root` }, ["role-permissions Resources.Target"]],
  ])("knows whether the policy of a key %s", async (_, principal, found) => {
    const key = `arn:aws:kms:eu-west-1:${number}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
    const statement = { Effect: "Allow", Principal: principal, Action: "kms:*", Resource: "*" };
    const policy = { Policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
    const encrypted = stack.replace(
      "        BucketName: orders-lake\n",
      `        BucketName: orders-lake\n        EncryptionMode: sse-kms\n        ServerSideEncryptionKmsKeyId: ${key}\n`,
    );
    const files = {
      "infra/dms.yaml": encrypted,
      "account.json": account({}),
      "exports.json": exports,
      "keys.json": JSON.stringify({ [key]: policy }),
    };
    const open = await judge(files, ...both);
    expect(open.notJudged.join("\n")).toContain("the policy of the key is not in the linted files and may grant it");
    const known = await judge(files, ...both, "--account-data", "keys.json");
    expect(known.found).toEqual(found);
    expect(known.text).not.toContain("keys.json");
  });

  it("lets a linted file win over the account", async () => {
    const declared = `${module.replace("data.aws_iam_role", "aws_iam_role").slice(0, module.indexOf('data "') - 5)}
resource "aws_iam_role" "writer" {
  name               = "writer"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }] })
}

resource "aws_iam_role_policy" "writer" {
  role   = aws_iam_role.writer.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ${JSON.stringify(full)}, Resource = "*" }] })
}
`;
    const files = { "infra/main.tf": declared, "account.json": account({ actions: [], service: "ec2.amazonaws.com" }) };
    const { found } = await judge(files, "--account-data", "account.json");
    expect(found.filter((one) => /role-(?:permissions|trust)/.test(one))).toEqual([]);
  });

  it("reports a template that creates an account role that is there", async () => {
    const role = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  VpcRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-vpc-role
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
      ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole]
`;
    const files = { "infra/roles.yaml": role, "account.json": account({}) };
    const { found, text } = await judge(files, "--account-data", "account.json", "--preset", "strict");
    expect(found).toContain("account-role-owner Resources.VpcRole");
    expect(text).toContain("but the account has dms-vpc-role already");
  });
});

describe("settings.caller with an ARN", () => {
  const config = `settings: { caller: "arn:aws:iam::${number}:role/deployer", accountData: [account.json, exports.json] }\n`;
  const deployed = (grants: Grants): ReturnType<typeof judge> =>
    judge({
      "infra/dms.yaml": stack,
      "account.json": account(grants),
      "exports.json": exports,
      "dmslint.config.yaml": config,
    });

  it("judges the caller with all that the account gives it", async () => {
    expect(await deployed({})).toMatchObject({ found: [], notJudged: [] });
    expect((await deployed({ deployer: ["dms:*"] })).found).toEqual(["pass-role Resources.Target"]);
    expect((await deployed({ deployer: ["iam:PassRole"] })).found).toEqual([
      "caller-permissions Resources.SubnetGroup",
      "caller-permissions Resources.Target",
    ]);
  });

  it("is not judged if the account data does not have it", async () => {
    const files = {
      "infra/dms.yaml": stack,
      "account.json": account({}),
      "exports.json": exports,
      "dmslint.config.yaml": config.replace("role/deployer", "role/other"),
    };
    const { notJudged } = await judge(files);
    expect(notJudged.join("\n")).toContain(`does not have the caller arn:aws:iam::${number}:role/other`);
  });

  it.each(["deployer", "arn:aws:sts::111122223333:assumed-role/deployer/me"])("refuses %s", async (caller) => {
    const cwd = workspace({ "dmslint.config.yaml": `settings: { caller: "${caller}" }\n`, "infra/dms.yaml": stack });
    expect(await runMain(cwd, ["infra"])).toMatchObject({ status: 2 });
  });
});

describe("files of account data", () => {
  it.each([
    ["that do not exist", ["--account-data", "gone.json"], 'The account data "gone.json" does not exist.'],
    [
      "that are no JSON",
      ["--account-data", "infra/dms.yaml"],
      "infra/dms.yaml:1:1: The account data is not valid JSON",
    ],
  ])("%s are an error", async (_, options, message) => {
    const cwd = workspace({ "infra/dms.yaml": stack });
    const run = await runMain(cwd, [...options, "infra"]);
    expect(run).toMatchObject({ status: 2, stderr: expect.stringContaining(message) as string });
  });

  it("of a config must be in its repository", async () => {
    const outside = workspace({ "account.json": account({}) });
    const cwd = workspace({
      ".git/HEAD": "",
      "infra/dms.yaml": stack,
      "dmslint.config.yaml": `settings: { accountData: ["${outside}/account.json"] }\n`,
    });
    const { status, stderr } = await runMain(cwd, ["infra"]);
    expect(status).toBe(2);
    expect(stderr).toContain("it is outside the repository of the config");
  });
});
