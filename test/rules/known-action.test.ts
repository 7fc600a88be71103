import rule from "../../src/rules/known-action.js";
import { cases as apiNameCases } from "./known-action-api-name-cases.js";
import { cases as batchCases } from "./known-action-batch-cases.js";
import { cases as serviceCases } from "./known-action-service-cases.js";
import * as stackCases from "./known-action-stack-cases.js";
import { policyCases } from "./policy-forms.js";

const allow = (...actions: readonly string[]) => ({ Effect: "Allow", Action: actions, Resource: "*" });

policyCases(
  rule,
  [
    { name: "actions in any case", statement: allow("dms:DescribeEndpoints", "S3:getobject", "iam:passrole") },
    { name: "patterns", statement: allow("*", "*:*", "s3:*", "dms:Describe*", "ec2:Describe?pcs") },
    { name: "the services of an organization", type: "scp", statement: allow("*:Get*") },
    {
      name: "a wildcard for services",
      statement: allow("*:Untag*", "elastic*:Describe*"),
      found: [
        ["openService", "*:Untag*"],
        ["openService", "elastic*:Describe*"],
      ],
      // A wildcard alone would allow much more.
      says: /Name each service\.$/,
    },
    {
      name: "what looks like a variable, which policy-variable reports",
      statement: allow("s3:${aws:username}", "s3:Get${Op}", "${Op}:Get", "${Op}"),
    },
    { name: "a service that AWS has shut down", statement: allow("macie:ListFindings", "deeplens:ListModels") },
    {
      name: "actions that only AWS's own policies name",
      statement: allow("cloudhsm:DescribeHapg", "SNS:Receive", "es:ListNotifications", "es:UpdateNotificationStatus"),
    },
    {
      name: "actions that only guides of AWS name",
      statement: allow(
        "iot:AssumeRoleWithCertificate",
        "greengrass:ListThingGroupsForCoreDevice",
        "greengrass:VerifyClientDeviceIdentity",
        "glue:ShareResource",
        "sagemaker:CreatePresignedDomainUrlWithPrincipalTag",
        "apigateway:TagResource",
        "apigateway:UntagResource",
        "apigateway:HEAD",
        "apigateway:OPTIONS",
        "mediaconnect:ManagedDescribeFlow",
        "greengrass:AssumeRoleForGroup",
        "greengrass:UpdateCoreDeploymentStatus",
        "mediatailor:GetManifest",
      ),
    },
    {
      name: "services that only guides of AWS name",
      statement: allow(
        "awsbillingconsole:*",
        "discovery-marketplace:*",
        "eks-mcpserver:QueryKnowledgeBase",
        "snowballdevice:DescribeDevice",
      ),
    },
    {
      name: "a trust policy",
      type: "trust",
      statement: { Effect: "Allow", Principal: { Service: "dms.amazonaws.com" }, Action: "sts:AssumeRole" },
    },
    {
      name: "an action that does not exist",
      codes: ["INVALID_ACTION"],
      statement: allow("dms:DescribeEndpoints", "dms:ReadEverything"),
      found: [["unknownAction", "dms:ReadEverything"]],
    },
    {
      name: "an action of which two letters of a short word differ",
      statement: allow("cloudhsm:ListHapgs"),
      found: [["unknownAction", "cloudhsm:ListHapgs"]],
      says: /Correct or remove it\.$/,
    },
    {
      name: "an action of which a short word is misspelled, and in the plural",
      statement: allow("iam:PassRoels"),
      found: [["unknownAction", "iam:PassRoels"]],
      suggested: allow("iam:PassRole"),
    },
    {
      name: "a slip with one near match",
      codes: ["INVALID_ACTION"],
      statement: allow("logs:ilterLogEvents", "s3:GetObject"),
      found: [["unknownAction", "logs:ilterLogEvents"]],
      mended: allow("logs:FilterLogEvents", "s3:GetObject"),
    },
    {
      name: "the start of dozens of actions, and one letter away from one of them",
      codes: ["INVALID_ACTION"],
      statement: allow("ec2:DescribeInstance", "lambda:ListFunction"),
      found: [
        ["unknownAction", "ec2:DescribeInstance"],
        ["unknownAction", "lambda:ListFunction"],
      ],
      suggested: allow("ec2:DescribeInstances", "lambda:ListFunctions"),
    },
    {
      name: "an action with a verb that does the opposite of one that exists",
      codes: ["INVALID_ACTION"],
      statement: allow(
        "iam:GetRolePermissionsBoundary",
        "logs:GetRetentionPolicy",
        "kms:SetKeyPolicy",
        "ec2:ReleaseTags",
      ),
      found: [
        ["unknownAction", "iam:GetRolePermissionsBoundary"],
        ["unknownAction", "logs:GetRetentionPolicy"],
        ["unknownAction", "kms:SetKeyPolicy"],
        ["unknownAction", "ec2:ReleaseTags"],
      ],
    },
    ...batchCases,
    {
      name: "a letter too many",
      codes: ["INVALID_ACTION"],
      statement: allow("ec2:DescribeVpcxs"),
      found: [["unknownAction", "ec2:DescribeVpcxs"]],
      mended: allow("ec2:DescribeVpcs"),
    },
    {
      name: "the name of a service that has its actions under another prefix",
      codes: ["INVALID_ACTION"],
      statement: allow("opensearch:ESHttpGet", "opensearch:ESHttpP*", "rds:connect", "iot:UpdateJobExecution"),
      found: [
        ["unknownAction", "opensearch:ESHttpGet"],
        ["unknownAction", "opensearch:ESHttpP*"],
        ["unknownAction", "rds:connect"],
        ["unknownAction", "iot:UpdateJobExecution"],
      ],
      suggested: allow("es:ESHttpGet", "es:ESHttpP*", "rds-db:connect", "iotjobsdata:UpdateJobExecution"),
    },
    {
      name: "the start of a name",
      codes: ["INVALID_ACTION"],
      statement: allow("bedrock:PutModelInvocationLogging"),
      found: [["unknownAction", "bedrock:PutModelInvocationLogging"]],
      suggested: allow("bedrock:PutModelInvocationLoggingConfiguration"),
    },
    {
      name: "a name that is known to be written by mistake, and is no operation",
      codes: ["INVALID_ACTION"],
      statement: allow("s3:ReplicationTags"),
      found: [["unknownAction", "s3:ReplicationTags"]],
      says: /Did you mean s3:ReplicateTags\?$/,
      suggested: allow("s3:ReplicateTags"),
    },
    ...apiNameCases,
    {
      name: "names whose actions a pattern beside them covers",
      codes: ["INVALID_ACTION"],
      statement: allow("s3:List*", "s3:HeadBucket", "iam:ListUsrs", "iam:*", "s3:PutObject*", "s3:UploadPart"),
      found: [
        ["apiName", "s3:HeadBucket"],
        ["unknownAction", "iam:ListUsrs"],
        ["apiName", "s3:UploadPart"],
      ],
      mended: allow("s3:List*", "s3:HeadBucket", "iam:*", "s3:PutObject*", "s3:UploadPart"),
      suggested: allow("s3:List*", "iam:*", "s3:PutObject*"),
    },
    ...serviceCases,
    {
      name: "a pattern that matches nothing",
      codes: ["INVALID_ACTION"],
      statement: allow("dms:Descripe*"),
      found: [["emptyPattern", "dms:Descripe*"]],
    },
    {
      name: "no service",
      codes: ["INVALID_ACTION"],
      statement: allow("s3.ListObjects"),
      found: [["noService", "s3.ListObjects"]],
    },
    {
      name: "what an Allow leaves out, and what is denied",
      codes: ["INVALID_ACTION"],
      statement: [
        { Effect: "Deny", NotAction: "iam:ListUsrs", Resource: "*" },
        { Effect: "Deny", Action: "iam:ListUsrs", Resource: "*" },
      ],
      found: [
        ["unknownAction", "iam:ListUsrs"],
        ["unknownAction", "iam:ListUsrs"],
      ],
      mended: [
        { Effect: "Deny", NotAction: "iam:ListUsers", Resource: "*" },
        { Effect: "Deny", Action: "iam:ListUsers", Resource: "*" },
      ],
    },
  ],
  stackCases.files,
);
