import { document, json, module, stack, trust, type HeldCase } from "./principal-policies-texts.js";

/** Policies that other templates of the run hold, or that no template shows. */
export const elsewhereInStacks: readonly HeldCase[] = [
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

/** Policies that other modules of the run hold. */
export const elsewhereInModules: readonly HeldCase[] = [
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
  {
    name: "a policy by the literal name in the deployments that do not have the role",
    files: {
      "main.tf": module(
        'name = "writer"\n count = terraform.workspace == "test" ? 1 : 0',
        `resource "aws_iam_role_policy" "p" {\n count = terraform.workspace != "test" ? 1 : 0\n role = "writer"\n policy = ${json("s3:*")}\n }`,
      ),
    },
    answer: "no",
    why: "there, the name is that of a role which something else declares",
  },
];
