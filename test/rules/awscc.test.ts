import { describe, expect, it } from "vitest";
import { lintTexts } from "../linter/lint-texts.js";

const trust = (service = "dms.amazonaws.com"): string => `jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${service}" } }]
  })`;

const vpcRole = `resource "awscc_iam_role" "vpc" {
  role_name                   = "dms-vpc-role"
  assume_role_policy_document = ${trust()}
  managed_policy_arns = ["arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"]
}
`;

const subnets = (type: string): string => `resource "${type}" "this" {
  replication_subnet_group_description = "of the orders"
  subnet_ids                           = ["subnet-1", "subnet-2"]
  depends_on                           = [awscc_iam_role.vpc]
}
`;

const policy = (actions: string): string => `jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ${actions}, Resource = "\${awscc_s3_bucket.orders.arn}/*" },
      { Effect = "Allow", Action = "s3:ListBucket", Resource = awscc_s3_bucket.orders.arn },
    ]
  })`;

const bucket = `resource "awscc_s3_bucket" "orders" {
  bucket_name = "orders"
}
`;

const role = (rest: string): string => `resource "awscc_iam_role" "writer" {
  assume_role_policy_document = ${trust()}
${rest}}
`;

const inRole = (actions: string): string => `  policies = [{
    policy_name     = "orders"
    policy_document = ${policy(actions)}
  }]
`;

const besideRole = (actions: string): string => `resource "awscc_iam_role_policy" "writer" {
  policy_name     = "orders"
  role_name       = awscc_iam_role.writer.id
  policy_document = ${policy(actions)}
}
`;

const endpoint = `resource "awscc_dms_endpoint" "target" {
  endpoint_type = "target"
  engine_name   = "s3"
  s3_settings = {
    bucket_name             = awscc_s3_bucket.orders.id
    service_access_role_arn = awscc_iam_role.writer.arn
  }
}
`;

const [all, some] = ['["s3:PutObject", "s3:DeleteObject"]', '["s3:DeleteObject"]'];

async function linted(text: string): ReturnType<typeof lintTexts> {
  return lintTexts({ "main.tf": text });
}

async function mended(text: string, rules?: readonly string[]): Promise<string | undefined> {
  const { fixed } = await lintTexts({ "main.tf": text }, { fix: "suggestions", ...(rules && { rules }) });
  return fixed["main.tf"];
}

describe("resources of Terraform's provider awscc", () => {
  it.each([
    ["an account role, for a subnet group of the provider aws", vpcRole + subnets("aws_dms_replication_subnet_group")],
    ["an account role, for one of its own", vpcRole + subnets("awscc_dms_replication_subnet_group")],
    [
      "an account role that is turned off",
      vpcRole.replace("{\n", "{\n  count = 0\n") + subnets("aws_dms_replication_subnet_group"),
    ],
    ["a role with the policy in it", bucket + role(inRole(all)) + endpoint],
    ["a role with the policy beside it", bucket + role("") + besideRole(all) + endpoint],
    [
      "a role that a data source reads",
      `data "awscc_iam_role" "vpc" {\n  id = "dms-vpc-role"\n}\n${subnets("aws_dms_replication_subnet_group").replace("awscc_iam_role.vpc", "data.awscc_iam_role.vpc")}`,
    ],
  ])("are right: %s", async (_name, text) => {
    const { findings, notJudged } = await linted(text);
    expect(findings).toEqual([]);
    expect(notJudged.filter((line) => !line.includes("account-role-present"))).toEqual([]);
  });

  it("are judged", async () => {
    const { findings } = await linted(
      vpcRole.replace(trust(), trust("lambda.amazonaws.com")) +
        subnets("awscc_dms_replication_subnet_group").replace(/ {2}depends_on.*\n/, "") +
        bucket +
        role(inRole(some)) +
        endpoint,
    );
    expect(findings).toEqual([
      "main.tf awscc_iam_role.vpc role-trust",
      "main.tf awscc_dms_replication_subnet_group.this account-role-order",
      "main.tf awscc_dms_endpoint.target role-permissions",
    ]);
  });

  it.each([
    ["in the role", bucket + role(inRole(some)) + endpoint, bucket + role(inRole(all)) + endpoint],
    ["beside it", bucket + role("") + besideRole(some) + endpoint, bucket + role("") + besideRole(all) + endpoint],
  ])("get the missing permission %s", async (_name, before, after) => {
    expect(await mended(before)).toBe(after.replace(all, '["s3:DeleteObject", "s3:PutObject"]'));
  });

  it("get a policy of the same provider", async () => {
    const text = await mended(bucket + role("") + endpoint);
    expect(text).toContain('resource "awscc_iam_role_policy" "writer" {');
    expect(text).toMatch(/role_name += awscc_iam_role\.writer\.id\n/);
    expect((await linted(text ?? "")).findings).toEqual([]);
  });

  it("get a managed policy and a name in the role itself", async () => {
    const policyLine = /\n.*managed_policy_arns.*/;
    const before = vpcRole + subnets("awscc_dms_replication_subnet_group");
    expect(await mended(before.replace(policyLine, ""))).toBe(before);
    expect(await mended(before.replace('"dms-vpc-role"', '"dms-vpcrole"'))).toBe(before);
  });

  it("get a role of a provider that the module configures", async () => {
    const alone = subnets("awscc_dms_replication_subnet_group").replace(/ {2}depends_on.*\n/, "");
    const offered = async (text: string): Promise<string> => JSON.stringify((await linted(text)).messages);
    expect(await offered(alone)).toContain(String.raw`resource \"awscc_iam_role\" \"dms_vpc_role\"`);
    const beside = await offered(`${alone}data "aws_region" "current" {}\n`);
    expect(beside).toContain(String.raw`resource \"aws_iam_role\" \"dms_vpc_role\"`);
  });

  it("get no data source of a provider that the module need not configure", async () => {
    const text =
      bucket + role(inRole(all)).replace("awscc_s3_bucket.orders.arn },", '"arn:aws:s3:::orders" },') + endpoint;
    expect(await mended(text, ["partition"])).toBeUndefined();
    expect(await mended(`${text}data "aws_region" "current" {}\n`, ["partition"])).toContain(
      "data.aws_partition.current",
    );
  });

  it.each([
    ["is that of the provider aws if nothing configures one", "", []],
    [
      "is that of the provider aws if both assume the same role",
      `provider "aws" {
  assume_role {
    role_arn = var.role
  }
}
provider "awscc" {
  assume_role = {
    role_arn = var.role
  }
}
`,
      [],
    ],
    [
      "may be another one if they do not",
      `provider "awscc" {
  assume_role = {
    role_arn = var.role
  }
}
`,
      [
        "main.tf aws_dms_replication_subnet_group.this account-role-present: dms-vpc-role is declared for another AWS account, or with a provider that may be of another one",
      ],
    ],
  ])("their account %s", async (_name, providers, notJudged) => {
    const text = `variable "role" {}\n${providers}${vpcRole}${subnets("aws_dms_replication_subnet_group")}`;
    const found = await linted(text);
    expect(found.findings).toEqual([]);
    expect(found.notJudged.filter((line) => line.includes("account-role-present"))).toEqual(notJudged);
  });
});
