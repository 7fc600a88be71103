import { ownValue } from "../../../source/index.js";
import type { DocumentUse, PolicyType } from "../../../model/index.js";
import { memberAt } from "../../../tree/index.js";
import { readPolicyDocuments } from "../../documents/policy-reader.js";
import { argument } from "../../values/arguments.js";
import { organizationPolicies } from "../../documents/organization-policies.js";
import { computedText } from "../../values/values.js";
import type { Declared } from "./iam.js";

/**
 * Where a resource holds its policy; a path leads into a block. What is not listed is still found where a policy is
 * written in it. https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
const policyArguments: Readonly<Record<string, string>> = {
  aws_acmpca_policy: "policy",
  aws_api_gateway_domain_name: "policy",
  aws_api_gateway_rest_api: "policy",
  aws_api_gateway_rest_api_policy: "policy",
  aws_backup_vault_policy: "policy",
  aws_cloudsearch_domain_service_access_policy: "access_policy",
  aws_cloudwatch_event_bus_policy: "policy",
  aws_cloudwatch_log_delivery_destination_policy: "delivery_destination_policy",
  aws_cloudwatch_log_destination_policy: "access_policy",
  aws_cloudwatch_log_resource_policy: "policy_document",
  aws_codeartifact_domain_permissions_policy: "policy_document",
  aws_codeartifact_repository_permissions_policy: "policy_document",
  aws_codebuild_resource_policy: "policy",
  aws_dynamodb_resource_policy: "policy",
  aws_ecr_registry_policy: "policy",
  aws_ecr_repository_creation_template: "repository_policy",
  aws_ecr_repository_policy: "policy",
  aws_ecrpublic_repository_policy: "policy",
  aws_efs_file_system_policy: "policy",
  aws_elasticsearch_domain: "access_policies",
  aws_elasticsearch_domain_policy: "access_policies",
  aws_glacier_vault: "access_policy",
  aws_glacier_vault_lock: "policy",
  aws_glue_resource_policy: "policy",
  aws_kinesis_resource_policy: "policy",
  aws_kms_external_key: "policy",
  aws_kms_key: "policy",
  aws_kms_key_policy: "policy",
  aws_kms_replica_external_key: "policy",
  aws_kms_replica_key: "policy",
  aws_media_store_container_policy: "policy",
  aws_msk_cluster_policy: "policy",
  aws_networkfirewall_resource_policy: "policy",
  aws_opensearch_domain: "access_policies",
  aws_opensearch_domain_policy: "access_policies",
  aws_organizations_resource_policy: "content",
  aws_redshift_resource_policy: "policy",
  aws_redshiftserverless_resource_policy: "policy",
  aws_s3_access_point: "policy",
  aws_s3_bucket: "policy",
  aws_s3_bucket_policy: "policy",
  aws_s3control_access_point_policy: "policy",
  aws_s3control_bucket_policy: "policy",
  aws_s3control_multi_region_access_point_policy: "details.policy",
  aws_s3control_object_lambda_access_point_policy: "policy",
  aws_s3tables_table_bucket_policy: "resource_policy",
  aws_s3tables_table_policy: "resource_policy",
  aws_sagemaker_model_package_group_policy: "resource_policy",
  aws_schemas_registry_policy: "policy",
  aws_secretsmanager_secret: "policy",
  aws_secretsmanager_secret_policy: "policy",
  aws_ses_identity_policy: "policy",
  aws_sesv2_email_identity_policy: "policy",
  aws_sns_topic: "policy",
  aws_sns_topic_policy: "policy",
  aws_sqs_queue: "policy",
  aws_sqs_queue_policy: "policy",
  aws_vpc_endpoint: "policy",
  aws_vpc_endpoint_policy: "policy",
  aws_vpclattice_auth_policy: "policy",
  aws_vpclattice_resource_policy: "policy",
  aws_xray_resource_policy: "policy_document",
};

/** Where a policy stands that says what its holder may do, and the holder is no IAM principal. */
const identityArguments: Readonly<Record<string, string>> = {
  aws_iot_policy: "policy",
  aws_ssoadmin_permission_set_inline_policy: "inline_policy",
  aws_transfer_access: "policy",
  aws_transfer_user: "policy",
};

/** Policies of resources, and of organizations. */
export function readResourcePolicies({ resource }: Declared): DocumentUse[] {
  const { isData, type, properties, address } = resource;
  if (isData) return [];
  if (type === "aws_organizations_policy") {
    const kind = argument(properties, "type") ?? computedText("SERVICE_CONTROL_POLICY", resource.location);
    return organizationPolicies(kind, argument(properties, "content"), address);
  }
  const identity = ownValue(identityArguments, type);
  if (identity !== undefined) return documentsIn(identity, "identity");
  const path = ownValue(policyArguments, type);
  return path === undefined ? [] : documentsIn(path, "resource");

  function documentsIn(path: string, policyType: PolicyType): DocumentUse[] {
    const node = memberAt(properties, path.split("."));
    const documents = node ? readPolicyDocuments(node, { policyType, address }).documents : [];
    return documents.map((document) => ({ document, address, holder: "resource" }));
  }
}
