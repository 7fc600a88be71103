import rule from "../../src/rules/role-scope.js";
import { describe, expect, it } from "vitest";
import { lintCase } from "../../src/rule-tester/case-run.js";
import { allow, list, objects, writing, yaml } from "./role-scope-texts.js";
import { changed, yamlS3Target as s3 } from "./texts.js";

const openKey = changed(
  yaml([
    list,
    allow(
      [...writing, '"kms:GenerateDataKey"', '"kms:Decrypt"'],
      [objects, '"arn:aws:s3:::archive/*"', '"arn:aws:kms:eu-west-1:123456789012:key/1"'],
    ),
  ]),
  "BucketName: landing,",
  "BucketName: landing, EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: alias/landing,",
);
const mappedTables = yaml(
  [
    allow(
      ["Put", "Delete", "Update"].map((word) => `"dynamodb:${word}Item"`),
      ['"arn:aws:dynamodb:*:*:table/*"'],
    ),
    allow(['"dynamodb:ListTables"'], ['"*"']),
  ],
  `${changed(
    changed(s3, "EngineName: s3", "EngineName: dynamodb"),
    "S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt Role.Arn }",
    "DynamoDbSettings: { ServiceAccessRoleArn: !GetAtt Role.Arn }",
  )}  Task:
    Type: AWS::DMS::ReplicationTask
    Properties:
      TargetEndpointArn: !Ref Target
      TableMappings: '{"rules": [{"rule-type": "object-mapping", "target-table-name": "orders"}]}'
`,
);
const tableArn = (name: string): string =>
  `!Sub "arn:\${AWS::Partition}:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/${name}"`;
const accountRole = changed(
  yaml(
    [allow(['"ec2:DescribeVpcs"', '"ec2:CreateNetworkInterface"', '"ec2:RunInstances"'], ['"*"'])],
    `  Group:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties: { ReplicationSubnetGroupDescription: x, SubnetIds: [a, b] }
`,
  ),
  "      AssumeRolePolicyDocument:",
  "      RoleName: dms-vpc-role\n      AssumeRolePolicyDocument:",
);

const otherDomain = yaml(
  [allow(['"es:ESHttpPut"'], ['"arn:aws:es:*:*:domain/orders/*"', '"arn:aws:es:*:*:domain/archive/*"'])],
  changed(
    changed(s3, "EngineName: s3", "EngineName: opensearch"),
    "S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt Role.Arn }",
    "ElasticsearchSettings: { EndpointUri: https://search-orders-abcdefghijklmnopqrstuvwxyz.eu-west-1.es.amazonaws.com, " +
      "ServiceAccessRoleArn: !GetAtt Role.Arn }",
  ),
);
const staging = changed(
  yaml(
    [allow(['"s3:PutObject"'], ['"arn:aws:s3:::dms-*/*"', '"arn:aws:s3:::warehouse-staging/*"'])],
    `  Target:
    Type: AWS::DMS::Endpoint
    Properties: { EndpointType: target, EngineName: redshift }
`,
  ),
  "      AssumeRolePolicyDocument:",
  "      RoleName: dms-access-for-endpoint\n      AssumeRolePolicyDocument:",
);

/** What is said, and the text after the suggestions. */
async function judged(template: string): Promise<{ readonly said: readonly string[]; readonly after: string }> {
  const one = { name: "", template };
  const files = { "stack.yaml": template };
  const { results } = await lintCase(rule, one, files, "none");
  const mended = await lintCase(rule, one, files, "suggestions");
  return {
    said: results.flatMap(({ messages }) => messages.map(({ message }) => message)),
    after: mended.results[0]?.output ?? template,
  };
}

describe("each need by itself", () => {
  it("finds another bucket beside a key that is not known", async () => {
    const { after, said } = await judged(openKey);
    expect(said).toEqual([
      expect.stringContaining("arn:aws:s3:::archive/*, which is more than DMS needs for endpoint Target"),
    ]);
    expect(after).not.toContain("archive");
    expect(after).toContain("key/1");
  });

  it("finds other tables than the mappings of the tasks name", async () => {
    const { after, said } = await judged(mappedTables);
    expect(said).toEqual([expect.stringContaining("table/orders")]);
    const tables = ["orders", "awsdms_apply_exceptions", "awsdms_full_load_exceptions"].map(tableArn).join(", ");
    expect(after).toBe(changed(mappedTables, '["arn:aws:dynamodb:*:*:table/*"]', `[${tables}]`));
  });

  it("finds another domain than the settings name", async () => {
    const { said } = await judged(otherDomain);
    expect(said).toEqual([expect.stringContaining("domain/archive/*, which is more than")]);
    expect(said).toEqual([expect.stringContaining("Allow it only on")]);
  });

  it("finds what no stack needs of an account role", async () => {
    const { after, said } = await judged(accountRole);
    expect(said).toEqual([expect.stringContaining("ec2:RunInstances here, but DMS does not need this for")]);
    expect(after).toBe(changed(accountRole, ', "ec2:RunInstances"', ""));
  });

  it("leaves staging buckets of other stacks to an account role", async () => {
    expect((await judged(staging)).said).toEqual([]);
  });
});
