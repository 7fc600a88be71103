import type { DocumentUse, PolicyType, Resource } from "../../model/index.js";
import { asLiteral } from "../../tree/index.js";
import { argument } from "../arguments.js";
import { readPolicyDocuments } from "../policy-reader.js";

/** Properties that hold the policy of a resource. */
const policyProperties: Readonly<Record<string, string>> = {
  "AWS::S3::BucketPolicy": "PolicyDocument",
  "AWS::S3::AccessPoint": "Policy",
  "AWS::S3::MultiRegionAccessPointPolicy": "Policy",
  "AWS::S3ObjectLambda::AccessPointPolicy": "PolicyDocument",
  "AWS::S3Outposts::BucketPolicy": "PolicyDocument",
  "AWS::KMS::Key": "KeyPolicy",
  "AWS::KMS::ReplicaKey": "KeyPolicy",
  "AWS::SecretsManager::ResourcePolicy": "ResourcePolicy",
  "AWS::SNS::TopicPolicy": "PolicyDocument",
  "AWS::SNS::TopicInlinePolicy": "PolicyDocument",
  "AWS::SQS::QueuePolicy": "PolicyDocument",
  "AWS::SQS::QueueInlinePolicy": "PolicyDocument",
  "AWS::OpenSearchService::Domain": "AccessPolicies",
  "AWS::Elasticsearch::Domain": "AccessPolicies",
  "AWS::ECR::Repository": "RepositoryPolicyText",
  "AWS::ECR::RegistryPolicy": "PolicyText",
  "AWS::ECR::PublicRepository": "RepositoryPolicyText",
  "AWS::Kinesis::ResourcePolicy": "ResourcePolicy",
  "AWS::MSK::ClusterPolicy": "Policy",
  "AWS::EFS::FileSystem": "FileSystemPolicy",
  "AWS::Backup::BackupVault": "AccessPolicy",
  "AWS::EC2::VPCEndpoint": "PolicyDocument",
  "AWS::Logs::ResourcePolicy": "PolicyDocument",
  "AWS::Logs::Destination": "DestinationPolicy",
  "AWS::ApiGateway::RestApi": "Policy",
  "AWS::CodeArtifact::Domain": "PermissionsPolicyDocument",
  "AWS::CodeArtifact::Repository": "PermissionsPolicyDocument",
};

/** Properties that hold an identity policy of something that is no IAM resource. */
const identityProperties: Readonly<Record<string, string>> = {
  "AWS::SSO::PermissionSet": "InlinePolicy",
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-policy.html */
const organizationTypes: Readonly<Record<string, PolicyType>> = {
  SERVICE_CONTROL_POLICY: "scp",
  RESOURCE_CONTROL_POLICY: "rcp",
};

/** Policies of resources, and of organizations. */
export function readResourcePolicies(resource: Resource): DocumentUse[] {
  const { type, properties } = resource;
  if (type === "AWS::Organizations::Policy") {
    const policyType = organizationTypes[asLiteral(argument(properties, "Type")) ?? ""];
    return policyType ? documentsIn(resource, "Content", policyType) : [];
  }
  const identity = Object.hasOwn(identityProperties, type) ? identityProperties[type] : undefined;
  if (identity !== undefined) return documentsIn(resource, identity, "identity");
  const property = Object.hasOwn(policyProperties, type) ? policyProperties[type] : undefined;
  return property === undefined ? [] : documentsIn(resource, property, "resource");
}

function documentsIn({ properties, address }: Resource, property: string, policyType: PolicyType): DocumentUse[] {
  const node = argument(properties, property);
  const documents = node ? readPolicyDocuments(node, { policyType, address }).documents : [];
  return documents.map((document) => ({ document, address, holder: "resource" }));
}
