import type { Setting, Written } from "./fixture.js";
import type { FixtureRole } from "./role.js";
import { isJson, isText, type FixtureObject, type FixtureText, type FixtureValue, type Ref } from "./text.js";

const refs: Readonly<Record<Ref, string>> = {
  role: "${Role.Arn}",
  bucket: "${Bucket}",
  key: "${Key.Arn}",
  secret: "${Secret}",
  stream: "${Stream.Arn}",
  topic: "${Topic}",
  subject: "${Subject}",
  partition: "${AWS::Partition}",
  region: "${AWS::Region}",
  account: "${AWS::AccountId}",
  domain: "${Domain}",
  domainHost: "${Domain.DomainEndpoint}",
  clusterId: "${Cluster.ClusterResourceId}",
  clusterHost: "${Cluster.Endpoint}",
  databaseId: "${Database.DbiResourceId}",
  databaseHost: "${Database.Endpoint.Address}",
  otherBucket: "${OtherBucket}",
  otherKey: "${OtherKey.Arn}",
  otherSecret: "${OtherSecret}",
  otherStream: "${OtherStream.Arn}",
  otherDomain: "${OtherDomain}",
  otherClusterId: "${OtherCluster.ClusterResourceId}",
  otherDatabaseId: "${OtherDatabase.DbiResourceId}",
};

/** A template in JSON with the DMS resources, the role, and what both may refer to; `others`: with one more of each type. */
export function cloudFormation(
  resources: readonly Written[],
  role: FixtureRole | undefined,
  setting: Setting,
  others = false,
): string {
  const dms = resources.map(({ type, name, body }): readonly [string, unknown] => [
    name === "subject" ? "Subject" : "Task",
    { Type: type, Properties: valueOf(body) },
  ]);
  const all = {
    ...around(setting.facts),
    ...(others && besides),
    ...(role && { Role: roleResource(role) }),
    ...(role?.isApart && {
      Policy: { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument: policyOf(role) } },
    }),
    ...Object.fromEntries(dms),
  };
  return JSON.stringify({ ...(others && { Parameters: parameters }), Resources: all }, undefined, 2);
}

function valueOf(value: FixtureValue): unknown {
  if (typeof value === "boolean") return value;
  if (isText(value)) return textOf(value);
  if (isJson(value)) return textOf([JSON.stringify(plain(value.json))]);
  if (Array.isArray(value)) return (value as readonly FixtureObject[]).map(valueOf);
  return mapped(value as FixtureObject, valueOf);
}

/** JSON inside a text: references stand in it as `Fn::Sub` fills them. */
function plain(value: FixtureValue): unknown {
  if (typeof value === "boolean") return value;
  if (isText(value)) return spelled(value);
  if (Array.isArray(value)) return (value as readonly FixtureObject[]).map(plain);
  return mapped(value as FixtureObject, plain);
}

function mapped(object: FixtureObject, change: (value: FixtureValue) => unknown): unknown {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function spelled(text: FixtureText): string {
  return text.map((part) => (typeof part === "string" ? part : refs[part.ref])).join("");
}

function textOf(text: FixtureText): unknown {
  const written = spelled(text);
  return written.includes("${") ? { "Fn::Sub": written } : written;
}

function roleResource(role: FixtureRole): unknown {
  const { name, services, isApart = false } = role;
  return {
    Type: "AWS::IAM::Role",
    Properties: {
      ...(name !== undefined && { RoleName: name }),
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: services.map(textOf) }, Action: "sts:AssumeRole" }],
      },
      ...(isApart
        ? { ManagedPolicyArns: [{ Ref: "Policy" }] }
        : { Policies: [{ PolicyName: "use", PolicyDocument: policyOf(role) }] }),
    },
  };
}

function policyOf({ statements }: FixtureRole): unknown {
  return {
    Version: "2012-10-17",
    Statement: [
      ...statements.map(({ actions, resources }) => ({
        Effect: "Allow",
        Action: actions,
        Resource: resources.map(textOf),
      })),
      // A policy without a statement is no policy.
      { Effect: "Allow", Action: "ec2:DescribeRegions", Resource: "*" },
    ],
  };
}

function around(facts: ReadonlySet<string>): Readonly<Record<string, unknown>> {
  const key = { "Fn::GetAtt": ["Key", "Arn"] };
  return {
    Bucket: {
      Type: "AWS::S3::Bucket",
      ...(facts.has("bucketVersioningEnabled") && { Properties: { VersioningConfiguration: { Status: "Enabled" } } }),
    },
    Key: { Type: "AWS::KMS::Key", Properties: { KeyPolicy: keyPolicy } },
    Secret: {
      Type: "AWS::SecretsManager::Secret",
      ...(facts.has("secretEncryptedWithCmk") && { Properties: { KmsKeyId: key } }),
    },
    Stream: {
      Type: "AWS::Kinesis::Stream",
      ...(facts.has("streamEncryptedWithCmk") && {
        Properties: { StreamEncryption: { EncryptionType: "KMS", KeyId: key } },
      }),
    },
    Topic: { Type: "AWS::SNS::Topic" },
  };
}

const keyPolicy = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: { "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root" } },
      Action: "kms:*",
      Resource: "*",
    },
  ],
};

const names = ["Bucket", "Secret", "Stream", "Domain", "Cluster", "Database"].map((type) => `Other${type}Name`);
const parameters = Object.fromEntries(names.map((name) => [name, { Type: "String" }]));

/** What the other resources are called is given, what the DMS resource uses is named by AWS. */
const besides: Readonly<Record<string, unknown>> = {
  Domain: { Type: "AWS::OpenSearchService::Domain" },
  Cluster: { Type: "AWS::Neptune::DBCluster" },
  Database: { Type: "AWS::RDS::DBInstance" },
  OtherBucket: { Type: "AWS::S3::Bucket", Properties: { BucketName: { Ref: "OtherBucketName" } } },
  OtherKey: { Type: "AWS::KMS::Key", Properties: { KeyPolicy: keyPolicy } },
  OtherSecret: { Type: "AWS::SecretsManager::Secret", Properties: { Name: { Ref: "OtherSecretName" } } },
  OtherStream: { Type: "AWS::Kinesis::Stream", Properties: { Name: { Ref: "OtherStreamName" } } },
  OtherDomain: { Type: "AWS::OpenSearchService::Domain", Properties: { DomainName: { Ref: "OtherDomainName" } } },
  OtherCluster: { Type: "AWS::Neptune::DBCluster", Properties: { DBClusterIdentifier: { Ref: "OtherClusterName" } } },
  OtherDatabase: { Type: "AWS::RDS::DBInstance", Properties: { DBInstanceIdentifier: { Ref: "OtherDatabaseName" } } },
};
