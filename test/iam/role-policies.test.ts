import { describe, expect, it } from "vitest";
import { grants, policiesOf } from "../../src/iam/index.js";
import { textFrom } from "./build.js";
import { projectOf, roleIn } from "./project.js";

/** Files with a role `Writer`, and whether it may do something. */
interface HeldCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly role?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly answer: "yes" | "no" | "unknown";
  readonly why: string;
}

const document = (action: string, resource = `"*"`, effect = "Allow"): string =>
  `{ Version: "2012-10-17", Statement: [{ Effect: ${effect}, Action: "${action}", Resource: ${resource} }] }`;

const trust = `{ Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }] }`;

const stack = (properties: string, further = ""): string => `
Parameters:
  Policy: { Type: String }
  Name: { Type: String }
  Boundary: { Type: String, Default: "" }
Conditions:
  HasBoundary: !Not [!Equals [!Ref Boundary, ""]]
Resources:
  Writer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${trust}
${properties
  .trim()
  .split("\n")
  .map((line) => `      ${line}`)
  .join("\n")}
${further}`;

const json = (action: string, effect = "Allow"): string =>
  `jsonencode({ Statement = [{ Effect = "${effect}", Action = "${action}", Resource = "*" }] })`;

const module = (body: string, further = ""): string => `
resource "aws_iam_role" "Writer" {
  assume_role_policy = jsonencode({ Statement = [] })
  ${body}
}
${further}
`;

const cloudFormation: readonly HeldCase[] = [
  {
    name: "inline",
    files: { "a.yaml": stack(`Policies: [{ PolicyName: p, PolicyDocument: ${document("s3:Put*")} }]`) },
    answer: "yes",
    why: "the role carries the policy",
  },
  {
    name: "no policy",
    files: { "a.yaml": stack("RoleName: writer") },
    answer: "no",
    why: "nothing is allowed",
  },
  {
    name: "inline policies count together",
    files: {
      "a.yaml": stack(
        `Policies: [{ PolicyName: p, PolicyDocument: ${document("s3:*")} }, { PolicyName: q, PolicyDocument: ${document("s3:Put*", `"*"`, "Deny")} }]`,
      ),
    },
    answer: "no",
    why: "the second one denies",
  },
  {
    name: "inline policy from a parameter",
    files: { "a.yaml": stack("Policies: [{ PolicyName: p, PolicyDocument: !Ref Policy }]") },
    answer: "unknown",
    why: "the parameter may allow it",
  },
  {
    name: "a policy resource by reference",
    files: {
      "a.yaml": stack(
        "Path: /",
        `  P:
    Type: AWS::IAM::Policy
    Properties: { PolicyName: p, Roles: [!Ref Writer], PolicyDocument: ${document("s3:*")} }`,
      ),
    },
    answer: "yes",
    why: "the policy lists the role",
  },
  {
    name: "a policy resource by the literal name",
    files: {
      "a.yaml": stack(
        "RoleName: writer",
        `  P:
    Type: AWS::IAM::Policy
    Properties: { PolicyName: p, Roles: [writer], PolicyDocument: ${document("s3:*")} }`,
      ),
    },
    answer: "yes",
    why: "it is the name of the role",
  },
  {
    name: "a policy resource by another name",
    files: {
      "a.yaml": stack(
        "RoleName: writer",
        `  P:
    Type: AWS::IAM::Policy
    Properties: { PolicyName: p, Roles: [Writer], PolicyDocument: ${document("s3:*")} }`,
      ),
    },
    answer: "no",
    why: "names of roles are compared with their case",
  },
  {
    name: "a policy resource for a role whose name AWS generates",
    files: {
      "a.yaml": stack(
        "Path: /",
        `  P:
    Type: AWS::IAM::Policy
    Properties: { PolicyName: p, Roles: [writer], PolicyDocument: ${document("s3:*")} }`,
      ),
    },
    answer: "no",
    why: "a generated name is never a written one",
  },
  {
    name: "a policy resource by a parameter",
    files: {
      "a.yaml": stack(
        "RoleName: writer",
        `  P:
    Type: AWS::IAM::Policy
    Properties: { PolicyName: p, Roles: [!Ref Name], PolicyDocument: ${document("s3:*")} }`,
      ),
    },
    answer: "unknown",
    why: "the parameter may name the role",
  },
  {
    name: "a role policy resource",
    files: {
      "a.yaml": stack(
        "Path: /",
        `  P:
    Type: AWS::IAM::RolePolicy
    Properties: { PolicyName: p, RoleName: !Ref Writer, PolicyDocument: ${document("s3:*")} }`,
      ),
    },
    answer: "yes",
    why: "the policy names the role",
  },
  {
    name: "a customer managed policy that lists roles",
    files: {
      "a.yaml": stack(
        "Path: /",
        `  P:
    Type: AWS::IAM::ManagedPolicy
    Properties: { Roles: [!Ref Writer], PolicyDocument: ${document("s3:*")} }`,
      ),
    },
    answer: "yes",
    why: "the policy lists the role",
  },
  {
    name: "a customer managed policy that the role lists",
    files: {
      "a.yaml": stack(
        "ManagedPolicyArns: [!Ref P]",
        `  P:
    Type: AWS::IAM::ManagedPolicy
    Properties: { PolicyDocument: ${document("s3:*")} }`,
      ),
    },
    answer: "yes",
    why: "Ref of a managed policy is its ARN",
  },
  {
    name: "a customer managed policy of another role",
    files: {
      "a.yaml": stack(
        "RoleName: writer",
        `  Reader:
    Type: AWS::IAM::Role
    Properties: { AssumeRolePolicyDocument: ${trust} }
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties: { Roles: [!Ref Reader], PolicyDocument: ${document("s3:*")} }`,
      ),
    },
    answer: "no",
    why: "the policy lists another role",
  },
  {
    name: "an AWS managed policy",
    files: { "a.yaml": stack("ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3FullAccess']") },
    answer: "yes",
    why: "its document allows s3:*",
  },
  {
    name: "an AWS managed policy in the partition of the deployment",
    files: { "a.yaml": stack("ManagedPolicyArns: [!Sub 'arn:${AWS::Partition}:iam::aws:policy/AmazonS3FullAccess']") },
    answer: "yes",
    why: "the partition does not matter",
  },
  {
    name: "an AWS managed policy without the action",
    files: { "a.yaml": stack("ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess']") },
    answer: "no",
    why: "its document only reads",
  },
  {
    name: "the managed policy of dms-vpc-role",
    files: {
      "a.yaml": stack("ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole']"),
    },
    action: "ec2:CreateNetworkInterface",
    resource: "*",
    answer: "yes",
    why: "its document is shipped",
  },
  {
    name: "the managed policy of dms-vpc-role, another action",
    files: {
      "a.yaml": stack("ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole']"),
    },
    answer: "no",
    why: "it has no action of S3",
  },
  {
    name: "AdministratorAccess",
    files: { "a.yaml": stack("ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']") },
    answer: "yes",
    why: "it allows everything",
  },
  {
    name: "a managed policy that AWS does not have",
    files: { "a.yaml": stack("ManagedPolicyArns: ['arn:aws:iam::aws:policy/NoSuchPolicy']") },
    answer: "unknown",
    why: "it may be newer than the data",
  },
  {
    name: "a managed policy from a parameter",
    files: { "a.yaml": stack("ManagedPolicyArns: [!Ref Policy]") },
    answer: "unknown",
    why: "the parameter may name one that allows it",
  },
  {
    name: "a customer managed policy of the account",
    files: { "a.yaml": stack("ManagedPolicyArns: ['arn:aws:iam::123456789012:policy/writer']") },
    answer: "unknown",
    why: "its document is not in the files",
  },
  {
    name: "a boundary that leaves the action out",
    files: {
      "a.yaml": stack(`Policies: [{ PolicyName: p, PolicyDocument: ${document("s3:*")} }]
PermissionsBoundary: arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess`),
    },
    answer: "no",
    why: "the boundary only reads",
  },
  {
    name: "a boundary that is not seen",
    files: {
      "a.yaml": stack(`Policies: [{ PolicyName: p, PolicyDocument: ${document("s3:*")} }]
PermissionsBoundary: arn:aws:iam::123456789012:policy/boundary`),
    },
    answer: "unknown",
    why: "the boundary may leave the action out",
  },
  {
    name: "a boundary by a parameter that is empty by default",
    files: {
      "a.yaml": stack(`Policies: [{ PolicyName: p, PolicyDocument: ${document("s3:*")} }]
PermissionsBoundary: !If [HasBoundary, !Ref Boundary, !Ref AWS::NoValue]`),
    },
    answer: "unknown",
    why: "a deployment may give one",
  },
  {
    name: "an attachment in another template of the run by the literal name",
    files: {
      "a.yaml": stack("RoleName: writer"),
      "b.yaml": `Resources:
  P:
    Type: AWS::IAM::Policy
    Properties: { PolicyName: p, Roles: [writer], PolicyDocument: ${document("s3:*")} }`,
    },
    answer: "yes",
    why: "the templates of a run make one account",
  },
  {
    name: "an attachment in another template that has a role of the same name",
    files: {
      "a.yaml": stack("RoleName: writer"),
      "b.yaml": `Resources:
  Other:
    Type: AWS::IAM::Role
    Properties: { RoleName: writer, AssumeRolePolicyDocument: ${trust} }
  P:
    Type: AWS::IAM::Policy
    Properties: { PolicyName: p, Roles: [!Ref Other], PolicyDocument: ${document("s3:*")} }`,
    },
    answer: "no",
    why: "the other template means its own role",
  },
  {
    name: "a role that uses an import as its policy",
    files: {
      "a.yaml": stack("ManagedPolicyArns: [!ImportValue writer-policy]"),
      "b.yaml": `Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties: { PolicyDocument: ${document("s3:*")} }
Outputs:
  P: { Value: !Ref P, Export: { Name: writer-policy } }`,
    },
    answer: "yes",
    why: "another template of the run exports it",
  },
  {
    name: "a macro",
    files: { "a.yaml": `Transform: [Company::Policies]\n${stack("RoleName: writer")}` },
    answer: "unknown",
    why: "a macro may change the role",
  },
];

const terraform: readonly HeldCase[] = [
  {
    name: "inline_policy",
    files: { "main.tf": module(`inline_policy {\n name = "p"\n policy = ${json("s3:*")}\n }`) },
    answer: "yes",
    why: "the role carries the policy",
  },
  {
    name: "no policy",
    files: { "main.tf": module("") },
    answer: "no",
    why: "nothing is allowed",
  },
  {
    name: "aws_iam_role_policy by reference",
    files: {
      "main.tf": module(
        "",
        `resource "aws_iam_role_policy" "p" {\n role = aws_iam_role.Writer.id\n policy = ${json("s3:*")}\n }`,
      ),
    },
    answer: "yes",
    why: "the id of a role is its name",
  },
  {
    name: "aws_iam_role_policy by the literal name",
    files: {
      "main.tf": module(
        `name = "writer"`,
        `resource "aws_iam_role_policy" "p" {\n role = "writer"\n policy = ${json("s3:*")}\n }`,
      ),
    },
    answer: "yes",
    why: "it is the name of the role",
  },
  {
    name: "aws_iam_role_policy of another role",
    files: {
      "main.tf": module(
        `name = "writer"`,
        `resource "aws_iam_role_policy" "p" {\n role = "reader"\n policy = ${json("s3:*")}\n }`,
      ),
    },
    answer: "no",
    why: "the name differs",
  },
  {
    name: "aws_iam_role_policy by a variable",
    files: {
      "main.tf": module(
        `name = "writer"`,
        `variable "role" {}\nresource "aws_iam_role_policy" "p" {\n role = var.role\n policy = ${json("s3:*")}\n }`,
      ),
    },
    answer: "unknown",
    why: "the variable may name the role",
  },
  {
    name: "attachment of a customer managed policy",
    files: {
      "main.tf": module(
        "",
        `resource "aws_iam_policy" "p" {\n policy = ${json("s3:*")}\n }
resource "aws_iam_role_policy_attachment" "p" {\n role = aws_iam_role.Writer.name\n policy_arn = aws_iam_policy.p.arn\n }`,
      ),
    },
    answer: "yes",
    why: "role and policy are named by reference",
  },
  {
    name: "attachment of an AWS managed policy by ARN",
    files: {
      "main.tf": module(
        "",
        `resource "aws_iam_role_policy_attachment" "p" {\n role = aws_iam_role.Writer.name\n policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"\n }`,
      ),
    },
    answer: "yes",
    why: "its document is shipped",
  },
  {
    name: "attachment of an AWS managed policy by data source",
    files: {
      "main.tf": module(
        "",
        `data "aws_iam_policy" "p" {\n name = "AmazonS3FullAccess"\n }
resource "aws_iam_role_policy_attachment" "p" {\n role = aws_iam_role.Writer.name\n policy_arn = data.aws_iam_policy.p.arn\n }`,
      ),
    },
    answer: "unknown",
    why: "a customer managed policy may have that name",
  },
  {
    name: "attachments by for_each",
    files: {
      "main.tf": module(
        "",
        `resource "aws_iam_role_policy_attachment" "p" {
  for_each = toset(["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", "arn:aws:iam::aws:policy/AmazonS3FullAccess"])
  role = aws_iam_role.Writer.name
  policy_arn = each.value
}`,
      ),
    },
    answer: "yes",
    why: "each value is one attachment",
  },
  {
    name: "attachment under a count that the deployment decides",
    files: {
      "main.tf": module(
        "",
        `variable "attach" { type = bool }
resource "aws_iam_role_policy_attachment" "p" {
  count = var.attach ? 1 : 0
  role = aws_iam_role.Writer.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"
}`,
      ),
    },
    answer: "unknown",
    why: "it may not be there",
  },
  {
    name: "aws_iam_policy_attachment",
    files: {
      "main.tf": module(
        "",
        `resource "aws_iam_policy_attachment" "p" {\n name = "p"\n roles = [aws_iam_role.Writer.name]\n policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"\n }`,
      ),
    },
    answer: "yes",
    why: "it lists the role",
  },
  {
    name: "managed_policy_arns",
    files: { "main.tf": module(`managed_policy_arns = ["arn:aws:iam::aws:policy/AmazonS3FullAccess"]`) },
    answer: "yes",
    why: "the role lists it",
  },
  {
    name: "a policy document",
    files: {
      "main.tf": module(
        "",
        `data "aws_iam_policy_document" "p" {
  statement {
    actions = ["s3:PutObject"]
    resources = ["arn:aws:s3:::b/*"]
  }
}
resource "aws_iam_role_policy" "p" {\n role = aws_iam_role.Writer.id\n policy = data.aws_iam_policy_document.p.json\n }`,
      ),
    },
    answer: "yes",
    why: "the document is read",
  },
  {
    name: "a policy document for another bucket",
    files: {
      "main.tf": module(
        "",
        `data "aws_iam_policy_document" "p" {
  statement {
    actions = ["s3:PutObject"]
    resources = ["arn:aws:s3:::c/*"]
  }
}
resource "aws_iam_role_policy" "p" {\n role = aws_iam_role.Writer.id\n policy = data.aws_iam_policy_document.p.json\n }`,
      ),
    },
    answer: "no",
    why: "the bucket differs",
  },
  {
    name: "a policy from a file that is not there",
    files: {
      "main.tf": module(
        "",
        `resource "aws_iam_role_policy" "p" {\n role = aws_iam_role.Writer.id\n policy = file("policy.json")\n }`,
      ),
    },
    answer: "unknown",
    why: "the file may allow it",
  },
  {
    name: "an empty boundary",
    files: {
      "main.tf": module(
        `permissions_boundary = var.boundary\n inline_policy {\n name = "p"\n policy = ${json("s3:*")}\n }`,
        `variable "boundary" { default = "" }`,
      ),
    },
    answer: "yes",
    why: "an empty text is no boundary",
  },
  {
    name: "no boundary by default",
    files: {
      "main.tf": module(
        `permissions_boundary = var.boundary\n inline_policy {\n name = "p"\n policy = ${json("s3:*")}\n }`,
        `variable "boundary" { default = null }`,
      ),
    },
    answer: "yes",
    why: "null is no boundary",
  },
  {
    name: "a boundary from a variable",
    files: {
      "main.tf": module(
        `permissions_boundary = var.boundary\n inline_policy {\n name = "p"\n policy = ${json("s3:*")}\n }`,
        `variable "boundary" {}`,
      ),
    },
    answer: "unknown",
    why: "the boundary may leave the action out",
  },
  {
    name: "a policy in another module of the run",
    files: {
      "a/main.tf": module(`name = "writer"`),
      "b/main.tf": `resource "aws_iam_role_policy" "p" {\n role = "writer"\n policy = ${json("s3:*")}\n }`,
    },
    answer: "yes",
    why: "modules linted together make one account",
  },
  {
    name: "a policy in another module that has a role of the same name",
    files: {
      "a/main.tf": module(`name = "writer"`),
      "b/main.tf": `resource "aws_iam_role" "other" {\n name = "writer"\n assume_role_policy = jsonencode({ Statement = [] })\n }
resource "aws_iam_role_policy" "p" {\n role = aws_iam_role.other.name\n policy = ${json("s3:*")}\n }`,
    },
    answer: "no",
    why: "the other module means its own role",
  },
];

describe.each([
  ["CloudFormation", cloudFormation],
  ["Terraform", terraform],
] as const)("policies of a role, %s", (_format, cases) => {
  it.each(cases)("$name: $answer, because $why", async ({ files, role = "Writer", answer, ...asked }) => {
    const project = await projectOf(files);
    const found = roleIn(project, role);
    const policies = policiesOf(project, found.template, found.role);
    const resource = textFrom(asked.resource ?? "arn:aws:s3:::b/*");
    const verdict = grants(policies, { action: asked.action ?? "s3:PutObject", resource }, found.role.existence);
    expect(verdict.answer).toBe(answer);
    expect(verdict.reason !== undefined).toBe(answer === "unknown");
  });
});
