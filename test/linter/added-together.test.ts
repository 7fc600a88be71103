import { expect, it } from "vitest";
import { lint, rules } from "../../src/linter/index.js";
import { presetRules } from "../../src/presets/index.js";
import { loadWasm } from "../../src/workspace/index.js";

/** Each endpoint of a role needs statements for its own bucket, all in one document. */
const buckets = ["one", "two", "three", "four", "five"];

const trust = '{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }';
const first = '{"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::other/*"}';

function stack(statement: string): string {
  const endpoints = buckets.map(
    (name) => `  ${name}:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: ${name}, ServiceAccessRoleArn: !GetAtt Role.Arn }
`,
  );
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [${trust}]
      Policies:
        - PolicyName: it
          PolicyDocument:
            Version: "2012-10-17"
            Statement:${statement}
${endpoints.join("")}`;
}

function stackInJson(statement: string): string {
  const endpoints = buckets.map(
    (name) => `,
    "${name}": { "Type": "AWS::DMS::Endpoint", "Properties": { "EndpointType": "target", "EngineName": "s3",
      "S3Settings": { "BucketName": "${name}", "ServiceAccessRoleArn": { "Fn::GetAtt": ["Role", "Arn"] } } } }`,
  );
  return `{
  "Resources": {
    "Role": { "Type": "AWS::IAM::Role", "Properties": {
      "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Principal": { "Service": "dms.amazonaws.com" }, "Action": "sts:AssumeRole" } },
      "Policies": [{ "PolicyName": "it", "PolicyDocument": { "Version": "2012-10-17",
        "Statement": ${statement}
      } }] } }${endpoints.join("")}
  }
}
`;
}

function module(policy: string): string {
  const endpoints = buckets.map(
    (name) => `
resource "aws_dms_s3_endpoint" "${name}" {
  endpoint_id             = "${name}"
  endpoint_type           = "target"
  bucket_name             = "${name}"
  service_access_role_arn = aws_iam_role.it.arn
}
`,
  );
  return `resource "aws_iam_role" "it" {
  name               = "it"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
${policy}${endpoints.join("")}`;
}

function policyOf(statement: string): string {
  return `
resource "aws_iam_role_policy" "it" {
  role   = aws_iam_role.it.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = ${statement}
  })
}
`;
}

function document(statement: string): string {
  return `
data "aws_iam_policy_document" "it" {${statement}}

resource "aws_iam_role_policy" "it" {
  role   = aws_iam_role.it.id
  policy = data.aws_iam_policy_document.it.json
}
`;
}

function moduleInJson(statements: string): string {
  const endpoints = buckets.map(
    (name) =>
      `"${name}": { "endpoint_id": "${name}", "endpoint_type": "target", "bucket_name": "${name}", "service_access_role_arn": "\${aws_iam_role.it.arn}" }`,
  );
  const trusted =
    '{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":{\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"Service\\":\\"dms.amazonaws.com\\"},\\"Action\\":\\"sts:AssumeRole\\"}}';
  return `{
  "resource": {
    "aws_iam_role": { "it": { "name": "it", "assume_role_policy": "${trusted}" } },
    "aws_iam_role_policy": { "it": { "role": "\${aws_iam_role.it.id}", "policy": "\${data.aws_iam_policy_document.it.json}" } },
    "aws_dms_s3_endpoint": { ${endpoints.join(",\n      ")} }
  },
  "data": { "aws_iam_policy_document": { "it": { ${statements} } } }
}
`;
}

const block = '\n  statement {\n    actions   = ["s3:GetObject"]\n    resources = ["arn:aws:s3:::other/*"]\n  }\n';
const jsonBlock = '{ "actions": ["s3:GetObject"], "resources": ["arn:aws:s3:::other/*"] }';

it.each([
  ["a list of YAML", "stack.yaml", stack(`\n              - ${first}`)],
  ["a list of YAML between brackets", "stack.yaml", stack(` [${first}]`)],
  ["an empty list of YAML", "stack.yaml", stack(" []")],
  ["the only statement, in YAML", "stack.yaml", stack(` ${first}`)],
  [
    "the only statement, whose lines move",
    "stack.yaml",
    stack(`
              Effect: Allow
              Action: s3:GetObject
              Resource: "arn:aws:s3:::other/*"`),
  ],
  ["a list of JSON", "stack.json", stackInJson(`[${first}]`)],
  ["an empty list of JSON", "stack.json", stackInJson("[]")],
  ["the only statement, in JSON", "stack.json", stackInJson(first)],
  ["a list of HCL", "main.tf", module(policyOf(`[${first}]`))],
  [
    "a list of HCL with a comment behind its last item",
    "main.tf",
    module(policyOf(`[\n      ${first} # known\n    ]`)),
  ],
  ["an empty list of HCL", "main.tf", module(policyOf("[]"))],
  ["the only statement, in HCL", "main.tf", module(policyOf(first))],
  ["a list that an expression makes", "main.tf", module(policyOf(`[for one in ["other"] : ${first}]`))],
  ["blocks", "main.tf", module(document(block))],
  ["a document without blocks", "main.tf", module(document("\n"))],
  ["a list of blocks in JSON", "main.tf.json", moduleInJson(`"statement": [${jsonBlock}]`)],
  ["one block in JSON", "main.tf.json", moduleInJson(`"statement": ${jsonBlock}`)],
])("adds to %s what all findings ask for in one pass", async (_, path, text) => {
  const isModule = path.startsWith("main.tf");
  const { results, stats } = await lint({
    units: [
      {
        kind: isModule ? "terraform" : "cloudformation",
        path: isModule ? "." : path,
        files: [path],
        rules: new Map([...presetRules("all")].filter(([name]) => name === "role-permissions")),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: { read: (name) => (name === path ? text : undefined), list: () => [path] },
    loadWasm,
    rules,
    fix: "suggestions",
  });
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  expect(stats.fixPasses).toBe(1);
  const output = results[0]?.output ?? "";
  expect(buckets.filter((name) => output.includes(`:s3:::${name}/*`))).toEqual(buckets);
});
