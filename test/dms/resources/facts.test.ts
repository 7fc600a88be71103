import { describe, expect, it } from "vitest";
import { factHolds } from "../../../src/dms/resources/facts.js";
import { dmsIn, s3Endpoint, variantOf } from "../variant.js";

/** What stands beside the endpoint, the answer, and why it is not known. */
type FactCase = [string, string, string?];

async function expectFact(name: string, template: string, answer: string, reason?: string) {
  const found = await dmsIn(template);
  const verdict = factHolds(variantOf(found, { secrets }), name);
  expect(verdict).toMatchObject(reason === undefined ? { answer } : { answer, reason });
}

/** The property that names the secret of an endpoint. */
const secrets = ["secret.secretId"];

describe("facts that no template shows", () => {
  it.each([
    ["bucketEncryptedWithCmk", "the objects of the bucket are encrypted with a customer key"],
    ["dynamoTableEncryptedWithCmk", "the tables are encrypted with a customer key"],
    ["legacyDataTypeAssessment", "a data type assessment is run"],
    ["premigrationAssessment", "a premigration assessment is run"],
    ["topicEncryptedWithCmk", "the topic is encrypted with a customer key"],
    ["usesSchemaConversion", "the project converts schemas"],
    ["isFullMoon", "isFullMoon"],
  ])("%s: %s", async (name, question) => {
    const found = await dmsIn(s3Endpoint(""));
    const reason = `the template does not show whether ${question}`;
    expect(factHolds(variantOf(found), name)).toMatchObject({ answer: "unknown", reason });
    const stated = ["yes", "no", "unknown"] as const;
    const answers = stated.map((answer) =>
      factHolds(variantOf(found, { deploymentContext: { facts: new Map([[name, answer]]) } }), name),
    );
    expect(answers.map(({ answer }) => answer)).toEqual(stated);
  });
});

describe("tags by table mappings", () => {
  const task = (mappings: string, endpoint = "!Ref Dms"): string => `
  Task:
    Type: AWS::DMS::ReplicationTask
    Properties: { SourceEndpointArn: "arn:aws:dms:r:1:endpoint:s", TargetEndpointArn: ${endpoint}${mappings} }`;
  const rules = (action: string): string =>
    `, TableMappings: '{ "rules": [{ "rule-action": "include" }, { "rule-action": "${action}" }] }'`;

  it.each<FactCase>([
    ["", "no"],
    [task(""), "no"],
    [task(rules("add-tag")), "yes"],
    [task(rules("rename")), "no"],
    [task(rules("add-tag"), "!Ref Any"), "unknown", "which endpoint a task uses is not known"],
    [task(rules("rename"), "!Ref Any"), "no"],
    [task(rules("add-tag"), '"arn:aws:dms:r:1:endpoint:e"'), "no"],
    [task(", TableMappings: !Ref Any"), "unknown"],
    // A parameter may have more than one value in it.
    [task(`, TableMappings: !Sub '{ "a": \${Any} }'`), "unknown"],
    [task(", TableMappings: not JSON"), "no"],
    [
      task(`, TableMappings: !If [IsProd, '{ "rules": [{ "rule-action": "add-tag" }] }', '{ "rules": [] }']`),
      "unknown",
      "the table mappings depend on a condition",
    ],
  ])("%s", async (beside, answer, reason) => {
    await expectFact("mappingsAddTags", s3Endpoint("", beside), answer, reason);
  });
});

describe("the versioning of a bucket", () => {
  const bucket = (versioning: string): string => `
  Bucket: { Type: AWS::S3::Bucket, Properties: { ${versioning} } }
  Other: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: Enabled } } }`;

  it.each<FactCase>([
    [bucket(""), "no"],
    [bucket("VersioningConfiguration: { Status: Enabled }"), "yes"],
    [bucket("VersioningConfiguration: { Status: Suspended }"), "no"],
    [
      bucket("VersioningConfiguration: { Status: !Ref Any }"),
      "unknown",
      "whether the bucket is versioned depends on the deployment",
    ],
  ])("%s", async (beside, answer, reason) => {
    await expectFact("bucketVersioningEnabled", s3Endpoint("BucketName: !Ref Bucket", beside), answer, reason);
  });

  it("is not known of a bucket that is not declared", async () => {
    const reason = "the template does not show whether the bucket is versioned";
    await expectFact("bucketVersioningEnabled", s3Endpoint(""), "unknown", reason);
    await expectFact("bucketVersioningEnabled", s3Endpoint("BucketName: b", bucket("")), "unknown", reason);
  });
});

describe("Redshift Serverless", () => {
  const endpoint = (engine: string, server: string, beside = ""): string => `
Parameters: { Any: { Type: String } }
Resources:
  Dms:
    Type: AWS::DMS::Endpoint
    Properties: { EndpointType: target, EngineName: ${engine}${server === "" ? "" : `, ServerName: ${server}`} }
${beside}`;
  const [group, cluster] = [
    "  Db: { Type: AWS::RedshiftServerless::Workgroup }",
    "  Db: { Type: AWS::Redshift::Cluster }",
  ];

  it.each<FactCase>([
    [endpoint("redshift", ""), "no"],
    [endpoint("redshift-serverless", ""), "yes"],
    [endpoint("Redshift-Serverless", ""), "yes"],
    [endpoint("redshift", "w.1.eu-west-1.redshift-serverless.amazonaws.com"), "yes"],
    [endpoint("redshift", '!Sub "${Any}.redshift-serverless.amazonaws.com"'), "yes"],
    [endpoint("redshift", '!Sub "redshift${Any}-serverless.amazonaws.com"'), "unknown"],
    [endpoint("redshift", "c.x.eu-west-1.redshift.amazonaws.com"), "no"],
    [endpoint("redshift", "!Ref Any"), "unknown", expect.stringContaining("Any") as string],
    [endpoint("redshift", "[c.redshift-serverless.amazonaws.com]"), "no"],
    [endpoint("redshift", "!GetAtt Db.Workgroup.Endpoint.Address", group), "yes"],
    [endpoint("redshift", "!GetAtt Db.Endpoint.Address", cluster), "no"],
  ])("%s", async (template, answer, reason) => {
    await expectFact("redshiftServerless", template, answer, reason);
  });
});

describe("secrets", () => {
  const endpoint = (secret: string, beside = ""): string => `
Parameters: { Any: { Type: String } }
Resources:
  Dms:
    Type: AWS::DMS::Endpoint
    Properties: { EndpointType: source, EngineName: postgres, PostgreSqlSettings: { ${secret} } }
${beside}`;
  const named = (id: string): string => `SecretsManagerSecretId: ${id}`;
  const arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf";
  const secret = (key: string): string => `  Secret: { Type: AWS::SecretsManager::Secret, Properties: { ${key} } }`;

  it.each<[string, string, string]>([
    ["", "", "no"],
    [named("db"), "", "no"],
    [named("'db-arn:'"), "", "no"],
    [named(arn), "", "unknown"],
    [named(`!Sub "${arn.replace("123456789012", "${AWS::AccountId}")}"`), "", "no"],
    [named('!Sub "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:${Any}"'), "", "no"],
    [named('!Sub "arn:aws:secretsmanager:${AWS::Region}:${Any}:secret:db-AbCdEf"'), "", "unknown"],
    [named("!Ref Any"), "", "unknown"],
    [named("!Ref Secret"), secret(""), "no"],
  ])("%s is in another account", async (settings, beside, answer) => {
    const found = await dmsIn(endpoint(settings, beside));
    expect([...found.resource.properties.keys()].filter((id) => /secretId$/i.test(id))).toEqual(
      settings ? secrets : [],
    );
    const reason = answer === "unknown" ? "the account of the secret is not known" : undefined;
    await expectFact("secretInOtherAccount", endpoint(settings, beside), answer, reason);
  });

  it.each<[string, string, string]>([
    ["", "", "no"],
    [named(arn), "", "unknown"],
    [named("!Ref Secret"), secret(""), "no"],
    [named("!Ref Secret"), secret("KmsKeyId: alias/aws/secretsmanager"), "no"],
    [named("!Ref Secret"), secret("KmsKeyId: alias/aws-of-mine"), "yes"],
    [named("!Ref Secret"), secret("KmsKeyId: !Ref Any"), "unknown"],
    [named("!Ref Secret"), secret("KmsKeyId: !Ref AWS::NoValue"), "no"],
    [named("!Ref Secret"), `${secret("KmsKeyId: !Ref Key")}\n  Key: { Type: AWS::KMS::Key }`, "yes"],
  ])("%s is under a customer key: %s", async (settings, beside, answer) => {
    await expectFact("secretEncryptedWithCmk", endpoint(settings, beside), answer);
  });
});
