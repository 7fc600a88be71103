import { document, json, module, stack, type HeldCase } from "./principal-policies-texts.js";

/** Policies that belong to the role alone. */
export const inlineInStacks: readonly HeldCase[] = [
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
];

/** The same in a module. */
export const inlineInModules: readonly HeldCase[] = [
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
];
