import { describe, expect, it } from "vitest";
import { isAccount, matchesPrincipal, resourcePoliciesOf } from "../../../src/iam/index.js";
import { documentsFrom, textFrom } from "../build.js";
import { projectOf, roleIn } from "../project.js";

const header = `
Parameters: { Name: { Type: String }, Policy: { Type: String }, Stage: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Stage, prod] }
Resources:
`;
const trust = '{ Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }] }';
const roleNamed = (name: string): string =>
  `{ Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${trust} ${name} } }`;

describe("the policies of a resource", () => {
  const bucket = "  Bucket: { Type: AWS::S3::Bucket }\n";
  const allow = '{ Statement: [{ Effect: Allow, Principal: "*", Action: "s3:*", Resource: "*" }] }';
  const policy = (name: string, of: string, document = allow): string =>
    `  ${name}: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: ${of}, PolicyDocument: ${document} } }\n`;
  const key = (document: string): string => `  Key: { Type: AWS::KMS::Key, Properties: { ${document} } }\n`;

  it.each<[string, string, readonly string[] | undefined]>([
    ["none", bucket, []],
    ["one that refers to it", bucket + policy("One", "!Ref Bucket"), ["One"]],
    ["two of them", bucket + policy("One", "!Ref Bucket") + policy("Two", "!Ref Bucket"), ["One", "Two"]],
    ["one of another bucket", bucket + policy("One", "other"), []],
    ["one that is not known", bucket + policy("One", "!Ref Bucket", "!Ref Policy"), undefined],
    [
      "one that is known in part",
      bucket + policy("One", "!Ref Bucket", "!If [IsProd, !Ref Policy, { Statement: [] }]"),
      undefined,
    ],
    [
      "one whose statements are not known",
      bucket + policy("One", "!Ref Bucket", "{ Statement: !Ref Policy }"),
      undefined,
    ],
    [
      "one that is not there",
      bucket + "  One: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Bucket } }\n",
      undefined,
    ],
    [
      "what else refers to it",
      `${bucket}  Role: ${roleNamed(`, Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: "s3:*", Resource: !GetAtt Bucket.Arn }] } }]`)}\n`,
      [],
    ],
  ])("of a bucket: %s", async (_name, resources, holders) => {
    const project = await projectOf({ "stack.yaml": header + resources });
    const found = resourcePoliciesOf(project, "stack.yaml#Resources.Bucket");
    expect(found?.map(({ holder }) => holder.name)).toEqual(holders);
    for (const one of found ?? []) expect(one.document.statements).toHaveLength(1);
  });

  it.each<[string, string, readonly string[] | undefined]>([
    ["its own", key(`KeyPolicy: ${allow}`), ["Key"]],
    ["none", key("Description: d"), []],
    ["its own of some deployments", key(`KeyPolicy: !If [IsProd, ${allow}, !Ref AWS::NoValue]`), undefined],
    ["two, one of which is not known", key(`KeyPolicy: !If [IsProd, ${allow}, { Statement: !Ref Policy }]`), undefined],
    [
      "two, one of which it has in a deployment",
      key(`KeyPolicy: !If [IsProd, ${allow}, ${allow.replace("s3", "kms")}]`),
      ["Key", "Key"],
    ],
    [
      "its own where it exists",
      key(`KeyPolicy: !If [IsProd, ${allow}, !Ref Policy] }, Condition: IsProd, Metadata: { A: b`),
      ["Key"],
    ],
    ["its own, which is not known", key("KeyPolicy: !Ref Policy"), undefined],
    [
      "its own, known in part",
      key("KeyPolicy: { Statement: [{ Effect: Allow, Principal: '*', Action: '*', Resource: '*' }, !Ref Policy] }"),
      undefined,
    ],
  ])("of a key: %s", async (_name, resources, holders) => {
    const project = await projectOf({ "stack.yaml": header + resources });
    const found = resourcePoliciesOf(project, "stack.yaml#Resources.Key");
    expect(found?.map(({ holder }) => holder.name)).toEqual(holders);
  });

  it("are not known of what no file declares, and of what a data source reads", async () => {
    const project = await projectOf({ "m/main.tf": 'data "aws_s3_bucket" "it" {\n  bucket = "b"\n}\n' });
    expect(resourcePoliciesOf(project, "m#data.aws_s3_bucket.it")).toBeUndefined();
    expect(resourcePoliciesOf(project, "m#aws_s3_bucket.it")).toBeUndefined();
  });

  it.each([
    ["aws_dynamodb_table", "aws_dynamodb_resource_policy", "resource_arn"],
    ["aws_kinesis_stream", "aws_kinesis_resource_policy", "resource_arn"],
    ["aws_kms_key", "aws_kms_key_policy", "key_id"],
  ])("of %s are in %s", async (type, policyType, argument) => {
    const document = 'jsonencode({ Statement = [{ Effect = "Deny", Principal = "*", Action = "*", Resource = "*" }] })';
    const text = `resource "${type}" "it" {}
resource "${policyType}" "its" {
  ${argument} = ${type}.it.arn
  policy = ${document}
}
`;
    const project = await projectOf({ "m/main.tf": text });
    const found = resourcePoliciesOf(project, `m#${type}.it`);
    expect(found?.map(({ holder }) => holder.name)).toEqual(["its"]);
  });

  it("are those that data sources only read of none", async () => {
    const text = `
resource "aws_secretsmanager_secret" "it" {
  name = "it"
}
data "aws_secretsmanager_secret_version" "it" {
  secret_id = aws_secretsmanager_secret.it.id
}
`;
    const project = await projectOf({ "m/main.tf": text });
    expect(resourcePoliciesOf(project, "m#aws_secretsmanager_secret.it")).toEqual([]);
  });
});

describe("a principal of a resource policy", () => {
  const roles = `
  Loader: ${roleNamed(", RoleName: loader")}
  Chosen: ${roleNamed(", RoleName: !Ref Name")}
  Made: ${roleNamed("")}
  Topic: { Type: AWS::SNS::Topic }
`;
  const policyFor = (principal: string): string => `
  Policy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [!Ref Topic]
      PolicyDocument: { Statement: [{ Effect: Allow, ${principal}, Action: "sns:Publish", Resource: "*" }] }
`;
  const loader = "arn:aws:iam::123456789012:role/loader";

  it.each<[string, string, { Loader?: string; Chosen?: string; Made?: string; service?: string }]>([
    ["everyone", 'Principal: "*"', { Loader: "yes", Chosen: "yes", Made: "yes", service: "yes" }],
    ["everyone of AWS", 'Principal: { AWS: "*" }', { Loader: "yes", Made: "yes", service: "yes" }],
    ["a service called *", 'Principal: { Service: "*" }', { Loader: "no", Made: "no" }],
    ["nobody", "Principal: { AWS: [] }", { Loader: "no", Chosen: "no", service: "no" }],
    ["no principal", "Sid: One", { Loader: "no", Chosen: "no", service: "no" }],
    ["all but one", 'NotPrincipal: { AWS: "1" }', { Loader: "unknown", service: "unknown" }],
    ["the role", "Principal: { AWS: !GetAtt Loader.Arn }", { Loader: "yes", Made: "no", service: "no" }],
    ["the role whose name AWS makes", "Principal: { AWS: !GetAtt Made.Arn }", { Loader: "no", Made: "yes" }],
    [
      "a role by its ARN",
      `Principal: { AWS: "${loader}" }`,
      { Loader: "unknown", Chosen: "unknown", Made: "no", service: "no" },
    ],
    [
      "a role of the account by its ARN",
      'Principal: { AWS: !Sub "arn:aws:iam::${AWS::AccountId}:role/loader" }',
      { Loader: "yes", Chosen: "unknown", Made: "no" },
    ],
    [
      "a role that is not known",
      "Principal: { AWS: !Ref Name }",
      { Loader: "unknown", Chosen: "unknown", Made: "unknown" },
    ],
    [
      "a principal that is a role's ARN and a service",
      `Principal: { Service: "${loader}" }`,
      { Loader: "no", Chosen: "no" },
    ],
    [
      "a role of the account that is not known",
      'Principal: { AWS: !Sub "arn:aws:iam::${AWS::AccountId}:role/${Name}" }',
      { Loader: "unknown", Made: "unknown", service: "no" },
    ],
    ["the account", "Principal: { AWS: !Ref AWS::AccountId }", { Loader: "no", Made: "no", service: "no" }],
    ["the service", "Principal: { Service: dms.amazonaws.com }", { Loader: "no", service: "yes" }],
    ["another service", "Principal: { Service: ec2.amazonaws.com }", { service: "no" }],
    ["a service that is not known", "Principal: { Service: !Ref Name }", { service: "unknown" }],
    ["the service's name as an ARN", "Principal: { AWS: dms.amazonaws.com }", { service: "no" }],
    ["two of them", 'Principal: { AWS: "1", Service: dms.amazonaws.com }', { Loader: "no", service: "yes" }],
    ["some that are not known", "Principal: !Ref Name", { Loader: "unknown", service: "unknown" }],
    [
      "the role in some deployments",
      'Principal: { AWS: !If [IsProd, !GetAtt Loader.Arn, "1"] }',
      { Loader: "unknown", Made: "no", service: "no" },
    ],
    [
      "another role in some deployments",
      "Principal: { AWS: !If [IsProd, !GetAtt Loader.Arn, !GetAtt Chosen.Arn] }",
      { Made: "no" },
    ],
  ])("%s", async (_name, principal, expected) => {
    const project = await projectOf({ "stack.yaml": header + roles + policyFor(principal) });
    const [held] = resourcePoliciesOf(project, "stack.yaml#Resources.Topic") ?? [];
    const statement = held?.document.statements[0];
    if (!statement) throw new Error("the case has no statement");
    for (const [name, answer] of Object.entries(expected)) {
      const requester = name === "service" ? { service: "dms.amazonaws.com" } : { role: roleIn(project, name).role };
      expect([name, matchesPrincipal(statement, requester).answer]).toEqual([name, answer]);
    }
  });

  it.each([
    [{ NotPrincipal: { AWS: "1" } }, "NotPrincipal is not judged"],
    [{ Principal: { Service: "<Name>" } }, "a principal of the policy is not known"],
    [
      { Principal: { Service: { $if: "Prod", then: "dms.amazonaws.com", else: null } } },
      "a principal depends on a condition of the template",
    ],
    [{ Principal: { $unknown: "the parameter is not known" } }, "the parameter is not known"],
  ])("%j is not known, because %s", (principal, reason) => {
    const [document] = documentsFrom(
      [{ Effect: "Allow", Action: "sns:Publish", Resource: "*", ...principal }],
      "resource",
    );
    const [statement] = document?.statements ?? [];
    if (!statement) throw new Error("the case has no statement");
    expect(matchesPrincipal(statement, { service: "dms.amazonaws.com" })).toMatchObject({ answer: "unknown", reason });
  });
});

describe("an account as a principal", () => {
  it.each([
    ["AWS", "arn:aws:iam::123456789012:root", true],
    ["AWS", "arn:<aws:partition>:iam::<aws:account>:root", true],
    ["AWS", "123456789012", true],
    ["AWS", "<aws:account>", true],
    ["AWS", "<Name>", false],
    ["AWS", "arn:aws:iam::<Name>:root", true],
    ["AWS", "arn:aws:iam::123456789012:role/root", false],
    ["AWS", "arn:aws:iam::123456789012:rooted", false],
    ["AWS", "arn:aws:iam::123456789012:user/a:root", false],
    ["AWS", "user123456789012", false],
    ["AWS", "123456789012user", false],
    ["AWS", "1<Name>2", false],
    ["AWS", "*", false],
    ["Federated", "123456789012", false],
    ["Service", "arn:aws:iam::123456789012:root", false],
  ])("%s %s: %s", (kind, text, expected) => {
    expect(isAccount(kind, textFrom(text))).toBe(expected);
  });
});
