import type { PolicyType } from "../../../model/index.js";
import { asLiteral, member, type Mapping } from "../../../tree/index.js";
import { organizationType } from "../../documents/organization-policies.js";

/** Where an answer to the AWS CLI, or a file for its `--cli-input-json`, keeps the policy, and what else stands beside it. */
interface Envelope {
  readonly path: readonly string[];
  readonly beside: readonly string[];
  readonly type?: PolicyType;
  /** It is of an organization: without principals it is a service control policy, whose Allow gives nobody anything. */
  readonly isOfOrganization?: true;
}

const ofPrincipal = ["RoleName", "UserName", "GroupName", "PolicyName"];
const ofNew = ["Path", "Description", "Tags"];
const ofVpcEndpoint = [
  ...["VpcEndpointId", "VpcId", "ServiceName", "VpcEndpointType", "PrivateDnsEnabled", "TagSpecifications"],
  ...["RouteTableIds", "SubnetIds", "SecurityGroupIds", "AddRouteTableIds", "RemoveRouteTableIds", "ResetPolicy"],
];
/** Of buckets, access points, keys, streams, tables, backup vaults, file systems, event buses and clusters. */
const ofResource = [
  ...["RevisionId", "PolicyName", "Bucket", "KeyId", "ExpectedBucketOwner", "ConfirmRemoveSelfBucketAccess"],
  ...["AccountId", "Name", "BypassPolicyLockoutSafetyCheck", "Description", "KeyUsage", "KeySpec", "Origin"],
  ...["MultiRegion", "Tags", "ResourceARN", "ResourceArn", "ExpectedRevisionId", "ConfirmRemoveSelfResourceAccess"],
  ...["BackupVaultName", "BackupVaultArn", "FileSystemId", "EventBusName", "ClusterArn", "CurrentVersion"],
];

/** `get-policy-version`, `get-role-policy`, `get-role`, `get-bucket-policy` and their like. */
export const envelopes: readonly Envelope[] = [
  { path: ["PolicyVersion", "Document"], beside: [] },
  { path: ["PolicyDocument"], beside: [...ofPrincipal, ...ofNew, "PolicyArn", "SetAsDefault"] },
  { path: ["PolicyDocument"], beside: ofVpcEndpoint },
  { path: ["Role", "AssumeRolePolicyDocument"], beside: [], type: "trust" },
  {
    path: ["AssumeRolePolicyDocument"],
    beside: ["RoleName", ...ofNew, "MaxSessionDuration", "PermissionsBoundary"],
    type: "trust",
  },
  { path: ["Policy"], beside: ofResource },
  { path: ["ResourcePolicy"], beside: ["ARN", "Name", "SecretId", "BlockPublicPolicy"] },
  // Queues and topics. https://docs.aws.amazon.com/cli/latest/reference/sqs/get-queue-attributes.html
  { path: ["Attributes", "Policy"], beside: ["QueueUrl", "QueueName", "Name", "tags", "Tags"] },
  // https://docs.aws.amazon.com/cli/latest/reference/sns/set-topic-attributes.html
  { path: ["AttributeValue"], beside: ["TopicArn", "AttributeName"] },
  // https://docs.aws.amazon.com/cli/latest/reference/sso-admin/get-inline-policy-for-permission-set.html
  { path: ["InlinePolicy"], beside: ["InstanceArn", "PermissionSetArn"], type: "identity" },
  // https://docs.aws.amazon.com/cli/latest/reference/ecr/get-repository-policy.html
  { path: ["policyText"], beside: ["registryId", "repositoryName", "force"] },
  // https://docs.aws.amazon.com/cli/latest/reference/glue/get-resource-policy.html
  {
    path: ["PolicyInJson"],
    beside: [
      ...["PolicyHash", "CreateTime", "UpdateTime", "ResourceArn"],
      ...["PolicyHashCondition", "PolicyExistsCondition", "EnableHybrid"],
    ],
  },
  // https://docs.aws.amazon.com/cli/latest/reference/logs/put-resource-policy.html
  { path: ["policyDocument"], beside: ["policyName"] },
  // https://docs.aws.amazon.com/cli/latest/reference/logs/put-destination-policy.html
  { path: ["accessPolicy"], beside: ["destinationName", "forceUpdate"] },
  // https://docs.aws.amazon.com/cli/latest/reference/organizations/describe-policy.html
  { path: ["Policy", "Content"], beside: [], isOfOrganization: true },
  { path: ["ResourcePolicy", "Content"], beside: [], type: "resource" },
  // https://docs.aws.amazon.com/cli/latest/reference/organizations/create-policy.html
  { path: ["Content"], beside: ["Name", "Description", "Type", "PolicyId", "Tags"], isOfOrganization: true },
];

/** The type of a policy of an organization stands beside it: in `PolicySummary` of an answer. */
export function typeBeside(root: Mapping): PolicyType | undefined {
  const summary = member(member(root, "Policy"), "PolicySummary");
  const type = asLiteral(member(summary, "Type")) ?? asLiteral(member(root, "Type"));
  return type === undefined ? undefined : organizationType(type);
}
