import { describe, expect, it } from "vitest";
import { lacks } from "../../dms/from-data/findings.js";

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
