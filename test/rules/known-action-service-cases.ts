import type { PolicyCase } from "./policy-forms.js";

const allow = (...actions: readonly string[]) => ({ Effect: "Allow", Action: actions, Resource: "*" });

/** Services that do not exist, or are written in another way. */
export const cases: readonly PolicyCase[] = [
  {
    name: "services and actions of earlier editions of the reference, and of guides",
    statement: allow(
      "application-cost-profiler:GetReportDefinition",
      "iotevents-data:BatchPutMessage",
      "artifact:Get",
      "glue:GetUnfilteredTableMetadata",
      "sso:DescribePermissionsPolicies",
      "trustedadvisor:ListEngagements",
    ),
  },
  {
    name: "a service that does not exist",
    codes: ["INVALID_SERVICE_IN_ACTION"],
    statement: allow("nothing-like-it:Get"),
    found: [["unknownService", "nothing-like-it:Get"]],
  },
  {
    name: "a part of a service, denied",
    codes: ["INVALID_SERVICE_IN_ACTION"],
    statement: { Effect: "Deny", Action: "bedrock-runtime:*", Resource: "*" },
    found: [["unknownService", "bedrock-runtime:*"]],
    says: /denies nothing\. Its actions have the prefix bedrock: list those to deny\.$/,
  },
  {
    name: "a part of a service, left out",
    codes: ["INVALID_SERVICE_IN_ACTION"],
    statement: { Effect: "Deny", NotAction: "bedrock-runtime:*", Resource: "*" },
    found: [["unknownService", "bedrock-runtime:*"]],
    says: /excludes nothing\. Its actions have the prefix bedrock: list those to leave out\.$/,
  },
  {
    name: "all services, denied: a wildcard alone would deny everything",
    codes: ["INVALID_SERVICE_IN_ACTION"],
    statement: { Effect: "Deny", Action: "*:Delete*", Resource: "*" },
    found: [["openService", "*:Delete*"]],
    says: /Name each service\.$/,
  },
  {
    name: "a prefix or a colon that is written twice, as a guide of AWS does",
    codes: ["INVALID_ACTION"],
    statement: allow("events:events:PutRule", "sagemaker::ListTags", "s3:s3:Nothing"),
    found: [
      ["severalColons", "events:events:PutRule"],
      ["severalColons", "sagemaker::ListTags"],
      ["severalColons", "s3:s3:Nothing"],
    ],
    mended: allow("events:PutRule", "sagemaker:ListTags", "s3:s3:Nothing"),
    says: /AWS rejects \S+\. (?:Write (?:events:PutRule|sagemaker:ListTags)|Correct or remove it)\.$/,
  },
  {
    name: "a prefix or a colon that is written twice before a pattern, which may allow much",
    codes: ["INVALID_ACTION"],
    statement: allow("s3:s3:Get*", "ec2::*"),
    found: [
      ["severalColons", "s3:s3:Get*"],
      ["severalColons", "ec2::*"],
    ],
    suggested: allow("s3:Get*", "ec2:*"),
  },
  {
    name: "a second colon, which AWS rejects whatever stands around it",
    codes: ["INVALID_ACTION"],
    statement: {
      Effect: "Deny",
      Action: ["codebuild:Start:Build", "s3:Get:*", "nothing:of:it", "arn:aws:s3"],
      Resource: "*",
    },
    found: [
      ["severalColons", "codebuild:Start:Build"],
      ["severalColons", "s3:Get:*"],
      ["severalColons", "nothing:of:it"],
      ["severalColons", "arn:aws:s3"],
    ],
  },
  {
    name: "a service of which another has a word of the name: AWS removed the actions of its own server in 2026",
    statement: allow("aws-mcp:InvokeMcp", "eks-mpc:InvokeMcp"),
    found: [
      ["unknownService", "aws-mcp:InvokeMcp"],
      ["unknownService", "eks-mpc:InvokeMcp"],
    ],
    mended: allow("aws-mcp:InvokeMcp", "eks-mcp:InvokeMcp"),
  },
  {
    name: "a misspelled service",
    codes: ["INVALID_SERVICE_IN_ACTION"],
    statement: allow("secretmanager:GetSecretValue"),
    found: [["unknownService", "secretmanager:GetSecretValue"]],
    mended: allow("secretsmanager:GetSecretValue"),
  },
  {
    name: "services by the names of their clients in the SDKs",
    codes: ["INVALID_SERVICE_IN_ACTION"],
    statement: allow("bedrock-runtime:InvokeModel", "cognito-identity-provider:AdminGet*", "sesv2:SendEmail"),
    found: [
      ["unknownService", "bedrock-runtime:InvokeModel"],
      ["unknownService", "cognito-identity-provider:AdminGet*"],
      ["unknownService", "sesv2:SendEmail"],
    ],
    suggested: allow("bedrock:InvokeModel", "cognito-idp:AdminGet*", "ses:SendEmail"),
  },
  {
    name: "services by their endpoints, by the names that schedules have for them, and with the name of AWS",
    codes: ["INVALID_SERVICE_IN_ACTION"],
    statement: allow(
      "monitoring:PutMetricData",
      "databasemigration:StartReplicationTask",
      "aws-globalaccelerator:List*",
    ),
    found: [
      ["unknownService", "monitoring:PutMetricData"],
      ["unknownService", "databasemigration:StartReplicationTask"],
      ["unknownService", "aws-globalaccelerator:List*"],
    ],
    suggested: allow("cloudwatch:PutMetricData", "dms:StartReplicationTask", "globalaccelerator:List*"),
  },
  {
    name: "operations of such clients",
    codes: ["INVALID_SERVICE_IN_ACTION"],
    statement: allow("bedrock-runtime:ConverseStream", "apigatewaymanagementapi:PostToConnection", "s33:HeadObject"),
    found: [
      ["unknownService", "bedrock-runtime:ConverseStream"],
      ["unknownService", "apigatewaymanagementapi:PostToConnection"],
      ["unknownService", "s33:HeadObject"],
    ],
    suggested: allow("bedrock:InvokeModelWithResponseStream", "execute-api:ManageConnections", "s33:HeadObject"),
  },
  {
    name: "services by other names, which may mean less than the whole service",
    codes: ["INVALID_SERVICE_IN_ACTION"],
    statement: allow(
      "efs:DescribeFileSystems",
      "tagging:GetResources",
      "docdb:Add*",
      "aurora:DeleteDBCluster",
      "alb:*",
      "ipam:GetIpam*",
    ),
    found: [
      ["unknownService", "efs:DescribeFileSystems"],
      ["unknownService", "tagging:GetResources"],
      ["unknownService", "docdb:Add*"],
      ["unknownService", "aurora:DeleteDBCluster"],
      ["unknownService", "alb:*"],
      ["unknownService", "ipam:GetIpam*"],
    ],
    suggested: allow(
      "elasticfilesystem:DescribeFileSystems",
      "tag:GetResources",
      "rds:Add*",
      "rds:DeleteDBCluster",
      "elasticloadbalancing:*",
      "ec2:GetIpam*",
    ),
  },
  {
    name: "all of a part of a service, which is not all of the service",
    codes: ["INVALID_SERVICE_IN_ACTION"],
    statement: allow("sagemaker-runtime:*", "docdb:*", "vpc:*"),
    found: [
      ["unknownService", "sagemaker-runtime:*"],
      ["unknownService", "docdb:*"],
      ["unknownService", "vpc:*"],
    ],
  },
  {
    name: "a service by another name, where actions are denied or left out",
    codes: ["INVALID_SERVICE_IN_ACTION"],
    statement: [
      { Effect: "Deny", Action: "docdb:Delete*", Resource: "*" },
      { Effect: "Deny", NotAction: "stepfunctions:*", Resource: "*" },
    ],
    found: [
      ["unknownService", "docdb:Delete*"],
      ["unknownService", "stepfunctions:*"],
    ],
  },
  {
    name: "an action under the prefix of another service, which has none like it",
    codes: ["INVALID_ACTION"],
    statement: allow("ecs:PassRole", "kms:GetSecretValue", "S3:decrypt"),
    found: [
      ["unknownAction", "ecs:PassRole"],
      ["unknownAction", "kms:GetSecretValue"],
      ["unknownAction", "S3:decrypt"],
    ],
  },
  {
    name: "one that is corrected",
    codes: ["INVALID_ACTION"],
    statement: allow("ecs:GetAuthorizationToken", "kms:GetSecretValue"),
    found: [
      ["unknownAction", "ecs:GetAuthorizationToken"],
      ["unknownAction", "kms:GetSecretValue"],
    ],
    suggested: allow("ecs:GetAuthorizationToken", "secretsmanager:GetSecretValue"),
  },
  {
    name: "the same, denied",
    codes: ["INVALID_ACTION"],
    statement: { Effect: "Deny", Action: "dms:PassRole", Resource: "*" },
    found: [["unknownAction", "dms:PassRole"]],
    says: /denies nothing\. Did you mean iam:PassRole\?$/,
  },
];
