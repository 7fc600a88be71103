import { describe, expect, it } from "vitest";
import { runMain } from "../cli/run-main.js";
import { workspace } from "../workspace/workspace.js";

const endpoint = `resource "aws_dms_s3_endpoint" "e" {
  endpoint_id             = "x"
  endpoint_type           = "target"
  bucket_name             = "b"
  service_access_role_arn = aws_iam_role.w.arn
}
resource "aws_iam_role" "w" {
  assume_role_policy = data.aws_iam_policy_document.w_trust.json
}
`;
const trust = (label: string): string => `data "aws_iam_policy_document" "${label}" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }
  }
}
`;
const least = `resource "aws_iam_role_policy" "w_least" {
  role   = aws_iam_role.w.id
  policy = "{}"
}
`;
const vpc = (attached: string): string => `resource "aws_iam_role" "vpc" {
  name               = "dms-vpc-role"
  assume_role_policy = data.aws_iam_policy_document.w_trust.json
}
resource "aws_dms_replication_subnet_group" "g" {
  replication_subnet_group_id          = "g"
  replication_subnet_group_description = "g"
  subnet_ids                           = ["a", "b"]
}
${attached}${trust("w_trust")}`;
const attachment = `resource "aws_iam_role_policy_attachment" "vpc" {
  role       = aws_iam_role.vpc.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}
`;

/** The blocks of a text, or the resources of a stack. */
async function written(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { status, stdout } = await runMain(workspace(files), ["policy", "--for", "roles"]);
  expect(status).toBe(0);
  return [...stdout.matchAll(/^(?:(?:data|resource) "aws_iam_\w+" "\w+"| {2}[A-Z]\w+:| {2}# This .*)/gm)].map(([one]) =>
    one.trim(),
  );
}

describe("the names in policies to paste", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "are free in a module",
      endpoint + trust("w_trust") + trust("w_trust_2") + least,
      [
        'data "aws_iam_policy_document" "w_trust_3"',
        'data "aws_iam_policy_document" "w_least_2"',
        'resource "aws_iam_role_policy" "w_least_2"',
      ],
    ],
    [
      "are the plain ones where other kinds of blocks have them",
      `${endpoint}${trust("trust")}variable "w_least" {}\n`,
      [
        'data "aws_iam_policy_document" "w_trust"',
        'data "aws_iam_policy_document" "w_least"',
        'resource "aws_iam_role_policy" "w_least"',
      ],
    ],
    ["leave out an attachment that is there", vpc(attachment), ['data "aws_iam_policy_document" "vpc_trust"']],
    [
      "are those of an attachment that is not there",
      vpc(""),
      ['data "aws_iam_policy_document" "vpc_trust"', 'resource "aws_iam_role_policy_attachment" "vpc"'],
    ],
  ])("%s", async (_name, text, names) => {
    expect(await written({ "main.tf": text })).toEqual(names);
  });

  it("are free in a stack, but for a role that takes the place of another one", async () => {
    const stack = `Resources:
  Writer:
    Type: AWS::IAM::Role
    Properties: { AssumeRolePolicyDocument: { Statement: [] } }
  WriterLeastPolicy: { Type: AWS::SNS::Topic }
  VpcRole:
    Type: AWS::IAM::Role
    Properties: { RoleName: dms-vpc-role, AssumeRolePolicyDocument: { Statement: [] } }
  Group:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties: { ReplicationSubnetGroupDescription: g, SubnetIds: [a, b] }
  Orders:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: b, ServiceAccessRoleArn: !GetAtt Writer.Arn }
`;
    expect(await written({ "a.yaml": stack })).toEqual([
      "# This takes the place of VpcRole.",
      "VpcRole:",
      "WriterLeastPolicy2:",
    ]);
  });
});
