import { expect, it } from "vitest";
import { lintText } from "../../../src/index.js";

const trust = (principal: string): string => `{
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = ${principal} }]
  }`;

const module = (principal: string): string => `resource "aws_iam_role" "it" {
  assume_role_policy = jsonencode(${trust(`{ AWS = ${principal} }`)})
}
`;

/** Findings of any rule, as the names of the defaults on which they say they depend. */
async function defaultsIn(path: string, text: string, rule: string): Promise<readonly unknown[]> {
  const results = await lintText(text, { filePath: path });
  const messages = results.flatMap((one) => one.messages).filter(({ ruleId }) => ruleId === rule);
  return messages.map(
    ({ message }) =>
      / (?:This depends on the default of|\(by the default of) (\w+(?:, \w+)*(?: and \w+)?)/.exec(message)?.[1],
  );
}

const variable = (name: string, value: string): string => `variable "${name}" {\n  default = ${value}\n}\n`;

const role = (actions: string, resource: string, service = '"dms.amazonaws.com"'): string => `
resource "aws_iam_role" "it" {
  name               = "it"
  assume_role_policy = jsonencode(${trust(`{ Service = ${service} }`)})
  inline_policy {
    name   = "it"
    policy = jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Effect = "Allow", Action = ${actions}, Resource = ${resource} }]
    })
  }
}
`;

const endpoint = (settings: string): string => `
resource "aws_dms_s3_endpoint" "it" {
  endpoint_id               = "it"
  endpoint_type             = "source"
  external_table_definition = "{}"
  ${settings}
}
`;

const byArn = "service_access_role_arn = aws_iam_role.it.arn";
const orders = 'bucket_name = "orders"';
const reading = '["s3:GetObject", "s3:ListBucket"]';
const all = '["arn:aws:s3:::orders", "arn:aws:s3:::orders/*"]';
const statementOn = (resource: string): string =>
  role('"ssm:GetParameter"', `"arn:aws:ssm:eu-west-2:123456789012:parameter${resource}"`);

it.each([
  ["the resource of a reported action", "action-resource", variable("p", '""') + statementOn("${var.p}"), "p"],
  [
    "no name in an ARN of another type",
    "action-resource",
    variable("p", '"it"') + role('"ssm:GetParameter"', '"arn:aws:lambda:eu-west-2:123456789012:function:${var.p}"'),
    undefined,
  ],
  [
    "no partition, region and account of an ARN of another type",
    "action-resource",
    `${variable("p", '"aws"')}${variable("q", '"eu-west-2"')}${variable("r", '"123456789012"')}` +
      role('"secretsmanager:GetSecretValue"', '"arn:${var.p}:lambda:${var.q}:${var.r}:function:it"'),
    undefined,
  ],
  [
    "the type of an ARN",
    "action-resource",
    variable("p", '"layer"') +
      role('"lambda:GetFunction"', '"arn:aws:lambda:eu-west-2:123456789012:${var.p}:*"').replace("function", "layer"),
    "p",
  ],
  [
    "no name beside a type that is missing",
    "action-resource",
    variable("p", '"it"') + role('"dms:MoveReplicationTask"', '"arn:aws:dms:eu-west-2:123456789012:rep:${var.p}"'),
    undefined,
  ],
  [
    "no account of an alias",
    "action-resource",
    variable("p", '"123456789012"') + role('"kms:Decrypt"', '"arn:aws:kms:eu-west-2:${var.p}:alias/it"'),
    undefined,
  ],
  [
    "what a function chose because of null",
    "principal",
    variable("p", "null") + module('"arn:aws:iam::123456789012:role/${coalesce(var.p, "*")}"'),
    "p",
  ],
  [
    "the map of lookup, not on its default",
    "role-trust",
    `${variable("p", '{ it = "ec2.amazonaws.com" }')}${variable("q", '"it"')}` +
      role(reading, all, 'lookup(var.p, "it", var.q)') +
      endpoint(`${orders}\n  ${byArn}`),
    "p",
  ],
  [
    "the default of lookup",
    "action-resource",
    `${variable("p", "{}")}${variable("q", '""')}` + statementOn('${lookup(var.p, "it", var.q)}'),
    "q",
  ],
  [
    "the arguments of coalesce up to the chosen one",
    "principal",
    `${variable("q", '"a"')}${variable("p", "null")}` +
      module('"arn:aws:iam::123456789012:role/${coalesce(var.p, "*", var.q)}"'),
    "p",
  ],
  [
    "no argument of coalesce behind the chosen one",
    "principal",
    variable("q", '"a"') + module('"arn:aws:iam::123456789012:role/${coalesce("*", var.q)}"'),
    undefined,
  ],
  [
    "the role",
    "role-permissions",
    variable("p", '"arn:aws:iam::123456789012:role/it"') +
      role('"s3:PutObject"', all) +
      endpoint(`${orders}\n  service_access_role_arn = var.p`),
    "p",
  ],
  [
    "the bucket, by a local",
    "role-permissions",
    `${variable("p", '"other"')}locals {\n  b = var.p\n}\n` +
      role(reading, all) +
      endpoint(`bucket_name = local.b\n  ${byArn}`),
    "p",
  ],
  [
    "the actions that are allowed",
    "role-permissions",
    variable("p", '["s3:PutObject"]') + role("var.p", all) + endpoint(`${orders}\n  ${byArn}`),
    "p",
  ],
  [
    "the resources on which they are allowed",
    "role-permissions",
    variable("p", '"arn:aws:s3:::other"') + role(reading, '[var.p, "${var.p}/*"]') + endpoint(`${orders}\n  ${byArn}`),
    "p",
  ],
  [
    "the trusted service",
    "role-trust",
    variable("p", '"ec2.amazonaws.com"') + role(reading, all, "var.p") + endpoint(`${orders}\n  ${byArn}`),
    "p",
  ],
  [
    "nothing that is only near",
    "role-permissions",
    variable("p", '"it"') + role('"s3:PutObject"', all) + endpoint(`${orders}\n  ${byArn}\n  tags = { a = var.p }`),
    undefined,
  ],
  [
    "not on what is in the name of a role that is referred to",
    "role-permissions",
    variable("p", '"it"') +
      role('"s3:PutObject"', all).replace('name               = "it"', 'name = "${var.p}-dms"') +
      endpoint(`${orders}\n  ${byArn}`),
    undefined,
  ],
])("a finding says that it rests on a default: %s", async (_, rule, text, name) => {
  expect(await defaultsIn("main.tf", text, rule)).toEqual([name]);
});

it("a setting that is switched on by default", async () => {
  const text = `${variable("p", "true")}resource "aws_kms_key" "k" {}
${role(reading.replace("GetObject", "PutObject").replace("]", ', "s3:DeleteObject"]'), all)}${endpoint(
    `${orders}
  ${byArn}
  encryption_mode = var.p ? "SSE_KMS" : "SSE_S3"
  server_side_encryption_kms_key_id = aws_kms_key.k.arn`,
  ).replace('"source"', '"target"')}`;
  expect(await defaultsIn("main.tf", text, "role-permissions")).toEqual(["p"]);
});

it("in CloudFormation as well", async () => {
  const text = `Parameters:
  P: { Type: String, Default: other }
Resources:
  R:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }
      Policies:
        - PolicyName: p
          PolicyDocument:
            Version: "2012-10-17"
            Statement: { Effect: Allow, Action: "s3:*", Resource: "arn:aws:s3:::orders*" }
  E:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: s3
      S3Settings: { BucketName: !Ref P, ServiceAccessRoleArn: !GetAtt R.Arn, ExternalTableDefinition: "{}" }
`;
  expect(await defaultsIn("stack.yaml", text, "role-permissions")).toEqual(["P"]);
});
