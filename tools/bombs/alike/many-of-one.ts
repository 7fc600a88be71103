import type { AlikeParts } from "../alike-parts.js";
import { numbered, readObject, role, target, trust, type JsonMapping } from "../formats/cloudformation.js";
import { planOf } from "../formats/plan.js";
import { expressions, hclOf, roleArguments } from "../formats/terraform.js";

/** What one policy, one account role, one folder or one run has many of. */
export const manyOfOne: Readonly<Record<string, AlikeParts>> = {
  "files of one module": {
    most: 5000,
    filesOf: (count) => expressions(count, (index) => [`f${index}.tf`, roleText(index)]),
  },
  "extra attributes of one connection": {
    most: 20_000,
    filesOf: (count) => {
      const attributes = Array.from({ length: count }, (_, index) => `name${index}=value${index}`).join(";");
      const properties = { EndpointType: "target", EngineName: "s3", ExtraConnectionAttributes: attributes };
      return { "stack.json": textOf({ Endpoint: { Type: "AWS::DMS::Endpoint", Properties: properties } }) };
    },
  },
  "roles that one policy names": {
    most: 4000,
    filesOf: (count) => ({ "stack.json": textOf(rolesOfOnePolicy(count)) }),
  },
  "roles that one key policy names": {
    most: 1600,
    filesOf: (count) => ({ "stack.json": textOf(rolesOfOneKey(count)) }),
  },
  "buckets with a policy in another template": {
    most: 2000,
    filesOf: (count) => ({ ...bucketPolicies(count), ...bucketUsers(count) }),
  },
  "templates with a bucket and its policy": {
    most: 1500,
    filesOf: (count) => expressions(count, (index) => [`stack${index}.json`, textOf(bucketWithPolicy())]),
  },
  "templates with a key, and as many that are given one": {
    most: 1000,
    filesOf: (count) => ({ ...keys(count), ...keyUsers(count) }),
  },
  "imports from a stack that a parameter names": {
    most: 1000,
    filesOf: (count) => ({ ...exporters(count), ...importers(count) }),
  },
  "roles that data sources read": {
    most: 4000,
    filesOf: (count) => ({ "main.tf": Array.from({ length: count }, (_, index) => readRole(index)).join("") }),
  },
  "blocks of an override file": {
    most: 4000,
    filesOf: (count) => ({
      "main.tf": Array.from({ length: count }, (_, index) => roleText(index)).join(""),
      "override.tf": Array.from({ length: count }, (_, index) => overridingRole(index)).join(""),
    }),
  },
  "statements of one document": { most: 6000, filesOf: (count) => ({ "main.tf": documentOf(count) }) },
  "plans in one folder": {
    most: 1000,
    filesOf: (count) => ({
      ...expressions(count, (index) => [`m${index}/main.tf`, roleText(index)]),
      ...expressions(count, (index) => [`plans/p${index}.json`, planOfRole(index)]),
    }),
  },
};

function textOf(resources: JsonMapping): string {
  return JSON.stringify({ Resources: resources }, null, 1);
}

function overridingRole(index: number): string {
  return `resource "aws_iam_role" "r${index}" {\n  description = "other"\n}\n`;
}

function roleText(index: number): string {
  return `${hclOf({ resources: { [`aws_iam_role.r${index}`]: roleArguments(`"role-${index}"`) } })}\n`;
}

function rolesOfOnePolicy(count: number): JsonMapping {
  const roles = numbered(count, (index) => [`Role${index}`, role({ Ref: "AWS::NoValue" })]);
  const document = { Version: "2012-10-17", Statement: [readObject] };
  const names = Object.keys(roles).map((name) => ({ Ref: name }));
  const properties = { PolicyName: "p", Roles: names, PolicyDocument: document };
  return { ...roles, Policy: { Type: "AWS::IAM::Policy", Properties: properties } };
}

function rolesOfOneKey(count: number): JsonMapping {
  const arns = Array.from({ length: count }, (_, index) => ({ "Fn::GetAtt": [`Role${index}`, "Arn"] }));
  const statement = { Effect: "Allow", Principal: { AWS: arns }, Action: "kms:Decrypt", Resource: "*" };
  return {
    Key: { Type: "AWS::KMS::Key", Properties: { KeyPolicy: { Version: "2012-10-17", Statement: [statement] } } },
    ...numbered(count, (index) => [`Role${index}`, role({ Ref: "AWS::NoValue" })]),
    ...numbered(count, (index) => [`Endpoint${index}`, encryptedTarget(`Role${index}`)]),
  };
}

/** An S3 target whose objects are encrypted with the key `Key`. */
function encryptedTarget(roleName: string): JsonMapping {
  const settings = { BucketName: "data", EncryptionMode: "SSE_KMS", ServerSideEncryptionKmsKeyId: { Ref: "Key" } };
  const s3 = { ...settings, ServiceAccessRoleArn: { "Fn::GetAtt": [roleName, "Arn"] } };
  return { Type: "AWS::DMS::Endpoint", Properties: { EndpointType: "target", EngineName: "s3", S3Settings: s3 } };
}

function bucketPolicies(count: number): Readonly<Record<string, string>> {
  return expressions(count, (index) => {
    const statement = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: `arn:aws:s3:::bucket-${index}/*` };
    const document = { Version: "2012-10-17", Statement: [statement] };
    const properties = { Bucket: `bucket-${index}`, PolicyDocument: document };
    return [`policy${index}.json`, textOf({ Policy: { Type: "AWS::S3::BucketPolicy", Properties: properties } })];
  });
}

function bucketUsers(count: number): Readonly<Record<string, string>> {
  return expressions(count, (index) => [
    `user${index}.json`,
    textOf({
      Role: role({ Ref: "AWS::NoValue" }),
      Endpoint: target({ "Fn::GetAtt": ["Role", "Arn"] }, `bucket-${index}`),
    }),
  ]);
}

function bucketWithPolicy(): JsonMapping {
  const roleArn = { "Fn::GetAtt": ["Role", "Arn"] };
  const objects = { "Fn::Sub": "${Bucket.Arn}/*" };
  const statement = { Effect: "Allow", Principal: { AWS: roleArn }, Action: "s3:PutObject", Resource: objects };
  const document = { Version: "2012-10-17", Statement: [statement] };
  const properties = { Bucket: { Ref: "Bucket" }, PolicyDocument: document };
  return {
    Role: role({ Ref: "AWS::NoValue" }),
    Bucket: { Type: "AWS::S3::Bucket" },
    Policy: { Type: "AWS::S3::BucketPolicy", Properties: properties },
    Endpoint: target(roleArn, { Ref: "Bucket" }),
  };
}

function keys(count: number): Readonly<Record<string, string>> {
  const statement = { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" };
  const properties = { KeyPolicy: { Version: "2012-10-17", Statement: [statement] } };
  return expressions(count, (index) => [
    `key${index}.json`,
    textOf({ Key: { Type: "AWS::KMS::Key", Properties: properties } }),
  ]);
}

function keyUsers(count: number): Readonly<Record<string, string>> {
  return expressions(count, (index) => {
    const resources = { Role: role({ Ref: "AWS::NoValue" }), Endpoint: encryptedTarget("Role") };
    return [`user${index}.json`, JSON.stringify({ Parameters: { Key: { Type: "String" } }, Resources: resources })];
  });
}

function exporters(count: number): Readonly<Record<string, string>> {
  return expressions(count, (index) => {
    const name = { "Fn::Sub": `\${AWS::StackName}-Topic${index}` };
    const outputs = { Topic: { Value: { Ref: "Topic" }, Export: { Name: name } } };
    const resources = { Topic: { Type: "AWS::SNS::Topic" } };
    return [`exporter${index}.json`, JSON.stringify({ Resources: resources, Outputs: outputs })];
  });
}

function importers(count: number): Readonly<Record<string, string>> {
  return expressions(count, (index) => {
    const name = { "Fn::ImportValue": { "Fn::Sub": `\${Network}-Topic${index}` } };
    const resources = { Queue: { Type: "AWS::SQS::Queue", Properties: { QueueName: name } } };
    return [
      `importer${index}.json`,
      JSON.stringify({ Parameters: { Network: { Type: "String" } }, Resources: resources }),
    ];
  });
}

function readRole(index: number): string {
  return `data "aws_iam_role" "r${index}" {
  name = "role-${index}"
}
resource "aws_dms_s3_endpoint" "e${index}" {
  endpoint_id             = "e${index}"
  endpoint_type           = "target"
  bucket_name             = "data"
  service_access_role_arn = data.aws_iam_role.r${index}.arn
}
`;
}

function documentOf(count: number): string {
  const statements = Array.from(
    { length: count },
    (_, index) =>
      `  statement {\n    sid       = "S${index}"\n    actions   = ["s3:GetObject"]\n    resources = ["arn:aws:s3:::b${index}/*"]\n  }\n`,
  );
  return `data "aws_iam_policy_document" "d" {\n${statements.join("")}}\nresource "aws_iam_policy" "p" {\n  policy = data.aws_iam_policy_document.d.json\n}\n`;
}

function planOfRole(index: number): string {
  const head = { address: `aws_iam_role.r${index}`, mode: "managed", type: "aws_iam_role", name: `r${index}` };
  const values = { name: `role-${index}`, assume_role_policy: JSON.stringify(trust) };
  const expressionsOfRole = { name: { constant_value: `role-${index}` }, assume_role_policy: {} };
  return planOf({
    planned: { resources: [{ ...head, values }] },
    changes: [],
    configuration: { resources: [{ ...head, expressions: expressionsOfRole }] },
  });
}
