import type { AlikeParts } from "../alike-parts.js";
import { numbered, role, target, type JsonMapping } from "../formats/cloudformation.js";
import { hclOf, roleArguments } from "../formats/terraform.js";

/** Parts of which each asks something of all others, or of one that is as long as they are many. */
export const oneAsksAll: Readonly<Record<string, AlikeParts>> = {
  "statements that trust all and that deny": {
    most: 3000,
    filesOf: (count) => ({
      "trust.json": JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          ...Array.from({ length: count }, () => trusting("Allow", "*")),
          ...Array.from({ length: count }, () => trusting("Deny", { AWS: "arn:aws:iam::111122223333:root" })),
        ],
      }),
    }),
  },
  "resources of a provider with many arguments": {
    most: 2000,
    filesOf: (count) => ({
      "main.tf": `provider "aws" {
  alias = "other"
  assume_role {
    role_arn = join("", [${Array.from({ length: 20 * count }, (_, index) => `"${String(index)}"`).join(", ")}])
  }
}
${Array.from({ length: count }, (_, index) => `resource "aws_sqs_queue" "q${String(index)}" {\n  provider = aws.other\n}\n`).join("")}`,
    }),
  },
  "elements of a list, which loops look for in it and put into one group": {
    most: 6000,
    filesOf: (count) => ({
      "main.tf": hclOf({
        locals: {
          all: `[${Array.from({ length: count }, (_, index) => `"b${String(index)}"`).join(", ")}]`,
          found: "[for one in local.all : index(local.all, one) if contains(local.all, one)]",
          others: '[for one in local.all : one if !contains(local.all, "${one}-other")]',
          group: '{ for one in local.all : "group" => one... }',
        },
        resources: {
          "aws_iam_role.r": roleArguments(
            '"r-${length(local.found)}-${length(local.others)}-${length(local.group.group)}"',
          ),
        },
      }),
    }),
  },
  "roles with a prefix, and attachments to names that are not known": {
    most: 1600,
    filesOf: (count) => ({
      "main.tf": Array.from({ length: count }, (_, index) => roleAndAttachment(index)).join("\n"),
      "prefix.tf": 'variable "prefix" {}',
    }),
  },
  "roles that variables name, and attachments to names that are written": {
    most: 2000,
    filesOf: (count) => ({
      "main.tf": Array.from({ length: count }, (_, index) => chosenRoleAndAttachment(index)).join("\n"),
    }),
  },
  "policies of one name and as many paths, and roles that have others": {
    most: 600,
    filesOf: (count) => ({
      "stack.json": JSON.stringify({
        Parameters: { Account: { Type: "String" } },
        Resources: Object.fromEntries(
          Array.from({ length: count }, (_, index) => roleWithPolicy(index, "/declared", "/other")).flat(),
        ),
      }),
    }),
  },
  "roles with a policy of an account that is not known": {
    most: 800,
    filesOf: (count) => ({
      "stack.json": JSON.stringify({
        Parameters: { Account: { Type: "String" } },
        Resources: Object.fromEntries(Array.from({ length: count }, (_, index) => roleWithPolicy(index)).flat()),
      }),
    }),
  },
  "roles and endpoints under the last of as many conditions, each of which includes the one before": {
    most: 900,
    filesOf: conditionsInARow,
  },
  "endpoints, and policies of buckets whose names begin with a parameter": {
    most: 1600,
    filesOf: (count) => lakes("Env", count),
  },
  "endpoints, and policies of buckets whose names begin with the account": {
    most: 2400,
    filesOf: (count) => lakes("AWS::AccountId", count),
  },
};

/** Buckets with policies, and endpoints that write into them. Their names begin with a parameter. */
function lakes(parameter: string, count: number): Readonly<Record<string, string>> {
  const lake = (index: number): string => `\${${parameter}}-lake-${String(index)}`;
  const template = {
    Parameters: { Env: { Type: "String" } },
    Resources: {
      Role: role("loader"),
      ...numbered(count, (index) => [`Policy${String(index)}`, bucketPolicy(lake(index))]),
      ...numbered(count, (index) => [
        `Endpoint${String(index)}`,
        target({ "Fn::GetAtt": ["Role", "Arn"] }, { "Fn::Sub": lake(index) }),
      ]),
    },
  };
  return { "stack.json": JSON.stringify(template) };
}

function conditionsInARow(count: number): Readonly<Record<string, string>> {
  const last = { Condition: `C${String(count - 1)}` };
  const conditions = numbered(count, (index) => {
    const own = { "Fn::Equals": [{ Ref: `P${String(index)}` }, "yes"] };
    return [`C${String(index)}`, index === 0 ? own : { "Fn::And": [{ Condition: `C${String(index - 1)}` }, own] }];
  });
  const template = {
    Parameters: numbered(count, (index) => [`P${String(index)}`, { Type: "String" }]),
    Conditions: conditions,
    Resources: {
      ...numbered(count, (index) => [`Role${String(index)}`, role(`r-${String(index)}`, [], last)]),
      ...numbered(count, (index) => [
        `Endpoint${String(index)}`,
        { ...target({ "Fn::GetAtt": [`Role${String(index)}`, "Arn"] }), ...last },
      ]),
    },
  };
  return { "stack.json": JSON.stringify(template) };
}

function bucketPolicy(name: string): JsonMapping {
  const arn = { "Fn::Sub": `arn:aws:s3:::${name}/*` };
  const noPut = { Effect: "Deny", Principal: "*", Action: "s3:PutObject", Resource: arn };
  return {
    Type: "AWS::S3::BucketPolicy",
    Properties: { Bucket: { "Fn::Sub": name }, PolicyDocument: { Version: "2012-10-17", Statement: [noPut] } },
  };
}

function trusting(effect: string, principal: unknown): object {
  return { Effect: effect, Principal: principal, Action: "sts:AssumeRole" };
}

/** The attachment is for the role that a variable names. */
function roleAndAttachment(index: number): string {
  const attachment = { role: `var.v${String(index)}`, policy_arn: '"arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"' };
  return hclOf({
    variables: [`v${String(index)}`],
    resources: {
      [`aws_iam_role.r${String(index)}`]: roleArguments(`"\${var.prefix}-r${String(index)}"`),
      [`aws_iam_role_policy_attachment.a${String(index)}`]: attachment,
    },
  });
}

/** The role that a variable names, and an attachment to another one. */
function chosenRoleAndAttachment(index: number): string {
  const name = `v${String(index)}`;
  const attachment = {
    role: `"other-${String(index)}"`,
    policy_arn: '"arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"',
  };
  return hclOf({
    variables: [name],
    resources: {
      [`aws_iam_role.r${String(index)}`]: roleArguments(`var.${name}`),
      [`aws_iam_role_policy_attachment.a${String(index)}`]: attachment,
    },
  });
}

/** The role has a policy of the same name as the declared one; with paths, of another path. */
function roleWithPolicy(
  index: number,
  declaredPath?: string,
  otherPath?: string,
): readonly (readonly [string, object])[] {
  const document = (statement: object): object => ({ Version: "2012-10-17", Statement: [statement] });
  const [policy, role, endpoint] = ["Policy", "Role", "Endpoint"].map((name) => `${name}${String(index)}`);
  return [
    [
      policy ?? "",
      {
        Type: "AWS::IAM::ManagedPolicy",
        Properties: {
          ManagedPolicyName: "same",
          ...(declaredPath !== undefined && { Path: `${declaredPath}${String(index)}/` }),
          PolicyDocument: document({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }),
        },
      },
    ],
    [
      role ?? "",
      {
        Type: "AWS::IAM::Role",
        Properties: {
          AssumeRolePolicyDocument: document(trusting("Allow", { Service: "dms.amazonaws.com" })),
          ManagedPolicyArns: [{ "Fn::Sub": `arn:aws:iam::\${Account}:policy${pathOf(index, otherPath)}/same` }],
        },
      },
    ],
    [
      endpoint ?? "",
      {
        Type: "AWS::DMS::Endpoint",
        Properties: {
          EndpointType: "target",
          EngineName: "s3",
          S3Settings: { BucketName: "lake", ServiceAccessRoleArn: { "Fn::GetAtt": [role, "Arn"] } },
        },
      },
    ],
  ];
}

function pathOf(index: number, path: string | undefined): string {
  return path === undefined ? "" : `${path}${String(index)}`;
}
