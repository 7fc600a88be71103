import type { ConditionKeyType } from "../../src/knowledge/index.js";

/**
 * Actions that AWS itself writes into policies, but does not list, by service prefix. The policy of a new topic contains
 * `SNS:Receive`; the others are in these guides:
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-notifications.html
 * https://docs.aws.amazon.com/lake-formation/latest/dg/hybrid-cross-account.html
 * https://docs.aws.amazon.com/iot/latest/developerguide/authorizing-direct-aws.html
 * https://docs.aws.amazon.com/sagemaker/latest/dg/setting-up-canvas-sso.html
 * https://docs.aws.amazon.com/greengrass/v1/developerguide/device-auth.html
 * https://docs.aws.amazon.com/greengrass/v2/developerguide/device-auth.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-iam-policy-examples.html
 * https://docs.aws.amazon.com/medialive/latest/ug/trusted-entity-requirements.html
 * https://docs.aws.amazon.com/transform/latest/userguide/security_iam_permissions.html
 *
 * API Gateway asks for those of tags when something with tags is created, as the permissions of its CloudFormation types
 * and its own errors say: https://github.com/aws-amplify/amplify-cli/issues/12316
 */
export const guideActions: Readonly<Record<string, readonly string[]>> = {
  apigateway: ["HEAD", "OPTIONS", "TagResource", "UntagResource"],
  es: ["ListNotifications", "UpdateNotificationStatus"],
  glue: ["ShareResource"],
  greengrass: [
    "AssumeRoleForGroup",
    "CreateCertificate",
    "GetDeploymentArtifacts",
    "GetDeploymentConfiguration",
    "ListThingGroupsForCoreDevice",
    "PutCertificateAuthorities",
    "UpdateCoreDeploymentStatus",
    "VerifyClientDeviceIdentity",
    "VerifyClientDeviceIoTCertificateAssociation",
  ],
  iot: ["AssumeRoleWithCertificate"],
  mediaconnect: ["ManagedAddOutput", "ManagedDescribeFlow", "ManagedRemoveOutput"],
  sagemaker: ["CreatePresignedDomainUrlWithPrincipalTag"],
  sns: ["Receive"],
  transform: [
    "BatchGetMessage",
    "BatchGetUserDetails",
    "CompleteArtifactUpload",
    "CreateArtifactDownloadUrl",
    "CreateArtifactUploadUrl",
    "CreateAssetDownloadUrl",
    "CreateConnector",
    "CreateFeedback",
    "CreateJob",
    "CreateSession",
    "CreateWorkspace",
    "DeleteJob",
    "DeleteSelfRoleMappings",
    "DeleteUserRoleMappings",
    "DeleteWorkspace",
    "DetectIsAllowedForOperation",
    "GetFeedbackQuestions",
    "GetHitlTask",
    "GetJob",
    "GetLoginRedirectUri",
    "GetUserDetails",
    "GetUserPreferences",
    "GetWorkspace",
    "ListArtifacts",
    "ListHitlTasks",
    "ListJobPlanSteps",
    "ListJobs",
    "ListMessages",
    "ListPlanUpdates",
    "ListUserRoleMappings",
    "ListWorklogs",
    "ListWorkspaces",
    "PutUserPreferences",
    "PutUserRoleMappings",
    "RevokeSession",
    "SearchUsers",
    "SearchUsersTypeahead",
    "SendMessage",
  ],
};

/**
 * Service prefixes in policies of guides, of which the reference has no page. Control Tower exempts the first one from its
 * limit on regions; the second one is for the search of AWS's MCP server for EKS, and the last one for policies on a Snowball device.
 * https://docs.aws.amazon.com/controltower/latest/userguide/primary-region-deny-policy.html
 * https://awslabs.github.io/mcp/servers/eks-mcp-server
 * https://docs.aws.amazon.com/snowball/latest/developer-guide/using-local-iam.html
 */
export const guideServices: readonly string[] = ["discovery-marketplace", "eks-mcpserver", "snowballdevice"];

/**
 * Global condition keys that are in guides, but not yet in the package. After `aws:OriginIdentity/` there may be a claim
 * of the identity provider.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-signinsessionarn
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgmasteraccountid
 * https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trusted-identity-propagation.html
 */
export const guideKeys: Readonly<Record<string, ConditionKeyType>> = {
  "aws:OriginIdentity/${ContextKey}": "String",
  "aws:PrincipalOrgMasterAccountId": "String",
  "aws:SignInSessionArn": "ARN",
};

/**
 * Condition keys of services that work although the reference does not list them, by service prefix. CloudFormation
 * fills the same tags into `aws:ResourceTag`. https://github.com/awsdocs/iam-user-guide/issues/127
 */
export const guideServiceKeys: Readonly<Record<string, Readonly<Record<string, ConditionKeyType>>>> = {
  cloudformation: { "cloudformation:ResourceTag/${TagKey}": "String" },
};

/**
 * Types of condition keys for which the examples of a guide use operators of another type than the reference lists.
 * https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-lock-policy.html
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
 */
export const guideTypes: Readonly<Record<string, ConditionKeyType>> = {
  "events:eventBusInvocation": "Bool",
  "glacier:ArchiveAgeInDays": "Numeric",
};
