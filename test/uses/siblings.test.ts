import { describe, expect, it } from "vitest";
import { naming } from "./findings.js";
import { lintText } from "./lint-fixture.js";

/** An endpoint that needs an action on a resource, in the words of a format. */
interface Kind {
  readonly action: string;
  readonly type: string;
  /** The property that names a resource of the type. */
  readonly name: string;
  readonly endpoint: string;
  /** What a grant on the other resource names. */
  readonly other: string;
}

const role = "ServiceAccessRoleArn: !GetAtt Role.Arn";

const bucketInStack: Kind = {
  action: "s3:PutObject",
  type: "AWS::S3::Bucket",
  name: "BucketName",
  endpoint: `EngineName: s3, EndpointType: target, S3Settings: { BucketName: !Ref A, ${role} }`,
  other: '!Sub "${B.Arn}/*"',
};

const secretInStack: Kind = {
  action: "secretsmanager:GetSecretValue",
  type: "AWS::SecretsManager::Secret",
  name: "Name",
  endpoint:
    "EngineName: mysql, EndpointType: source, " +
    "MySqlSettings: { SecretsManagerSecretId: !Ref A, SecretsManagerAccessRoleArn: !GetAtt Role.Arn }",
  other: "!Ref B",
};

const streamInStack: Kind = {
  action: "kinesis:PutRecord",
  type: "AWS::Kinesis::Stream",
  name: "Name",
  endpoint: `EngineName: kinesis, EndpointType: target, KinesisSettings: { StreamArn: !GetAtt A.Arn, ${role} }`,
  other: "!GetAtt B.Arn",
};

const domainInStack: Kind = {
  action: "es:ESHttpPut",
  type: "AWS::OpenSearchService::Domain",
  name: "DomainName",
  endpoint:
    "EngineName: opensearch, EndpointType: target, " +
    `ElasticsearchSettings: { EndpointUri: !Sub "https://\${A.DomainEndpoint}", ${role} }`,
  other: '!Sub "${B.Arn}/*"',
};

const clusterInStack: Kind = {
  action: "neptune-db:*",
  type: "AWS::Neptune::DBCluster",
  name: "DBClusterIdentifier",
  endpoint:
    "EngineName: neptune, EndpointType: target, ServerName: !GetAtt A.Endpoint, " +
    `NeptuneSettings: { IamAuthEnabled: true, S3BucketName: x, S3BucketFolder: y, ${role} }`,
  other: '!Sub "arn:aws:neptune-db:${AWS::Region}:${AWS::AccountId}:${B.ClusterResourceId}/*"',
};

/** `names`: of the resource that the endpoint uses, and of the one that the role may use. */
function stack({ action, type, name, endpoint, other }: Kind, names: readonly string[], granted = other): string {
  const [one = "", two = ""] = names.map((value) => (value === "" ? "" : `, Properties: { ${name}: ${value} }`));
  return `
Parameters: { One: { Type: String }, Other: { Type: String } }
Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:
  A: { Type: ${type}${one} }
  B: { Type: ${type}${two} }
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
      Policies:
        - PolicyName: use
          PolicyDocument:
            Version: "2012-10-17"
            Statement: [{ Effect: Allow, Action: "${action}", Resource: ${granted} }]
  Endpoint: { Type: AWS::DMS::Endpoint, Properties: { ${endpoint} } }
`;
}

async function lacks(path: string, text: string, action: string): Promise<boolean> {
  return naming(await lintText(path, text), ["role-permissions"], action).length > 0;
}

describe("in CloudFormation", () => {
  const styles: readonly (readonly [string, readonly string[]])[] = [
    ["named by AWS", ["", ""]],
    ["named by two parameters", ["!Ref One", "!Ref Other"]],
    ["named with parameters", ['!Sub "${One}-a"', '!Sub "b-${Other}"']],
    ["one of which has a longer name", ["!Ref One", '!Sub "${One}${Other}"']],
    ["the other named by AWS", ["!Ref One", ""]],
    ["the first named by AWS", ["", "!Ref Other"]],
    ["named by a condition", ["!If [IsProd, !Ref One, x]", "!Ref Other"]],
  ];
  const kinds = [bucketInStack, secretInStack, streamInStack, domainInStack, clusterInStack];

  it.each(kinds.flatMap((kind) => styles.map(([style, names]) => [kind.type, style, kind, names] as const)))(
    "a grant on the other of two of %s counts for nothing: %s",
    async (_type, _style, kind, names) => {
      expect(await lacks("stack.yaml", stack(kind, names), kind.action)).toBe(true);
      const own = kind.other.replace("B", "A");
      expect(await lacks("stack.yaml", stack(kind, names, own), kind.action)).toBe(false);
    },
  );

  it.each<[string, Kind, readonly string[], string]>([
    ["they have one name", bucketInStack, ["!Ref One", "!Ref One"], bucketInStack.other],
    ["a pattern goes on behind the name", bucketInStack, ["!Ref One", "!Ref Other"], '!Sub "${B.Arn}*"'],
    ["a name is given as a parameter", bucketInStack, ["", ""], '!Sub "arn:aws:s3:::${Other}/*"'],
    ["a secret's name may go on", secretInStack, ["!Ref One", "!Ref Other"], `!Sub "${secretArn("Other")}-*"`],
  ])("the other may be the same: %s", async (_name, kind, names, granted) => {
    expect(await lacks("stack.yaml", stack(kind, names, granted), kind.action)).toBe(false);
  });

  function secretArn(name: string): string {
    return `arn:aws:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:\${${name}}`;
  }
});

const s3 = (bucket: string): string => `engine_name = "s3"
  endpoint_type = "target"
  s3_settings {
    bucket_name             = ${bucket}
    service_access_role_arn = aws_iam_role.role.arn
  }`;

const withSecret = (secret: string): string => `engine_name = "mysql"
  endpoint_type = "source"
  secrets_manager_arn             = ${secret}
  secrets_manager_access_role_arn = aws_iam_role.role.arn`;

const withUser = (server: string): string => `engine_name = "postgres"
  endpoint_type = "source"
  server_name   = ${server}
  username      = "dms"
  postgres_settings {
    authentication_method   = "iam"
    service_access_role_arn = aws_iam_role.role.arn
  }`;

const put = "s3:PutObject";
const get = "secretsmanager:GetSecretValue";
const connect = "rds-db:connect";

const buckets = (one: string, other: string): string =>
  `resource "aws_s3_bucket" "a" {\n${one}\n}\nresource "aws_s3_bucket" "b" {\n${other}\n}`;
const secrets = (one: string, other: string): string =>
  buckets(one, other).replaceAll("s3_bucket", "secretsmanager_secret");
const databases = buckets("identifier = var.one", "identifier = var.other").replaceAll("s3_bucket", "db_instance");

function module(resources: string, action: string, endpoint: string, granted: string): string {
  return `
variable "one" {}
variable "other" {}
variable "names" { type = set(string) }
${resources}
resource "aws_iam_role" "role" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
resource "aws_iam_role_policy" "use" {
  role = aws_iam_role.role.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "${action}", Resource = ${granted} }]
  })
}
resource "aws_dms_endpoint" "endpoint" {
  ${endpoint}
}
`;
}

describe("in Terraform", () => {
  const a = "aws_s3_bucket.a.bucket";
  const onB = '"${aws_s3_bucket.b.arn}/*"';
  const many = (repeat: string): string => `resource "aws_s3_bucket" "a" {\n  ${repeat}\n  bucket = "\${var.one}-x"\n}`;

  it.each<[string, string, string, string, string]>([
    ["buckets named by variables", buckets("bucket = var.one", "bucket = var.other"), put, s3(a), onB],
    ["buckets without names", buckets("", ""), put, s3(a), onB],
    ["buckets with prefixes", buckets("bucket_prefix = var.one", "bucket_prefix = var.other"), put, s3(a), onB],
    ["a bucket beside one without a name", buckets("bucket = var.one", ""), put, s3(a), onB],
    [
      "secrets named by variables",
      secrets("name = var.one", 'name = "app/${var.other}"'),
      get,
      withSecret("aws_secretsmanager_secret.a.arn"),
      "aws_secretsmanager_secret.b.arn",
    ],
    [
      "users of databases",
      databases,
      connect,
      withUser("aws_db_instance.a.address"),
      '"arn:aws:rds-db:*:*:dbuser:${aws_db_instance.b.resource_id}/dms"',
    ],
    [
      "instances of one block",
      many("count = 2").replace('-x"', '-${count.index}"'),
      put,
      s3("aws_s3_bucket.a[0].bucket"),
      '"${aws_s3_bucket.a[1].arn}/*"',
    ],
  ])("a grant on the other counts for nothing: %s", async (_name, resources, action, endpoint, granted) => {
    expect(await lacks("main.tf", module(resources, action, endpoint, granted), action)).toBe(true);
  });

  it.each<[string, string, string, string, string]>([
    [
      "what is read may be what is made",
      'resource "aws_s3_bucket" "a" {\n  bucket = var.one\n}\ndata "aws_s3_bucket" "b" {\n  bucket = var.other\n}',
      put,
      s3(a),
      '"${data.aws_s3_bucket.b.arn}/*"',
    ],
    [
      "which instances there are is not known",
      many("for_each = var.names"),
      put,
      s3('aws_s3_bucket.a["x"].bucket'),
      '[for one in aws_s3_bucket.a : "${one.arn}/*"]',
    ],
    [
      "streams of two regions may have one name",
      buckets("name = var.one", "name = var.other\n  provider = aws.other").replaceAll("s3_bucket", "kinesis_stream"),
      "kinesis:PutRecord",
      `engine_name = "kinesis"
  endpoint_type = "target"
  kinesis_settings {
    stream_arn              = aws_kinesis_stream.a.arn
    service_access_role_arn = aws_iam_role.role.arn
  }`,
      '"arn:aws:kinesis:*:*:stream/${aws_kinesis_stream.b.name}"',
    ],
  ])("the other may be the same: %s", async (_name, resources, action, endpoint, granted) => {
    expect(await lacks("main.tf", module(resources, action, endpoint, granted), action)).toBe(false);
  });

  it("what is read by two names is two things", async () => {
    const read = (name: string, value: string): string =>
      `data "aws_secretsmanager_secret" "${name}" {\n  name = "${value}"\n}\n`;
    const text = module(
      read("a", "app/source") + read("b", "app/target"),
      get,
      withSecret("data.aws_secretsmanager_secret.a.arn"),
      "data.aws_secretsmanager_secret.b.arn",
    );
    expect(await lacks("main.tf", text, get)).toBe(true);
  });
});
