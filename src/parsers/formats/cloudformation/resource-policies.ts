import { ownValue } from "../../../source/index.js";
import type { DocumentUse, PolicyType, Resource } from "../../../model/index.js";
import { memberAt } from "../../../tree/index.js";
import { argument } from "../../values/arguments.js";
import { organizationPolicies } from "../../documents/organization-policies.js";
import { readPolicyDocuments } from "../../documents/policy-reader.js";

/**
 * Where a resource holds its policy; a path leads into a property. What is not listed is still found where a policy is
 * written in it. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/
 */
const policyProperties: Readonly<Record<string, string>> = {
  "AWS::APS::ResourcePolicy": "PolicyDocument",
  "AWS::ApiGateway::DomainNameV2": "Policy",
  "AWS::ApiGateway::RestApi": "Policy",
  "AWS::Backup::BackupVault": "AccessPolicy",
  "AWS::Backup::LogicallyAirGappedBackupVault": "AccessPolicy",
  "AWS::CloudTrail::ResourcePolicy": "ResourcePolicy",
  "AWS::CodeArtifact::Domain": "PermissionsPolicyDocument",
  "AWS::CodeArtifact::Repository": "PermissionsPolicyDocument",
  "AWS::DynamoDB::Table": "ResourcePolicy.PolicyDocument",
  "AWS::EC2::VPCEndpoint": "PolicyDocument",
  "AWS::ECR::PublicRepository": "RepositoryPolicyText",
  "AWS::ECR::RegistryPolicy": "PolicyText",
  "AWS::ECR::Repository": "RepositoryPolicyText",
  "AWS::ECR::RepositoryCreationTemplate": "RepositoryPolicy",
  "AWS::EFS::FileSystem": "FileSystemPolicy",
  "AWS::Elasticsearch::Domain": "AccessPolicies",
  "AWS::EventSchemas::RegistryPolicy": "Policy",
  "AWS::Events::EventBus": "Policy",
  "AWS::KMS::Key": "KeyPolicy",
  "AWS::KMS::ReplicaKey": "KeyPolicy",
  "AWS::Kinesis::ResourcePolicy": "ResourcePolicy",
  "AWS::Lex::ResourcePolicy": "Policy",
  "AWS::Logs::Destination": "DestinationPolicy",
  "AWS::Logs::ResourcePolicy": "PolicyDocument",
  "AWS::MSK::ClusterPolicy": "Policy",
  "AWS::MediaStore::Container": "Policy",
  "AWS::OpenSearchService::Domain": "AccessPolicies",
  "AWS::Organizations::ResourcePolicy": "Content",
  "AWS::Redshift::Cluster": "NamespaceResourcePolicy",
  "AWS::RedshiftServerless::Namespace": "NamespaceResourcePolicy",
  "AWS::S3::AccessPoint": "Policy",
  "AWS::S3::BucketPolicy": "PolicyDocument",
  "AWS::S3::MultiRegionAccessPointPolicy": "Policy",
  "AWS::S3Express::AccessPoint": "Policy",
  "AWS::S3Express::BucketPolicy": "PolicyDocument",
  "AWS::S3ObjectLambda::AccessPointPolicy": "PolicyDocument",
  "AWS::S3Outposts::AccessPoint": "Policy",
  "AWS::S3Outposts::BucketPolicy": "PolicyDocument",
  "AWS::S3Tables::TableBucketPolicy": "ResourcePolicy",
  "AWS::S3Tables::TablePolicy": "ResourcePolicy",
  "AWS::SNS::TopicInlinePolicy": "PolicyDocument",
  "AWS::SNS::TopicPolicy": "PolicyDocument",
  "AWS::SQS::QueueInlinePolicy": "PolicyDocument",
  "AWS::SQS::QueuePolicy": "PolicyDocument",
  "AWS::SSM::ResourcePolicy": "Policy",
  "AWS::SageMaker::ModelPackageGroup": "ModelPackageGroupPolicy",
  "AWS::SecretsManager::ResourcePolicy": "ResourcePolicy",
  "AWS::VpcLattice::AuthPolicy": "Policy",
  "AWS::VpcLattice::ResourcePolicy": "Policy",
  "AWS::XRay::ResourcePolicy": "PolicyDocument",
};

/** Where a policy stands that says what its holder may do, and the holder is no IAM principal. */
const identityProperties: Readonly<Record<string, string>> = {
  "AWS::IoT::Policy": "PolicyDocument",
  "AWS::SSO::PermissionSet": "InlinePolicy",
  "AWS::Transfer::User": "Policy",
};

/** Policies of resources, and of organizations. */
export function readResourcePolicies(resource: Resource): DocumentUse[] {
  const { type, properties } = resource;
  if (type === "AWS::Organizations::Policy") {
    const kind = argument(properties, "Type");
    return kind ? organizationPolicies(kind, argument(properties, "Content"), resource.address) : [];
  }
  const identity = ownValue(identityProperties, type);
  if (identity !== undefined) return documentsIn(resource, identity, "identity");
  const property = ownValue(policyProperties, type);
  return property === undefined ? [] : documentsIn(resource, property, "resource");
}

function documentsIn({ properties, address }: Resource, path: string, policyType: PolicyType): DocumentUse[] {
  const node = memberAt(properties, path.split("."));
  const documents = node ? readPolicyDocuments(node, { policyType, address }).documents : [];
  return documents.map((document) => ({ document, address, holder: "resource" }));
}
