import type { DocumentUse, PolicyType } from "../../model/index.js";
import { asLiteral } from "../../tree/index.js";
import { readPolicyDocuments } from "../policy-reader.js";
import { argument } from "../arguments.js";
import type { Declared } from "./iam.js";

/** Arguments that hold the policy of a resource. */
const policyArguments: Readonly<Record<string, string>> = {
  aws_s3_bucket: "policy",
  aws_s3_bucket_policy: "policy",
  aws_s3_access_point: "policy",
  aws_kms_key: "policy",
  aws_kms_key_policy: "policy",
  aws_kms_external_key: "policy",
  aws_kms_replica_key: "policy",
  aws_secretsmanager_secret: "policy",
  aws_secretsmanager_secret_policy: "policy",
  aws_sns_topic: "policy",
  aws_sns_topic_policy: "policy",
  aws_sqs_queue: "policy",
  aws_sqs_queue_policy: "policy",
  aws_opensearch_domain: "access_policies",
  aws_opensearch_domain_policy: "access_policies",
  aws_elasticsearch_domain: "access_policies",
  aws_elasticsearch_domain_policy: "access_policies",
  aws_ecr_repository_policy: "policy",
  aws_kinesis_resource_policy: "policy",
  aws_dynamodb_resource_policy: "policy",
  aws_glue_resource_policy: "policy",
  aws_backup_vault_policy: "policy",
  aws_efs_file_system_policy: "policy",
  aws_msk_cluster_policy: "policy",
  aws_vpc_endpoint: "policy",
  aws_vpc_endpoint_policy: "policy",
  aws_cloudwatch_log_resource_policy: "policy_document",
  aws_cloudwatch_log_destination_policy: "access_policy",
};

/** What an organization's policy is. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy */
const organizationTypes: Readonly<Record<string, PolicyType>> = {
  SERVICE_CONTROL_POLICY: "scp",
  RESOURCE_CONTROL_POLICY: "rcp",
};

/** Policies of resources, and of organizations. */
export function readResourcePolicies({ resource }: Declared): DocumentUse[] {
  const { isData, type, properties, address } = resource;
  if (isData) return [];
  if (type === "aws_organizations_policy") {
    const kind = argument(properties, "type");
    const policyType = organizationTypes[kind ? (asLiteral(kind) ?? "") : "SERVICE_CONTROL_POLICY"];
    return policyType ? documentsIn("content", policyType) : [];
  }
  const name = Object.hasOwn(policyArguments, type) ? policyArguments[type] : undefined;
  return name === undefined ? [] : documentsIn(name, "resource");

  function documentsIn(argumentName: string, policyType: PolicyType): DocumentUse[] {
    const node = argument(properties, argumentName);
    const documents = node ? readPolicyDocuments(node, { policyType, address }).documents : [];
    return documents.map((document) => ({ document, address, holder: "resource" }));
  }
}
