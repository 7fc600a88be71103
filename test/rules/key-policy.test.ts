import rule from "../../src/rules/key-policy.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as accountCases from "./key-policy-account-cases.js";
import * as defaultCases from "./key-policy-default-cases.js";
import * as roleTerraformCases from "./key-policy-role-terraform-cases.js";
import { admitting, failure, root, yaml } from "./key-policy-texts.js";
import * as topicCases from "./key-policy-topic-cases.js";
import * as viaServiceCases from "./key-policy-via-service-cases.js";
import { at, policyIn } from "./places.js";
import { changed } from "./texts.js";

const accountNumber = '{ Effect: Allow, Principal: { AWS: "123456789012" }, Action: "kms:*", Resource: "*" }';
const toAdmin =
  '{ Effect: Allow, Principal: { AWS: "arn:aws:iam::123456789012:role/admin" }, Action: "kms:*", Resource: "*" }';
const toRole =
  '{ Effect: Allow, Principal: { AWS: !GetAtt Role.Arn }, Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: "*" }';
const toAdminHere =
  '{ Effect: Allow, Principal: { AWS: !Sub "arn:aws:iam::${AWS::AccountId}:role/admin" }, Action: "kms:*", Resource: "*" }';
const decryptOnly = '{ Effect: Allow, Principal: { AWS: !GetAtt Role.Arn }, Action: "kms:Decrypt", Resource: "*" }';

const toTheRole = "AWS: !GetAtt Role.Arn";

const s3 = `  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }
      Policies:
        - PolicyName: write
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: ["s3:*", "kms:*"], Resource: "*" }
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: landing
        EncryptionMode: SSE_KMS
        ServerSideEncryptionKmsKeyId: !GetAtt Key.Arn
        ServiceAccessRoleArn: !GetAtt Role.Arn
`;

const project = `${s3.slice(0, s3.indexOf("  Target:"))}  Secret:
    Type: AWS::SecretsManager::Secret
    Properties: { KmsKeyId: !GetAtt Key.Arn }
  Project:
    Type: AWS::DMS::MigrationProject
    Properties:
      SourceDataProviderDescriptors:
        - { SecretsManagerSecretId: !Ref Secret, SecretsManagerAccessRoleArn: !GetAtt Role.Arn }
`;

const keptOutProject = yaml([toAdmin], project);
const keptOut = yaml([toAdmin], s3);
const keptOutHere = yaml([toAdminHere], s3);
const withRoleHere = yaml([toAdminHere, admitting(toTheRole, "kms:GenerateDataKey", "kms:Decrypt")], s3);
const partly = yaml([toAdmin, decryptOnly], s3);

const withRole = yaml([toAdmin, admitting(toTheRole, "kms:GenerateDataKey", "kms:Decrypt")], s3);
const waiting = yaml([toAdmin], changed(s3, 'Resource: "*" }\n  Target', "Resource: !GetAtt Key.Arn }\n  Target"));
const conditional = `Conditions: { Writes: !Equals [!Ref AWS::Region, eu-west-1] }\n${yaml(
  [toAdmin],
  changed(
    changed(s3, "AWS::IAM::Role\n", "AWS::IAM::Role\n    Condition: Writes\n"),
    "AWS::DMS::Endpoint\n",
    "AWS::DMS::Endpoint\n    Condition: Writes\n",
  ),
)}`;
const denying = changed(toAdmin, "Effect: Allow", "Effect: Deny").replace("role/admin", "role/reader");
const deniedToo = yaml([toAdmin, denying.replace('{ AWS: "arn:aws:iam::123456789012:role/reader" }', '"*"')], s3);
const deniedToAccount = yaml([toAdmin, changed(root, "Effect: Allow", "Effect: Deny")], s3);
const deniedToReader = yaml([toAdmin, denying], s3);

ruleTester.run(rule, {
  valid: [
    { name: "the account decides", template: yaml([root], s3) },
    { name: "the account by its number", template: yaml([accountNumber], s3) },
    { name: "the role is named", template: yaml([toAdmin, toRole], s3) },
    {
      name: "another name, which may be that of the role",
      template: `Parameters: { Name: { Type: String } }\n${yaml([changed(toAdminHere, "role/admin", "role/${Name}")], s3)}`,
    },
    { name: "the role is admitted as suggested", template: withRole },
    { name: "no policy of its own", template: `Resources:\n  Key: { Type: AWS::KMS::Key }\n${s3}` },
    {
      name: "a key from elsewhere",
      template: `Parameters: { Key: { Type: String } }\nResources:\n${changed(s3, "!GetAtt Key.Arn", "!Ref Key")}`,
    },
    {
      name: "a principal that is not known",
      template: `Parameters: { Who: { Type: String } }\n${yaml([changed(toAdmin, '"arn:aws:iam::123456789012:role/admin"', "!Ref Who")], s3)}`,
    },
    {
      name: "a key that encrypts nothing of the endpoint",
      template: yaml([toAdmin], changed(s3, "SSE_KMS", "SSE_S3")),
    },
    ...accountCases.valid,
    ...defaultCases.valid,
    ...roleTerraformCases.valid,
    ...topicCases.valid,
    ...viaServiceCases.valid,
  ],
  invalid: [
    {
      name: "neither the role nor the account",
      template: keptOut,
      errors: [
        {
          messageId: "roleKeptOut",
          ...at(keptOut, policyIn(keptOut)),
          address: "Resources.Key",
          data: {
            key: "Key",
            role: "Role",
            actions: ["kms:GenerateDataKey", "kms:Decrypt"],
            use: "endpoint Target",
            failure,
          },
          related: [{ ...at(keptOut, "Target"), message: "endpoint Target needs it" }, { message: "the role" }],
          suggestions: [
            {
              messageId: "admit",
              data: { who: "Role", actions: ["kms:GenerateDataKey", "kms:Decrypt"] },
              output: withRole,
            },
          ],
        },
      ],
    },
    {
      name: "the role of a migration project, which has no connection test and no task",
      template: keptOutProject,
      errors: [
        {
          messageId: "roleKeptOut",
          ...at(keptOutProject, policyIn(keptOutProject)),
          data: {
            ...{ key: "Key", role: "Role", actions: ["kms:Decrypt"], use: "migration project Project" },
            failure: "The deployment succeeds, but whoever uses the project gets AccessDenied.",
          },
          suggestions: [{ messageId: "admit", output: yaml([toAdmin, admitting(toTheRole, "kms:Decrypt")], project) }],
        },
      ],
    },
    {
      name: "another role of the account, where AWS generates the name of the role",
      template: keptOutHere,
      errors: [
        {
          messageId: "roleKeptOut",
          ...at(keptOutHere, policyIn(keptOutHere)),
          suggestions: [{ messageId: "admit", output: withRoleHere }],
        },
      ],
    },
    {
      name: "the role for less than it does",
      template: partly,
      errors: [
        {
          messageId: "roleKeptOut",
          ...at(partly, policyIn(partly)),
          data: { key: "Key", role: "Role", actions: ["kms:GenerateDataKey"], use: "endpoint Target", failure },
          suggestions: [
            {
              messageId: "admit",
              output: yaml(
                [toAdmin, changed(decryptOnly, '"kms:Decrypt"', '["kms:Decrypt", "kms:GenerateDataKey"]')],
                s3,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "no suggestion for a role that waits for the key",
      template: waiting,
      errors: [{ messageId: "roleKeptOut", ...at(waiting, policyIn(waiting)) }],
    },
    {
      name: "no suggestion for a role that may not be there",
      template: conditional,
      errors: [{ messageId: "roleKeptOut", ...at(conditional, policyIn(conditional)) }],
    },
    {
      name: "no suggestion beside a Deny",
      template: deniedToo,
      errors: [{ messageId: "roleKeptOut", ...at(deniedToo, policyIn(deniedToo)) }],
    },
    {
      name: "no suggestion beside a Deny for the account of the role",
      template: deniedToAccount,
      errors: [{ messageId: "roleKeptOut", ...at(deniedToAccount, policyIn(deniedToAccount)) }],
    },
    {
      name: "a suggestion beside a Deny for somebody else",
      template: deniedToReader,
      errors: [
        {
          messageId: "roleKeptOut",
          ...at(deniedToReader, policyIn(deniedToReader)),
          suggestions: [
            {
              messageId: "admit",
              output: yaml([toAdmin, denying, admitting(toTheRole, "kms:GenerateDataKey", "kms:Decrypt")], s3),
            },
          ],
        },
      ],
    },
    ...accountCases.invalid,
    ...defaultCases.invalid,
    ...roleTerraformCases.invalid,
    ...topicCases.invalid,
    ...viaServiceCases.invalid,
  ],
});
