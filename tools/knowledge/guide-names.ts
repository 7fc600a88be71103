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
 * https://docs.aws.amazon.com/controltower/latest/userguide/primary-region-deny-policy.html
 * https://docs.aws.amazon.com/controltower/latest/userguide/roles-how.html
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-studio-user-permissions.html
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-lf-federation.html
 * https://docs.aws.amazon.com/glue/latest/dg/create-notebook-policy.html
 * https://docs.aws.amazon.com/greengrass/v1/developerguide/telemetry.html
 * https://docs.aws.amazon.com/lake-formation/latest/dg/register-query-engine.html
 * https://docs.aws.amazon.com/mediapackage/latest/ug/setting-up-create-non-admin-iam-cf.html
 * https://docs.aws.amazon.com/mediatailor/latest/ug/security_iam_resource-based-policy-examples.html
 * https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html
 *
 * API Gateway asks for those of tags when something with tags is created, as the permissions of its CloudFormation types
 * and its own errors say: https://github.com/aws-amplify/amplify-cli/issues/12316
 */
export const guideActions: Readonly<Record<string, readonly string[]>> = {
  apigateway: ["HEAD", "OPTIONS", "TagResource", "UntagResource"],
  "aws-marketplace": ["DescribeListings"],
  cloudfront: ["CreateDistributionWithTags"],
  "emr-containers": ["CreateAccessTokenForManagedEndpoint"],
  es: ["ListNotifications", "UpdateNotificationStatus"],
  glue: [
    "CreateBookmark",
    "GetBookmark",
    "GetMetric",
    "GetUnfilteredPartitionMetadata",
    "GetUnfilteredPartitionsMetadata",
    "GetUnfilteredTableMetadata",
    "PutMetric",
    "ShareResource",
    "UpdateBookmark",
  ],
  greengrass: [
    "AssumeRoleForGroup",
    "CreateCertificate",
    "GetCoreRuntimeConfiguration",
    "GetDeploymentArtifacts",
    "GetDeploymentConfiguration",
    "ListThingGroupsForCoreDevice",
    "PutCertificateAuthorities",
    "UpdateCoreDeploymentStatus",
    "UpdateCoreRuntimeConfiguration",
    "VerifyClientDeviceIdentity",
    "VerifyClientDeviceIoTCertificateAssociation",
  ],
  groundtruthlabeling: ["RunFilterOrSampleManifestJob"],
  iot: ["AssumeRoleWithCertificate"],
  lakeformation: ["GetMetadataAccess"],
  mediaconnect: ["ManagedAddOutput", "ManagedDescribeFlow", "ManagedRemoveOutput"],
  mediatailor: ["GetManifest"],
  sagemaker: ["CreatePresignedDomainUrlWithPrincipalTag"],
  sns: ["Receive"],
  sso: [
    "GetPeregrineStatus",
    "ProvisionApplicationInstanceForAWSAccount",
    "ProvisionApplicationProfileForAWSAccountInstance",
    "ProvisionSAMLProvider",
  ],
  "sso-directory": ["SearchGroupsWithGroupName"],
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
 * Service prefixes in policies of AWS, of which the reference has no page. The first one was in the managed policy Billing, and
 * is in many limits on regions. Control Tower exempts the second one from its limit; the third one is for the search of AWS's MCP
 * server for EKS, the fourth one stands in examples of IoT Events, and the last one is for policies on a Snowball device.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/Billing.html
 * https://docs.aws.amazon.com/controltower/latest/userguide/primary-region-deny-policy.html
 * https://awslabs.github.io/mcp/servers/eks-mcp-server
 * https://docs.aws.amazon.com/iotevents/latest/developerguide/security_iam_id-based-policy-examples.html
 * https://docs.aws.amazon.com/snowball/latest/developer-guide/using-local-iam.html
 */
export const guideServices: readonly string[] = [
  "awsbillingconsole",
  "discovery-marketplace",
  "eks-mcpserver",
  "iotevents-data",
  "snowballdevice",
];

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
 * Condition keys of services that the reference does not list, by service prefix. That of CloudFormation works, and
 * the same tags are in `aws:ResourceTag`; the others are in examples of guides:
 * https://github.com/awsdocs/iam-user-guide/issues/127
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/events/iam-identity-based-access-control-cwe.html
 * https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html
 * https://docs.aws.amazon.com/gamelift/latest/developerguide/security_iam_id-based-policy-examples.html
 * https://docs.aws.amazon.com/glue/latest/dg/glue-policy-examples-iam-tags.html
 * https://docs.aws.amazon.com/greengrass/v1/developerguide/tagging.html
 * https://docs.aws.amazon.com/lex/latest/dg/security_iam_id-based-policy-examples.html
 * https://docs.aws.amazon.com/opsworks/latest/userguide/security_iam_id-based-policy-examples.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-RUM-resource-policies.html
 */
export const guideServiceKeys: Readonly<Record<string, Readonly<Record<string, ConditionKeyType>>>> = {
  cloudformation: { "cloudformation:ResourceTag/${TagKey}": "String" },
  events: { "events:ResourceTag/${TagKey}": "String" },
  firehose: { "firehose:ResourceTag/${TagKey}": "String" },
  gamelift: { "gamelift:ResourceTag/${TagKey}": "String" },
  glue: { "glue:resourceTag/${TagKey}": "String" },
  greengrass: { "greengrass:ResourceTag/${TagKey}": "String" },
  lex: { "lex:ResourceTag/${TagKey}": "String" },
  "opsworks-cm": { "opsworks-cm:ResourceTag/${TagKey}": "String" },
  rum: { "rum:alias": "String" },
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
