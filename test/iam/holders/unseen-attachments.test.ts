import { describe, expect, it } from "vitest";
import { lacks } from "../../dms/from-data/findings.js";

/** A role without policies, which an endpoint uses: something is found, unless another policy of it may be unseen. */
function isJudged(path: string, text: string): Promise<boolean> {
  return lacks(path, text, "s3:PutObject");
}

function module(more: string, name = ""): string {
  return `
variable "n" {}
resource "aws_iam_role" "r" {
  ${name}
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
resource "aws_s3_bucket" "b" {}
resource "aws_dms_s3_endpoint" "e" {
  endpoint_id             = "x"
  endpoint_type           = "target"
  bucket_name             = aws_s3_bucket.b.bucket
  service_access_role_arn = aws_iam_role.r.arn
}
${more}
`;
}

const attached = (role: string): string => `resource "aws_iam_role_policy_attachment" "q" {
  role       = ${role}
  policy_arn = var.n
}`;
const unread = (argument = ""): string => `module "m" {\n  source = "a/b/aws"\n  ${argument}\n}\n`;

describe("in Terraform", () => {
  const named = 'name = "loader"';

  it.each<[string, string]>([
    ["an unread module", module(unread())],
    ["a policy on the role of an unread module", module(unread() + attached("module.m.role_name"))],
    ["a policy on it beside a role with a name", module(unread() + attached("module.m.roles[0].name"), named)],
    [
      "a policy on it, by a local",
      module(`locals { r = module.m.role_name }\n${unread()}${attached("local.r")}`, named),
    ],
    [
      "a policy on the role of an unread module that is named for it",
      module(unread().replace('"m"', '"worker_role"') + attached("module.worker_role.name"), named),
    ],
    [
      "a policy on the role of an unread module that is named for IAM",
      module(unread().replace('"m"', '"worker_iam"') + attached("module.worker_iam.name"), named),
    ],
    [
      "a policy on the roles of such a module",
      module(
        `${unread("for_each = toset([1])").replace('"m"', '"roles"')}${attached('module.roles["1"].name')}`,
        named,
      ),
    ],
    ["a policy on a role from outside, where AWS makes the name", module(attached("var.n"))],
  ])("%s says nothing of other roles", async (_name, text) => {
    expect(await isJudged("main.tf", text)).toBe(true);
  });

  it.each<[string, string]>([
    ["the module is told of the role", module(unread("role = aws_iam_role.r.name") + attached("module.m.role_name"))],
    [
      "such a module is told of the role",
      module(unread("role = aws_iam_role.r.name").replace('"m"', '"m_role"') + attached("module.m_role.name"), named),
    ],
    ["a variable may name it", module(attached("var.n"), named)],
    ["what a module makes is the beginning of a name", module(unread() + attached('"${module.m.id}er"'), named)],
    ["what a module says may be any name", module(unread() + attached("module.m.id"), named)],
  ])("the role may have more: %s", async (_name, text) => {
    expect(await isJudged("main.tf", text)).toBe(false);
  });
});

function stack(more: string, name = ""): string {
  return `
Parameters: { Env: { Type: String } }
${more.includes("Transform") ? more : ""}
Resources:
  B: { Type: AWS::S3::Bucket }
  Role:
    Type: AWS::IAM::Role
    Properties:
      ${name}
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
  E:
    Type: AWS::DMS::Endpoint
    Properties:
      EngineName: s3
      EndpointType: target
      S3Settings: { BucketName: !Ref B, ServiceAccessRoleArn: !GetAtt Role.Arn }
${more.includes("Transform") ? "" : more}
`;
}

const policyOn = (role: string): string => `  P:
    Type: AWS::IAM::RolePolicy
    Properties: { PolicyName: p, RoleName: ${role}, PolicyDocument: !Ref Env }`;
const nested = (role = ""): string =>
  `  N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: "https://x/y", Parameters: { X: "1" ${role} } } }\n`;
const vendor = (properties: string): string => `  M: { Type: Vendor::X::MODULE, Properties: { ${properties} } }`;

describe("in CloudFormation", () => {
  it.each<[string, string]>([
    ["a module that refers to nothing here", stack(vendor("Size: 1"))],
    ["a module beside a role with a name", stack(vendor("Size: 1, Name: other"), "RoleName: loader")],
    ["a policy on the role of an unread stack", stack(nested() + policyOn("!GetAtt N.Outputs.WorkerRole"))],
    [
      "a policy on it beside a role with a name",
      stack(nested() + policyOn("!GetAtt N.Outputs.Role"), "RoleName: loader"),
    ],
    ["a policy on a role from outside, where AWS makes the name", stack(policyOn("!Ref Env"))],
  ])("%s says nothing of other roles", async (_name, text) => {
    expect(await isJudged("stack.yaml", text)).toBe(true);
  });

  it.each<[string, string]>([
    ["the module is given it", stack(vendor("Role: !Ref Role"))],
    ["the module is given its ARN", stack(vendor('Roles: [!Sub "${Role.Arn}"]'))],
    ["the module is given its name", stack(vendor("Role: loader"), "RoleName: loader")],
    ["the module is given what its name is made of", stack(vendor("E: !Ref Env"), 'RoleName: !Sub "${Env}-loader"')],
    ["the stack is told of it", stack(nested(", R: !Ref Role") + policyOn("!GetAtt N.Outputs.Role"))],
    ["a parameter may name it", stack(policyOn("!Ref Env"), "RoleName: loader")],
    ["a macro sees all", stack("Transform: Own")],
  ])("the role may have more: %s", async (_name, text) => {
    expect(await isJudged("stack.yaml", text)).toBe(false);
  });
});
