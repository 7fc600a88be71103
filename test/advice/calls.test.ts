import { describe, expect, it } from "vitest";
import { runMain } from "../cli/run-main.js";
import { workspace } from "../workspace/workspace.js";

const trust = `jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "dms.amazonaws.com" } }]
  })`;

const module = `variable "name" {}
variable "bucket" {}
variable "key" { default = null }

resource "aws_iam_role" "lake" {
  name               = "lake-\${var.name}"
  assume_role_policy = ${trust}
}

resource "aws_dms_s3_endpoint" "lake" {
  endpoint_id                       = var.name
  endpoint_type                     = "target"
  bucket_name                       = var.bucket
  service_access_role_arn           = aws_iam_role.lake.arn
  encryption_mode                   = var.key == null ? "SSE_S3" : "SSE_KMS"
  server_side_encryption_kms_key_id = var.key
}
`;

const call = (name: string, more = ""): string => `module "${name}" {
  source = "../lake"
  name   = "${name}"
  bucket = "${name}-data"
${more}}
`;

/** A role and an endpoint in a module of a plan. */
function planned(module: string): readonly unknown[] {
  const role = { name: `lake-${module}`, assume_role_policy: '{"Statement":[]}' };
  const endpoint = {
    endpoint_id: module,
    endpoint_type: "target",
    bucket_name: `${module}-data`,
    service_access_role_arn: `arn:aws:iam::123456789012:role/lake-${module}`,
  };
  return Object.entries({ aws_iam_role: role, aws_dms_s3_endpoint: endpoint }).map(([type, values]) => ({
    address: `module.${module}.${type}.lake`,
    mode: "managed",
    type,
    name: "lake",
    provider_name: "registry.terraform.io/hashicorp/aws",
    values,
  }));
}

const endpointExpressions = {
  endpoint_id: {},
  endpoint_type: { constant_value: "target" },
  bucket_name: {},
  service_access_role_arn: { references: ["aws_iam_role.lake.arn", "aws_iam_role.lake"] },
};

const plan = JSON.stringify({
  format_version: "1.2",
  planned_values: {
    root_module: {
      child_modules: ["a", "b"].map((name) => ({ address: `module.${name}`, resources: planned(name) })),
    },
  },
  configuration: {
    root_module: {
      module_calls: Object.fromEntries(
        ["a", "b"].map((name) => [
          name,
          {
            module: {
              resources: ["aws_iam_role", "aws_dms_s3_endpoint"].map((type) => ({
                address: `${type}.lake`,
                mode: "managed",
                type,
                name: "lake",
                expressions: type === "aws_iam_role" ? { name: {}, assume_role_policy: {} } : endpointExpressions,
              })),
            },
          },
        ]),
      ),
    },
  },
});

/** The heads of blocks, names, roles and what is said of calls. */
async function written(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { stdout } = await runMain(workspace(files), ["policy", "--for", "roles"]);
  return [
    ...stdout.matchAll(
      /^(?:# The calls .*|(?:data "aws_iam_policy_document"|resource) .*(?= \{)| {2}(?:name|role) .*)$|^(?:data "aws_iam_policy_document"|resource).*$/gm,
    ),
  ].map(([one]) => one.trim().replace(/ \{$/, "").replace(/ +/g, " "));
}

const ofLake = (number: string, role = "aws_iam_role.lake.id", label = "lake"): readonly string[] => [
  `data "aws_iam_policy_document" "${label}_trust${number}"`,
  `data "aws_iam_policy_document" "${label}_least${number}"`,
  `resource "aws_iam_role_policy" "${label}_least${number}"`,
  `name = "dms-least${number.replace("_", "-")}"`,
  `role = ${role}`,
];

describe("the policies of a module that is called several times", () => {
  it("are one text for a call with for_each", async () => {
    const root = `module "lake" {
  for_each = { a = "a-data", b = "b-data" }
  source   = "../lake"
  name     = each.key
  bucket   = each.value
}
`;
    expect(await written({ "root/main.tf": root, "lake/main.tf": module })).toEqual(ofLake(""));
  });

  it("are one text for the calls of several roots", async () => {
    const files = { "dev/main.tf": call("x"), "prod/main.tf": call("x"), "lake/main.tf": module };
    expect(await written(files)).toEqual(ofLake(""));
  });

  it("have names of their own where calls need different ones", async () => {
    const key = '  key    = "arn:aws:kms:eu-west-1:123456789012:key/1"\n';
    const files = { "dev/main.tf": call("x"), "prod/main.tf": call("x", key), "lake/main.tf": module };
    const about = (root: string): string =>
      `# The calls of this module need different policies. This is the one of module.x (${root}).`;
    expect(await written(files)).toEqual([about("dev"), ...ofLake(""), about("prod"), ...ofLake("_2")]);
  });

  it("name the roles of a plan, which has no text of the modules", async () => {
    expect(await written({ "plan.json": plan })).toEqual([
      ...ofLake("", '"lake-a"', "a_lake"),
      ...ofLake("", '"lake-b"', "b_lake"),
    ]);
  });
});
