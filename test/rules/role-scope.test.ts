import rule from "../../src/rules/role-scope.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { changed } from "./texts.js";

const objects = '"arn:aws:s3:::landing/*"';
const bucket = '"arn:aws:s3:::landing"';
const writing = ['"s3:PutObject"', '"s3:PutObjectTagging"', '"s3:DeleteObject"'];

/** A statement in flow style. */
function allow(actions: readonly string[], resources: readonly string[], more = ""): string {
  return `{ Effect: Allow, Action: [${actions.join(", ")}], Resource: [${resources.join(", ")}]${more} }`;
}

const write = allow(writing, [objects]);
const list = allow(['"s3:ListBucket"'], [bucket]);

const s3 = `  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

function yaml(statements: readonly string[], rest = s3, role = "", service = "dms.amazonaws.com"): string {
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Principal: { Service: ${service} }, Action: "sts:AssumeRole" }
      Policies:
        - PolicyName: own
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
${statements.map((statement) => `              - ${statement}\n`).join("")}${role}${rest}`;
}

const secretTrust = '!Sub "dms.${AWS::Region}.amazonaws.com"';
const secret = `  Secret:
    Type: AWS::SecretsManager::Secret
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: mysql
      MySqlSettings: { SecretsManagerSecretId: !Ref Secret, SecretsManagerAccessRoleArn: !GetAtt Role.Arn }
`;
const ofSecret = (statement: string): string => yaml([statement], secret, "", secretTrust);
const readSecret = (resource: string): string => allow(['"secretsmanager:GetSecretValue"'], [resource]);

const kinesis = `  Stream:
    Type: AWS::Kinesis::Stream
    Properties: { ShardCount: 1 }
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: kinesis
      KinesisSettings: { StreamArn: !GetAtt Stream.Arn, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;
const toStream = (resource: string): string =>
  allow(['"kinesis:DescribeStream"', '"kinesis:PutRecord"', '"kinesis:PutRecords"'], [resource]);

function terraform(statements: string, endpoint = terraformS3): string {
  return `resource "aws_iam_role" "dms" {
  name = "dms-landing"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

data "aws_iam_policy_document" "dms" {
${statements}}

resource "aws_iam_role_policy" "dms" {
  role   = aws_iam_role.dms.id
  policy = data.aws_iam_policy_document.dms.json
}
${endpoint}`;
}

const terraformS3 = `
resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "landing"
  endpoint_type           = "target"
  bucket_name             = "landing"
  service_access_role_arn = aws_iam_role.dms.arn
}
`;

function block(actions: string, resources: string): string {
  return `  statement {
    actions   = [${actions}]
    resources = [${resources}]
  }
`;
}

const terraformWrite = block(writing.join(", "), objects);
const terraformList = block('"s3:ListBucket"', bucket);

const policy = (actions: readonly string[], resource: string): string =>
  `${JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: actions, Resource: resource }] }, undefined, 2)}\n`;

const lambda = `  Function:
    Type: AWS::Lambda::Function
    Properties: { Role: !GetAtt Role.Arn }
`;

const extra = yaml([write, list, allow(['"s3:GetBucketPolicy"'], [bucket])]);
const beside = yaml([write, allow(['"s3:ListBucket"', '"s3:GetBucketPolicy"', '"iam:PassRole"'], [bucket])]);
const wildcard = yaml([write, allow(['"s3:List*"'], [bucket])]);
const everyAction = yaml([allow(['"s3:*"'], [bucket, objects])]);
const everywhere = yaml([write, allow(['"s3:ListBucket"'], ['"*"'])]);
const prefix = yaml([write, allow(['"s3:ListBucket"'], ['"arn:aws:s3:::landing*"'])]);
const otherBucket = yaml([write, allow(['"s3:ListBucket"'], [bucket, '"arn:aws:s3:::archive"'])]);
const both = yaml([allow([...writing, '"s3:PutBucketPolicy"', '"s3:ListBucket"'], ['"*"'])]);
const managed = yaml([list], s3, "      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3FullAccess']\n");
const accountRole = `Resources:
  Vpc:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-vpc-role
      ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonVPCFullAccess]
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
`;
const forOthers = accountRole.replace("dms.amazonaws.com", "[dms.amazonaws.com, ec2.amazonaws.com]");
const administrator = accountRole.replace("AmazonVPCFullAccess", "AdministratorAccess");
const everySecret = ofSecret(readSecret('"*"'));
const everySecretByName = ofSecret(
  readSecret('!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:*"'),
);
const everyStream = yaml([toStream('"arn:aws:kinesis:*:*:stream/*"')], kinesis);
const openUse = `Parameters: { Engine: { Type: String } }
${changed(yaml([allow(['"kms:Decrypt"'], ['"*"'])]), "EngineName: s3", "EngineName: !Ref Engine")}`;
const everyKey = yaml([allow(['"kms:Decrypt"'], ['"*"'])], "");
const openEngine = `Parameters: { Engine: { Type: String } }
${changed(everyAction, "EngineName: s3", "EngineName: !Ref Engine")}`;
const openPolicy = `Parameters: { Policy: { Type: String } }
${yaml([write, allow(['"s3:*"'], [bucket])], s3, "      ManagedPolicyArns: [!Ref Policy]\n")}`;
const support = policy(["dms:DescribeEndpoints", "secretsmanager:GetSecretValue"], "*");
const terraformExtra = terraform(`${terraformWrite}\n${block('"s3:ListBucket", "s3:GetBucketPolicy"', bucket)}`);
const surplus = terraform(
  `${terraformWrite}\n${block('"s3:ListBucket", "s3:GetBucketPolicy"', bucket)}`,
  `
resource "aws_dms_endpoint" "target" {
  endpoint_id         = "landing"
  endpoint_type       = "target"
  engine_name         = "s3"
  service_access_role = aws_iam_role.dms.arn
  s3_settings {
    bucket_name             = "landing"
    service_access_role_arn = aws_iam_role.dms.arn
  }
}
`,
);
const terraformEverywhere = terraform(`${terraformWrite}\n${block('"s3:ListBucket"', '"*"')}`);

const users = ["endpoint Target"];

ruleTester.run(rule, {
  valid: [
    { name: "a managed policy of a role that others assume as well", template: forOthers },
    { name: "an administrator's policy, which is another rule's", template: administrator },
    { name: "what is needed", template: yaml([write, list]) },
    { name: "what AWS lists", template: yaml([write, list, allow(['"s3:PutObjectAcl"'], [objects])]) },
    {
      name: "variants of what is needed",
      template: yaml([allow(['"s3:PutObject*"', '"s3:DeleteObject"'], [objects]), list]),
    },
    {
      name: "bucket and objects together",
      template: yaml([allow([...writing, '"s3:ListBucket"'], [bucket, objects])]),
    },
    { name: "a part of the bucket", template: yaml([allow(writing, ['"arn:aws:s3:::landing/orders/*"']), list]) },
    {
      name: "everything under a condition",
      template: yaml([
        write,
        allow(['"s3:ListBucket"'], ['"*"'], ", Condition: { StringEquals: { s3:prefix: orders } }"),
      ]),
    },
    {
      name: "what it is denied",
      template: yaml([
        write,
        list,
        '{ Effect: Deny, Action: "s3:*", Resource: "*", Condition: { Bool: { aws:SecureTransport: "false" } } }',
      ]),
    },
    {
      name: "a role that another service uses as well",
      template: yaml([write, list, allow(['"sqs:*"'], ['"*"'])], s3 + lambda),
    },
    {
      name: "a role that another service may assume",
      template: yaml([write, list, allow(['"sqs:*"'], ['"*"'])], s3, "", "[dms.amazonaws.com, lambda.amazonaws.com]"),
    },
    { name: "a role that no DMS resource names", template: yaml([allow(['"s3:*"'], ['"*"'])], "") },
    {
      name: "an encryption that is not known",
      template: `Parameters: { Mode: { Type: String } }
${changed(
  yaml([write, list, allow(['"kms:GenerateDataKey"'], ['"arn:aws:kms:eu-west-1:123456789012:key/1"'])]),
  "BucketName: landing,",
  "BucketName: landing, EncryptionMode: !Ref Mode, ServerSideEncryptionKmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/1',",
)}`,
    },
    {
      name: "what a task elsewhere may need",
      template: yaml([write, list, allow(['"athena:StartQueryExecution"'], ['"*"'])]),
    },
    { name: "the secret", template: ofSecret(readSecret("!Ref Secret")) },
    {
      name: "the secret, by a pattern",
      template: ofSecret(readSecret('"arn:aws:secretsmanager:*:*:secret:Secret-*"')),
    },
    { name: "the stream", template: yaml([toStream("!GetAtt Stream.Arn")], kinesis) },
    {
      name: "tables that no template names",
      template: yaml(
        [
          allow(['"dynamodb:PutItem"', '"dynamodb:CreateTable"'], ['"arn:aws:dynamodb:*:*:table/*"']),
          allow(['"dynamodb:ListTables"'], ['"*"']),
        ],
        changed(
          changed(s3, "EngineName: s3", "EngineName: dynamodb"),
          "S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt Role.Arn }",
          "DynamoDbSettings: { ServiceAccessRoleArn: !GetAtt Role.Arn }",
        ),
      ),
    },
    {
      name: "a policy that another role has as well",
      template: `Resources:
  Shared:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - ${allow(['"s3:*"'], [bucket, objects])}
  Other:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: "sts:AssumeRole" }] }
      ManagedPolicyArns: [!Ref Shared]
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }] }
      ManagedPolicyArns: [!Ref Shared]
${s3}`,
    },
    { name: "a policy without DMS", filename: "policy.json", template: policy(["secretsmanager:GetSecretValue"], "*") },
    {
      name: "a policy for one secret",
      filename: "policy.json",
      template: policy(
        ["dms:TestConnection", "secretsmanager:GetSecretValue"],
        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-??????",
      ),
    },
    { name: "what is needed, in Terraform", filename: "main.tf", template: terraform(terraformWrite + terraformList) },
    {
      name: "a data source that another role's policy is made of too",
      filename: "main.tf",
      template: `${terraformExtra}
resource "aws_iam_role_policy" "other" {
  role   = aws_iam_role.other.id
  policy = data.aws_iam_policy_document.dms.json
}

resource "aws_iam_role" "other" {
  name               = "functions"
  assume_role_policy = "{}"
}
`,
    },
  ],
  invalid: [
    {
      name: "an action that is not needed",
      template: extra,
      errors: [
        {
          messageId: "unneeded",
          ...at(extra, '"s3:GetBucketPolicy"'),
          address: "Resources.Role",
          data: { role: "Role", users, actions: ["s3:GetBucketPolicy"] },
          related: [
            { ...at(extra, "Role", 1), message: "the role" },
            { ...at(extra, "Target"), message: "endpoint Target uses it" },
          ],
          suggestions: [{ messageId: "narrow", output: yaml([write, list]) }],
        },
      ],
    },
    {
      name: "actions beside a needed one",
      template: beside,
      errors: [
        {
          messageId: "unneeded",
          ...at(beside, allow(['"s3:ListBucket"', '"s3:GetBucketPolicy"', '"iam:PassRole"'], [bucket])),
          data: { role: "Role", users, actions: ["s3:GetBucketPolicy", "iam:PassRole"] },
          suggestions: [{ messageId: "narrow", output: yaml([write, list]) }],
        },
      ],
    },
    {
      name: "a pattern for one needed action",
      template: wildcard,
      errors: [
        {
          messageId: "actions",
          ...at(wildcard, '"s3:List*"'),
          data: { role: "Role", users, actions: ["s3:List*"], needed: ["s3:ListBucket"] },
          suggestions: [{ messageId: "narrow", output: yaml([write, list]) }],
        },
      ],
    },
    {
      name: "every action of a service",
      template: everyAction,
      errors: [
        {
          messageId: "actions",
          ...at(everyAction, '"s3:*"'),
          data: {
            role: "Role",
            users,
            actions: ["s3:*"],
            needed: ["s3:PutObject", "s3:DeleteObject", "s3:PutObjectTagging", "s3:ListBucket"],
          },
        },
      ],
    },
    {
      name: "every resource",
      template: everywhere,
      errors: [
        {
          messageId: "resources",
          ...at(everywhere, '"*"'),
          data: { role: "Role", users, resources: ["*"], neededResources: ["arn:${AWS::Partition}:s3:::landing"] },
          suggestions: [
            { messageId: "narrow", output: changed(everywhere, '["*"]', '!Sub "arn:${AWS::Partition}:s3:::landing"') },
          ],
        },
      ],
    },
    {
      name: "every bucket with a prefix",
      template: prefix,
      errors: [
        {
          messageId: "resources",
          ...at(prefix, '"arn:aws:s3:::landing*"'),
          suggestions: [
            {
              messageId: "narrow",
              output: changed(prefix, '["arn:aws:s3:::landing*"]', '!Sub "arn:${AWS::Partition}:s3:::landing"'),
            },
          ],
        },
      ],
    },
    {
      name: "another bucket",
      template: otherBucket,
      errors: [
        {
          messageId: "resources",
          ...at(otherBucket, '"arn:aws:s3:::archive"'),
          data: {
            role: "Role",
            users,
            resources: ["arn:aws:s3:::archive"],
            neededResources: ["arn:${AWS::Partition}:s3:::landing"],
          },
          suggestions: [
            { messageId: "narrow", output: yaml([write, changed(list, `[${bucket}]`, "arn:aws:s3:::landing")]) },
          ],
        },
      ],
    },
    {
      name: "too many actions on too much",
      template: both,
      errors: [
        {
          messageId: "both",
          ...at(both, allow([...writing, '"s3:PutBucketPolicy"', '"s3:ListBucket"'], ['"*"'])),
          suggestions: [
            {
              messageId: "narrow",
              output: yaml([
                allow(
                  [...writing, '"s3:ListBucket"'],
                  ['!Sub "arn:${AWS::Partition}:s3:::landing/*"', '!Sub "arn:${AWS::Partition}:s3:::landing"'],
                ),
              ]),
            },
          ],
        },
      ],
    },
    {
      name: "a managed policy for a whole service",
      template: managed,
      errors: [
        {
          messageId: "managed",
          ...at(managed, "'arn:aws:iam::aws:policy/AmazonS3FullAccess'"),
          address: "Resources.Role",
        },
      ],
    },
    {
      name: "a managed policy for a whole service, on an account role",
      template: accountRole,
      errors: [
        {
          messageId: "managedForDms",
          ...at(accountRole, "arn:aws:iam::aws:policy/AmazonVPCFullAccess"),
          address: "Resources.Vpc",
        },
      ],
    },
    {
      name: "a role that an endpoint names where DMS does not use it as well",
      filename: "main.tf",
      template: surplus,
      errors: [
        {
          messageId: "unneeded",
          ...at(surplus, '"s3:GetBucketPolicy"'),
          suggestions: [
            {
              messageId: "narrow",
              output: changed(surplus, '"s3:ListBucket", "s3:GetBucketPolicy"', '"s3:ListBucket"'),
            },
          ],
        },
      ],
    },
    {
      name: "every secret",
      template: everySecret,
      errors: [
        {
          messageId: "resources",
          ...at(everySecret, '"*"'),
          suggestions: [{ messageId: "narrow", output: changed(everySecret, '["*"]', "!Ref Secret") }],
        },
      ],
    },
    {
      name: "every secret of a region",
      template: everySecretByName,
      errors: [
        {
          messageId: "resources",
          ...at(everySecretByName, '!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:*"'),
          suggestions: [
            {
              messageId: "narrow",
              output: changed(
                everySecretByName,
                '[!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:*"]',
                "!Ref Secret",
              ),
            },
          ],
        },
      ],
    },
    {
      name: "every stream",
      template: everyStream,
      errors: [
        {
          messageId: "resources",
          ...at(everyStream, '"arn:aws:kinesis:*:*:stream/*"'),
          suggestions: [
            {
              messageId: "narrow",
              output: changed(everyStream, '["arn:aws:kinesis:*:*:stream/*"]', "!GetAtt Stream.Arn"),
            },
          ],
        },
      ],
    },
    {
      name: "a key that no use needs, whichever it is",
      template: openUse,
      errors: [{ messageId: "unneeded", ...at(openUse, '"kms:Decrypt"') }],
    },
    {
      name: "every key, whatever the role is for",
      template: everyKey,
      errors: [{ messageId: "everything", ...at(everyKey, '"kms:Decrypt"'), data: { actions: ["kms:Decrypt"] } }],
    },
    {
      name: "every action of a service, where the use is not known",
      template: openEngine,
      errors: [{ messageId: "actions", ...at(openEngine, '"s3:*"') }],
    },
    {
      name: "every action of a service, beside a policy that is not known",
      template: openPolicy,
      errors: [{ messageId: "actions", ...at(openPolicy, '"s3:*"') }],
    },
    {
      name: "every secret in a policy for DMS",
      filename: "policy.json",
      template: support,
      errors: [
        {
          messageId: "everything",
          ...at(support, '"secretsmanager:GetSecretValue"'),
          address: "Statement[0]",
          data: { actions: ["secretsmanager:GetSecretValue"] },
        },
      ],
    },
    {
      name: "an action that is not needed, in Terraform",
      filename: "main.tf",
      template: terraformExtra,
      errors: [
        {
          messageId: "unneeded",
          ...at(terraformExtra, '"s3:GetBucketPolicy"'),
          address: "aws_iam_role_policy.dms",
          suggestions: [
            {
              messageId: "narrow",
              output: changed(terraformExtra, '"s3:ListBucket", "s3:GetBucketPolicy"', '"s3:ListBucket"'),
            },
          ],
        },
      ],
    },
    {
      name: "the policy of a module that is called twice",
      filename: "m/main.tf",
      files: { "main.tf": 'module "one" {\n  source = "./m"\n}\n\nmodule "two" {\n  source = "./m"\n}\n' },
      template: terraformExtra,
      errors: [
        {
          messageId: "unneeded",
          ...at(terraformExtra, '"s3:GetBucketPolicy"'),
          address: "module.one.aws_iam_role_policy.dms",
          suggestions: [
            {
              messageId: "narrow",
              output: changed(terraformExtra, '"s3:ListBucket", "s3:GetBucketPolicy"', '"s3:ListBucket"'),
            },
          ],
        },
      ],
    },
    {
      name: "every resource in Terraform",
      filename: "main.tf",
      template: terraformEverywhere,
      errors: [
        {
          messageId: "resources",
          ...at(terraformEverywhere, '"*"'),
          suggestions: [
            { messageId: "narrow", output: changed(terraformEverywhere, '["*"]', '["arn:aws:s3:::landing"]') },
          ],
        },
      ],
    },
  ],
});
