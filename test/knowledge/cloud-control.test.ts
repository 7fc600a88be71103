import { describe, expect, it } from "vitest";
import {
  arnPropertiesOf,
  dmsPropertyPaths,
  idAttributesOf,
  resourceType,
  resourceTypeNames,
  typeServices,
} from "../../src/knowledge/index.js";
import { cloudControlName, cloudControlPath } from "../../src/knowledge/aws/cloud-control.js";

describe("the names of Terraform's provider awscc", () => {
  it.each([
    ["AWS::IAM::Role", "awscc_iam_role"],
    ["AWS::IAM::OIDCProvider", "awscc_iam_oidc_provider"],
    ["AWS::DMS::ReplicationSubnetGroup", "awscc_dms_replication_subnet_group"],
    ["AWS::OpenSearchService::Domain", "awscc_opensearchservice_domain"],
    ["AWS::RDS::DBInstance", "awscc_rds_db_instance"],
    ["AWS::EC2::VPCEndpoint", "awscc_ec2_vpc_endpoint"],
    ["AWS::ApiGateway::DomainNameV2", "awscc_apigateway_domain_name_v2"],
  ])("%s is %s", (type, name) => {
    expect(cloudControlName(type)).toBe(name);
  });

  it.each([
    ["S3Settings.ServiceAccessRoleArn", "s3_settings.service_access_role_arn"],
    ["IbmDb2Settings.SecretsManagerSecretId", "ibm_db_2_settings.secrets_manager_secret_id"],
    ["IbmDb2Settings.MaxKBytesPerRead", "ibm_db_2_settings.max_k_bytes_per_read"],
    ["MicrosoftSqlServerSettings.Port", "microsoft_sql_server_settings.port"],
    ["S3Settings.Rfc4180", "s3_settings.rfc_4180"],
    ["DataMigrationSettings.CloudwatchLogsEnabled", "data_migration_settings.cloudwatch_logs_enabled"],
    ["CloudWatchLogsLogGroupArn", "cloudwatch_logs_log_group_arn"],
    ["KMSMasterKeyID", "kms_master_key_id"],
    ["Policies[].PolicyDocument", "policies[].policy_document"],
    ["Settings.*.CertificateArn", "settings.*.certificate_arn"],
    ["TableMappings#/rules", "table_mappings#/rules"],
    ["ReplicationTaskSettings#/Logging/EnableLogging", "replication_task_settings#/Logging/EnableLogging"],
  ])("%s is %s", (path, name) => {
    expect(cloudControlPath(path)).toBe(name);
  });

  it("are different for different types", () => {
    const types = resourceTypeNames().filter((name) => name.startsWith("AWS::"));
    expect(new Set(types.map(cloudControlName)).size).toBe(types.length);
  });
});

describe("a type of the provider awscc", () => {
  it("is that of CloudFormation with the provider's names", () => {
    expect(resourceType("awscc_iam_role")).toMatchObject({
      kind: "Role",
      name: "role_name",
      arn: "arn:${partition}:iam::${account}:role${arg.path|/}${name}",
      attributes: { arn: "${arn}", role_name: "${name}", id: "${name}" },
      settings: { trustPolicy: "assume_role_policy_document", inlinePolicies: "policies[].policy_document" },
    });
  });

  it.each([
    ["awscc_dms_endpoint", { endpoint_arn: "${arn}", endpoint_identifier: "${name}", id: "${arn}" }],
    ["awscc_dms_replication_subnet_group", { replication_subnet_group_identifier: "${name}", id: "${name}" }],
    ["awscc_iam_managed_policy", { policy_arn: "${arn}", managed_policy_name: "${name}", id: "${arn}" }],
    ["awscc_kms_key", { arn: "${arn}", key_id: "${name}", id: "${name}" }],
    ["awscc_logs_log_group", { arn: "${arn}:*", log_group_name: "${name}", id: "${name}" }],
    // Its id is the ARN, although `Ref` returns the name.
    ["awscc_events_rule", { arn: "${arn}", name: "${name}" }],
  ])("gives what AWS returns: %s", (name, attributes) => {
    expect(resourceType(name)?.attributes).toEqual(attributes);
  });

  it("may be read by its id, if that is the name", () => {
    expect(resourceType("data.awscc_iam_role")).toMatchObject({
      kind: "Role",
      name: "id",
      arn: "arn:${partition}:iam::${account}:role/${name}",
    });
    expect(resourceType("data.awscc_dms_endpoint")).toBeUndefined();
  });

  it("is unknown where CloudFormation has no such type", () => {
    expect(resourceType("awscc_iam_rolle")).toBeUndefined();
    expect(resourceType("data.awscc_iam_rolle")).toBeUndefined();
  });

  it("has the properties of CloudFormation's type", () => {
    expect(dmsPropertyPaths("s3.bucketName", "awscc_dms_endpoint")).toContain(
      "awscc_dms_endpoint.s3_settings.bucket_name",
    );
    expect(arnPropertiesOf("awscc_iam_role")).toEqual({
      managed_policy_arns: "policy",
      permissions_boundary: "policy",
    });
    expect(arnPropertiesOf("awscc_iam_rolle")).toBeUndefined();
    expect(idAttributesOf("awscc_iam_role")).toEqual(["role_id"]);
    expect(typeServices.find(([start]) => "awscc_kms_key".startsWith(start))?.[1]).toBe("kms");
  });
});
