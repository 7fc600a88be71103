// Denies of resources that an endpoint names without a reference, and Denies with conditions.
import type rule from "../../src/rules/resource-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";

type Invalid = InvalidCase<keyof typeof rule.meta.messages>;

const role = (more = ""): string => `  Role:
    Type: AWS::IAM::Role
    Properties:
${more}      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }]
`;

interface Setup {
  readonly name?: string;
  readonly used?: string;
  readonly statement?: string;
  readonly roleName?: string;
  readonly condition?: string;
  readonly settings?: string;
}

const noPut = '{ Effect: Deny, Principal: "*", Action: "s3:PutObject", Resource: !Sub "${Lake.Arn}/*" }';

/** A bucket with a name, and an endpoint that uses a bucket by its name. */
export function bucket({
  condition = "",
  name = "acme-lake",
  roleName = "",
  settings = "",
  statement = noPut,
  used = name,
}: Setup): string {
  return `Parameters: { Env: { Type: String } }
Conditions: { IsNew: !Equals [!Ref Env, new] }
Resources:
${role(roleName)}  Lake: { Type: AWS::S3::Bucket,${condition} Properties: { BucketName: ${name} } }
  Guard:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Lake
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - ${statement}
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: ${used}, ServiceAccessRoleArn: !GetAtt Role.Arn${settings} }
`.replace("  Guard:\n", condition ? `  Guard:\n   ${condition.slice(0, -1)}\n` : "  Guard:\n");
}

const noRead = '{ Effect: Deny, Principal: "*", Action: "secretsmanager:GetSecretValue", Resource: "*" }';

function secret(used: string): string {
  return `Resources:
${role()}  Secret: { Type: AWS::SecretsManager::Secret, Properties: { Name: dms/ora } }
  Guard:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties:
      SecretId: !Ref Secret
      ResourcePolicy:
        Version: "2012-10-17"
        Statement:
          - ${noRead}
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: oracle
      OracleSettings: { SecretsManagerSecretId: ${used}, SecretsManagerAccessRoleArn: !GetAtt Role.Arn }
`;
}

const noDelete = '{ Effect: Deny, Principal: { AWS: "*" }, Action: "es:ESHttpDelete", Resource: "*" }';

const domain = `Resources:
${role()}  Domain:
    Type: AWS::OpenSearchService::Domain
    Properties:
      DomainName: search
      AccessPolicies:
        Version: "2012-10-17"
        Statement:
          - ${noDelete}
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: opensearch
      ElasticsearchSettings: { EndpointUri: !GetAtt Domain.DomainEndpoint, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

const terraformDeny = `{ Effect = "Deny", Principal = "*", Action = "s3:PutObject", Resource = "arn:aws:s3:::acme-lake/*" }`;
const terraform = `locals {
  lake = "acme-lake"
}

resource "aws_iam_role" "dms" {
  name = "dms-lake"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_s3_bucket" "lake" {
  bucket = local.lake
}

resource "aws_s3_bucket_policy" "lake" {
  bucket = aws_s3_bucket.lake.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [${terraformDeny}]
  })
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "lake"
  endpoint_type           = "target"
  bucket_name             = local.lake
  service_access_role_arn = aws_iam_role.dms.arn
}
`;

export function but(condition: string): string {
  return noPut.replace(" }", `, Condition: { ${condition} } }`);
}

const accountOf = (name: string): string => `\${data.aws_caller_identity.${name}.account_id}`;
const denyInAccount = terraformDeny.replace("acme-lake", `lake-${accountOf("one")}`);
/** Two data sources give the account in the name of one bucket. */
const inAccount = terraform
  .replace(terraformDeny, denyInAccount)
  .replace('lake = "acme-lake"', `lake = "lake-${accountOf("one")}"`)
  .replace("bucket_name             = local.lake", `bucket_name             = "lake-${accountOf("other")}"`)
  .concat('data "aws_caller_identity" "one" {}\ndata "aws_caller_identity" "other" {}\n');

/** An endpoint and a policy whose bucket is made elsewhere. */
function elsewhere(used: string, statement: string): string {
  return bucket({ used, statement })
    .replace(/  Lake: .*\n/, "")
    .replace("Bucket: !Ref Lake", "Bucket: !Ref Env");
}

const noWrittenPut = noPut.replace('!Sub "${Lake.Arn}/*"', '"arn:aws:s3:::acme-lake/*"');
const noPutInEnv = noPut.replace("${Lake.Arn}", "arn:aws:s3:::${Env}");
const noPutAnywhere = noPut.replace('!Sub "${Lake.Arn}/*"', '"*"');
const byItsName = bucket({ statement: noWrittenPut }).replace("Bucket: !Ref Lake", "Bucket: acme-lake");

const butAdmin = but('ArnNotEquals: { "aws:PrincipalArn": !Sub "arn:aws:iam::${AWS::AccountId}:role/admin" }');
const ofPrincipals = but('"Null": { "aws:PrincipalArn": "false" }');
const named = "      RoleName: dms-lake\n";

export const valid: readonly ValidCase[] = [
  { name: "a Deny on a bucket with another name", template: bucket({ used: "acme-lake2" }) },
  { name: "a Deny on a bucket that may not be the template's", template: bucket({ condition: " Condition: IsNew," }) },
  { name: "a Deny on a bucket from elsewhere with another name", template: elsewhere("acme-lake2", noWrittenPut) },
  { name: "a Deny on a bucket that another parameter names", template: elsewhere('!Sub "${Env}-lake"', noPutInEnv) },
  { name: "a Deny on a bucket from elsewhere that it does not name", template: elsewhere("!Ref Env", noPutAnywhere) },
  { name: "a Deny on a secret with another name", template: secret("dms/oracle") },
  {
    name: "a Deny for all but the role",
    template: bucket({
      roleName: named,
      statement: but('ArnNotEquals: { "aws:PrincipalArn": !Sub "arn:aws:iam::${AWS::AccountId}:role/dms-lake" }'),
    }),
  },
  {
    name: "a Deny outside of a network, which nothing decides",
    template: bucket({ statement: but('StringNotEquals: { "aws:SourceVpce": vpce-1 }') }),
    skipped: 1,
  },
  {
    name: "a Deny for all but roles with names that AWS may generate",
    template: bucket({
      statement: but('ArnNotLike: { "aws:PrincipalArn": !Sub "arn:aws:iam::${AWS::AccountId}:role/orders-*" }'),
    }),
    skipped: 1,
  },
];

const denied: readonly { readonly name: string; readonly template: string; readonly statement: string }[] = [
  { name: "a bucket by its name", template: bucket({}), statement: noPut },
  { name: "a bucket by a part of its name", template: bucket({ name: '!Sub "acme-${Env}"' }), statement: noPut },
  { name: "a bucket that the policy has by its name", template: byItsName, statement: noWrittenPut },
  { name: "a bucket from elsewhere", template: elsewhere("acme-lake", noWrittenPut), statement: noWrittenPut },
  { name: "a bucket that a parameter names", template: elsewhere("!Ref Env", noPutInEnv), statement: noPutInEnv },
  { name: "a secret by its name", template: secret("dms/ora"), statement: noRead },
  { name: "a domain by its endpoint", template: domain, statement: noDelete },
  {
    name: "all but another role",
    template: bucket({ roleName: named, statement: butAdmin }),
    statement: butAdmin,
  },
  {
    name: "all but another role, where AWS generates the role's name",
    template: bucket({ statement: butAdmin }),
    statement: butAdmin,
  },
  { name: "whoever has an ARN", template: bucket({ statement: ofPrincipals }), statement: ofPrincipals },
];

export const invalid: readonly Invalid[] = [
  ...denied.map(({ name, statement, template }): Invalid => ({
    name: `a Deny for ${name}`,
    template,
    errors: [{ messageId: "denied", ...at(template, statement) }],
  })),
  {
    name: "a Deny for a bucket by its name in Terraform",
    filename: "main.tf",
    template: terraform,
    errors: [{ messageId: "denied", ...at(terraform, terraformDeny) }],
  },
  {
    name: "a Deny for a bucket with the account in its name",
    filename: "main.tf",
    template: inAccount,
    errors: [{ messageId: "denied", ...at(inAccount, denyInAccount) }],
  },
];
