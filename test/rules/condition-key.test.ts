import rule from "../../src/rules/condition-key.js";
import * as forgeableCases from "./condition-key-forgeable-cases.js";
import * as otherProviderCases from "./condition-key-other-provider-cases.js";
import * as resourceControlPolicyCases from "./condition-key-resource-control-policy-cases.js";
import * as serviceCases from "./condition-key-service-cases.js";
import * as tagCases from "./condition-key-tag-cases.js";
import * as trustPolicyCases from "./condition-key-trust-policy-cases.js";
import { policyCases } from "./policy-forms.js";

const when = (condition: object, action: string | readonly string[] = "s3:GetObject") => ({
  Effect: "Allow",
  Action: action,
  Resource: "*",
  Condition: condition,
});
const equals = (key: string, action?: string | readonly string[]) => when({ StringEquals: { [key]: "a" } }, action);
const unclear = [
  "${ec2:SourceInstanceARN}",
  "a",
  "arn:aws:sts::123456789012:assumed-role/it/it",
  "arn:*",
  ["arn:aws:iam::123456789012:root", "arn:aws:sns:eu-west-1:123456789012:it"],
];
policyCases(
  rule,
  [
    {
      name: "keys that the actions have",
      statement: [
        equals("aws:PrincipalOrgID"),
        equals("AWS:principaltag/Team"),
        equals("aws:PrincipalTag/Cost Center"),
        equals("iam:ResourceTag/Access Level", "iam:UpdateLoginProfile"),
        equals("s3:ExistingObjectTag/team"),
        equals("dms:endpoint-tag/team", "dms:DeleteEndpoint"),
        equals("aws:ResourceTag/team", ["dms:DeleteEndpoint", "dms:DescribeEndpoints"]),
        equals("kms:EncryptionContext:aws:s3:arn", "kms:Decrypt"),
        equals("secretsmanager:ResourceTag/team", "secretsmanager:GetSecretValue"),
        equals("ssm:ResourceTag/team", "ssm:GetParameters"),
        when({ Null: { "s3:prefix": "true" } }),
        when({ "ForAllValues:StringEquals": { "aws:TagKeys": "a" } }, "dms:DescribeEndpoints"),
        equals("iam:PassedToService", ["iam:PassRole", "iam:GetRole"]),
        equals("iam:PassedToService", "iam:*"),
        when({ StringEqualsIfExists: { "iam:PassedToService": "ec2.amazonaws.com" } }, ["iam:PassRole", "iam:GetRole"]),
        equals("aws:RequestTag/team", "*"),
        equals("deepracer:UserToken", "deepracer:ListModels"),
        // Which actions have these the reference does not tell.
        equals("sagemaker:VolumeKmsKey", "sagemaker:CreateTrainingJob"),
        equals("lambda:SourceFunctionArn", "s3:GetObject"),
        equals("iot:Connection.Thing.Attributes[site]", "iot:Publish"),
        equals("iot:Certificate.Subject.CommonName.2", "iot:Connect"),
        equals("iot:DomainName", "iot:Publish"),
        // These are in guides only.
        when({ "ForAllValues:StringEquals": { "iot:ConnectAttributes": ["PersistentConnect"] } }, "iot:Connect"),
        when({ ArnEquals: { "iot:LastWillTopic": "arn:aws:iot:eu-west-1:123456789012:topic/it" } }, "iot:Connect"),
        equals("cloudtrail:ExternalId", "cloudtrail-data:PutAuditEvents"),
        when({ StringLike: { "sagemaker:TargetContainerHostname": "it*" } }, "sagemaker:InvokeEndpoint"),
        equals("aws:OriginIdentity/Subject"),
        when({ ArnEquals: { "aws:SignInSessionArn": "arn:aws:signin:us-east-1:123456789012:session/it" } }),
        // Only another service lists these.
        equals("ec2:osuser", "ec2-instance-connect:SendSSHPublicKey"),
        equals("iot:JobId", "iotjobsdata:UpdateJobExecution"),
        equals("identitystore:GroupId", ["q:CreateAssignment", "qbusiness:CreateSubscription"]),
        equals("EC2:osuser", "*"),
      ],
    },
    {
      name: "a key without service",
      codes: ["INVALID_CONDITION_KEY_FORMAT"],
      statement: [equals("PrincipalOrgID"), equals("aws:Principal OrgID"), equals(" aws:PrincipalOrgID")],
      found: [["format", "PrincipalOrgID"], ["format", "aws:Principal OrgID"], ["format"]],
    },
    {
      name: "a global key that does not exist",
      codes: ["INVALID_GLOBAL_CONDITION_KEY"],
      statement: equals("aws:PrincipalOrgIds"),
      found: [["unknownGlobal", "aws:PrincipalOrgIds"]],
      mended: equals("aws:PrincipalOrgID"),
    },
    {
      name: "a global key that is like another one",
      codes: ["INVALID_GLOBAL_CONDITION_KEY"],
      statement: equals("aws:PrincpalOrgIdx"),
      found: [["unknownGlobal", "aws:PrincpalOrgIdx"]],
      suggested: equals("aws:PrincipalOrgID"),
    },
    {
      name: "a key with the word of another one",
      codes: ["INVALID_GLOBAL_CONDITION_KEY"],
      statement: [equals("aws:ResourceArn"), equals("aws:ResourceIp")],
      found: [
        ["unknownGlobal", "aws:ResourceArn"],
        ["unknownGlobal", "aws:ResourceIp"],
      ],
      suggested: null,
    },
    {
      name: "a misspelled key before a tag",
      codes: ["INVALID_GLOBAL_CONDITION_KEY"],
      statement: equals("aws:RequestTags/team", "dms:CreateEndpoint"),
      found: [["unknownGlobal", "aws:RequestTags/team"]],
      mended: equals("aws:RequestTag/team", "dms:CreateEndpoint"),
    },
    {
      name: "a key that the service does not have",
      codes: ["INVALID_SERVICE_CONDITION_KEY"],
      statement: [
        equals("dms:InstanceClass", "dms:CreateReplicationInstance"),
        equals("dms:ResourceTag/a", "dms:DeleteEndpoint"),
      ],
      found: [
        ["unknownKey", "dms:InstanceClass"],
        ["unknownKey", "dms:ResourceTag/a"],
      ],
      mended: [
        equals("dms:InstanceClass", "dms:CreateReplicationInstance"),
        equals("aws:ResourceTag/a", "dms:DeleteEndpoint"),
      ],
    },
    {
      name: "keys of a group, which are no tags: one that a guide of AWS alone knows, a misspelled and an unknown one",
      codes: ["INVALID_SERVICE_CONDITION_KEY"],
      statement: ["CognitoUserPoolProviderArn", "ApiNam", "Nothing"].map((name) =>
        equals(`apigateway:Request/${name}`, "apigateway:POST"),
      ),
      found: [
        ["unknownKey", "apigateway:Request/ApiNam"],
        ["unknownKey", "apigateway:Request/Nothing"],
      ],
      mended: ["CognitoUserPoolProviderArn", "ApiName", "Nothing"].map((name) =>
        equals(`apigateway:Request/${name}`, "apigateway:POST"),
      ),
    },
    {
      name: "keys of a group: with a short name that is near to none, and around a name of the user's choice",
      statement: [
        equals("bedrock-agentcore:InboundJwtClaim/azp", "bedrock-agentcore:*"),
        equals("codebuild:secondaryArtifacts/it.locatio", "codebuild:*"),
      ],
      found: [
        ["unknownKey", "bedrock-agentcore:InboundJwtClaim/azp"],
        ["unknownKey", "codebuild:secondaryArtifacts/it.locatio"],
      ],
      suggested: null,
    },
    {
      name: "a service that does not exist",
      codes: ["INVALID_SERVICE_CONDITION_KEY"],
      statement: equals("nothing-like-it:Key"),
      found: [["unknownService", "nothing-like-it:Key"]],
    },
    {
      name: "a key that was given up",
      codes: ["DEPRECATED_GLOBAL_CONDITION_KEY", "UNSUPPORTED_GLOBAL_CONDITION_KEY"],
      statement: when({
        ArnLike: { "aws:ARN": ["arn:aws:iam::123456789012:user/*", "arn:aws:iam::123456789012:role/a"] },
      }),
      found: [["deprecated", "aws:ARN"]],
      suggested: when({
        ArnLike: { "aws:PrincipalArn": ["arn:aws:iam::123456789012:user/*", "arn:aws:iam::123456789012:role/a"] },
      }),
    },
    {
      name: "a key that was given up, where it is not clear what is meant",
      statement: unclear.map((arn) => when({ ArnEquals: { "aws:ARN": arn } })),
      found: unclear.map(() => ["deprecated", "aws:ARN"]),
    },
    {
      name: "a tag without name",
      codes: ["MISSING_TAG_KEY_IN_CONDITION"],
      statement: [equals("aws:RequestTag", "dms:CreateEndpoint"), equals("dms:endpoint-tag/", "dms:DeleteEndpoint")],
      found: [
        ["missingTag", "aws:RequestTag"],
        ["missingTag", "dms:endpoint-tag/"],
      ],
    },
    {
      name: "a key that no action has",
      codes: ["UNSUPPORTED_ACTION_FOR_CONDITION_KEY", "MISSING_ACTION_FOR_CONDITION_KEY"],
      statement: [
        equals("s3:prefix", ["s3:GetObject", "s3:PutObject"]),
        equals("ec2:osuser", "ec2:StartInstances"),
        equals("dms:req-tag/a", "dms:DeleteEndpoint"),
        { ...equals("s3:prefix", "s3:GetObject"), Condition: { Null: { "s3:prefix": "false" } } },
      ],
      found: [
        ["noEffect", "s3:prefix"],
        ["noEffect", "ec2:osuser"],
        ["noEffect", "dms:req-tag/a"],
        ["noEffect", "s3:prefix"],
      ],
    },
    {
      name: "a tag that a whole service ignores",
      codes: [
        "ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
        "DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
      ],
      statement: [
        equals("aws:ResourceTag/team", "sts:GetCallerIdentity"),
        { ...equals("aws:RequestTag/team", "dms:DescribeEndpoints"), Effect: "Deny" },
      ],
      found: [
        ["noEffect", "aws:ResourceTag/team"],
        ["noEffect", "aws:RequestTag/team"],
      ],
    },
    {
      name: "a service to which other actions pass nothing",
      codes: ["UNSUPPORTED_ACTION_FOR_CONDITION_KEY"],
      statement: [
        equals("iam:PassedToService", "ec2:RunInstances"),
        equals("iam:PassedToService", ["iam:GetRole", "iam:List*"]),
      ],
      found: [
        ["noEffect", "iam:PassedToService"],
        ["noEffect", "iam:PassedToService"],
      ],
    },
    {
      name: "a service to which a caller of DMS passes nothing, which pass-role-condition reports",
      statement: [
        { Effect: "Allow", Action: "dms:CreateEndpoint", Resource: "*" },
        equals("iam:PassedToService", ["iam:GetRole"]),
      ],
    },
    {
      name: "some attributes, and all by not asking for some",
      codes: ["DYNAMODB_ATTRIBUTES_WITHOUT_SELECT"],
      statement: [
        when({ "ForAllValues:StringEquals": { "dynamodb:Attributes": "a" } }, "dynamodb:Query"),
        when({ "ForAllValues:StringEquals": { "dynamodb:Attributes": "a" } }, "dynamodb:PutItem"),
        when(
          {
            "ForAllValues:StringEquals": { "dynamodb:Attributes": "a" },
            StringEqualsIfExists: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" },
          },
          "dynamodb:Query",
        ),
      ],
      found: [["withoutSelect", "dynamodb:Attributes"]],
    },
    ...forgeableCases.cases,
    ...otherProviderCases.cases,
    ...resourceControlPolicyCases.cases,
    ...serviceCases.cases,
    ...trustPolicyCases.cases,
  ],
  [...trustPolicyCases.files, ...tagCases.files],
);
