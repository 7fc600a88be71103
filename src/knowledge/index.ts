import { lazily } from "../source/index.js";
import consoleData from "./dms/people-needs/console.json" with { type: "json" };
import endpointCallerData from "./dms/caller-needs/endpoints.json" with { type: "json" };
import migrationProjectCallerData from "./dms/caller-needs/migration-projects.json" with { type: "json" };
import operatorData from "./dms/people-needs/operator.json" with { type: "json" };
import cloudControlData from "./dms/provider-needs/cloud-control.json" with { type: "json" };
import replicationCallerData from "./dms/caller-needs/replication.json" with { type: "json" };
import taskCallerData from "./dms/caller-needs/tasks.json" with { type: "json" };
import engineData from "./dms/engines.json" with { type: "json" };
import accountRoleFailureData from "./dms/failures/account-roles.json" with { type: "json" };
import callerFailureData from "./dms/failures/callers.json" with { type: "json" };
import endpointFailureData from "./dms/failures/endpoints.json" with { type: "json" };
import policyFailureData from "./dms/failures/policies.json" with { type: "json" };
import secretFailureData from "./dms/failures/secrets-and-keys.json" with { type: "json" };
import guidePolicyData from "./dms/guide-policy.json" with { type: "json" };
import passRoleData from "./dms/pass-role.json" with { type: "json" };
import propertyData from "./dms/properties.json" with { type: "json" };
import accountRoleData from "./dms/role-uses/account-roles.json" with { type: "json" };
import endpointRoleData from "./dms/role-uses/endpoints.json" with { type: "json" };
import featureRoleData from "./dms/role-uses/features.json" with { type: "json" };
import resourcePolicyUseData from "./dms/role-uses/resource-policies.json" with { type: "json" };
import s3EndpointRoleData from "./dms/role-uses/s3-endpoints.json" with { type: "json" };
import secretRoleData from "./dms/role-uses/secrets.json" with { type: "json" };
import managedPolicyData from "./generated/dms-managed-policies.json" with { type: "json" };
import serviceData from "./generated/services.json" with { type: "json" };
import apiNameData from "./iam/api-names.json" with { type: "json" };
import escalationData from "./iam/escalations.json" with { type: "json" };
import partitionData from "./iam/partitions.json" with { type: "json" };
import regionData from "./iam/regions.json" with { type: "json" };
import resourcePolicyData from "./iam/resource-policies.json" with { type: "json" };
import serviceSourceData from "./iam/service-sources.json" with { type: "json" };
import { cloudControlPathOfType, isCloudControl } from "./aws/cloud-control.js";
import type { ApiNames, Escalation, ResourcePolicyKind, ServiceIndex, ServiceSource } from "./iam/types.js";
import type {
  CallerNeed,
  CallerNeeds,
  DmsManagedPolicy,
  DmsProperty,
  Engine,
  GuideBlock,
  KnownFailure,
  Partition,
  PassRole,
  RoleUse,
} from "./types.js";

export { loadActionDescriptions } from "./iam/load-action-descriptions.js";
export { loadTerraformModules } from "./aws/load-terraform-modules.js";
export { loadKeyMeanings, type KeyMeanings } from "./iam/load-key-meanings.js";
export { loadService } from "./iam/load-service.js";
export { loadManagedPolicy } from "./iam/load-managed-policy.js";
export { loadRequirementSchemas, type JsonSchema, type RequirementSchemas } from "./load-requirement-schemas.js";
export * from "./aws/resource-types.js";
export { arnProperties, arnPropertiesOf, idAttributesOf, namePropertiesOf } from "./aws/arn-properties.js";
export type * from "./aws/types.js";
export type * from "./iam/types.js";
export type * from "./types.js";

// The compiler gives every text in a JSON file the type `string`. The schema tests prove the narrower types.
export const dmsProperties = propertyData.properties as readonly DmsProperty[];
const propertiesById = new Map(dmsProperties.map((property) => [property.id, property]));

/** The paths of a property in a resource type, with the type. Without a type: in all of CloudFormation and of the provider aws. */
export function dmsPropertyPaths(id: string, type = ""): readonly string[] {
  const property = propertiesById.get(id);
  return property ? [...property.cfn, ...terraformPaths(property, type)] : [];
}

/** The paths of a property in the provider of a resource type of Terraform. */
export function terraformPaths({ cfn, terraform }: DmsProperty, type: string): readonly string[] {
  return isCloudControl(type) ? cfn.map(cloudControlPathOfType) : terraform;
}

export const roleUses = [
  ...accountRoleData.uses,
  ...s3EndpointRoleData.uses,
  ...endpointRoleData.uses,
  ...secretRoleData.uses,
  ...featureRoleData.uses,
  ...resourcePolicyUseData.uses,
] as readonly RoleUse[];
export const engines: readonly Engine[] = engineData.engines;
export const callerNeeds = lazily(
  () =>
    [
      ...endpointCallerData.types,
      ...replicationCallerData.types,
      ...taskCallerData.types,
      ...migrationProjectCallerData.types,
    ] as readonly CallerNeeds[],
);
/** What Terraform's provider awscc needs for a resource in addition. */
const cloudControlNeeds = lazily(() => cloudControlData.needs as readonly CallerNeed[]);
/** What the provider of a resource needs beside what DMS asks, by the type of the resource. */
export function providerNeeds(type: string): readonly CallerNeed[] {
  return isCloudControl(type) ? cloudControlNeeds() : [];
}
export const failures = lazily(
  () =>
    [
      ...accountRoleFailureData.failures,
      ...callerFailureData.failures,
      ...endpointFailureData.failures,
      ...secretFailureData.failures,
      ...policyFailureData.failures,
    ] as readonly KnownFailure[],
);
/** What people in the DMS console need in addition. */
export const consoleNeeds = lazily(() => consoleData.types as readonly CallerNeeds[]);
/** What people need who start, stop and watch what others deployed. */
export const operatorNeeds = lazily(() => operatorData.types as readonly CallerNeeds[]);
export const guidePolicy: readonly GuideBlock[] = guidePolicyData.statements;
export const passRoles: readonly PassRole[] = passRoleData.operations;
export const dmsManagedPolicies = managedPolicyData as readonly DmsManagedPolicy[];
export const partitions: readonly Partition[] = partitionData.partitions;
/** The partition that a Region is in. */
export function partitionOfRegion(region: string): string {
  const own = partitions.find(({ regionPrefix }) => regionPrefix !== undefined && region.startsWith(regionPrefix));
  return own?.name ?? "aws";
}
export const serviceIndex = serviceData as ServiceIndex;
export const resourcePolicyKinds = resourcePolicyData as readonly ResourcePolicyKind[];
export const escalations = lazily(() => escalationData.escalations as readonly Escalation[]);
/** The services that say for whom they act when they use a resource through its policy. */
export const serviceSources = lazily(() => serviceSourceData.services as readonly ServiceSource[]);
export const apiNames: ApiNames = {
  actions: apiNameData.actions,
  misspelt: apiNameData.misspelt,
  owners: apiNameData.owners,
  parts: apiNameData.parts,
  principals: apiNameData.principals,
  services: apiNameData.services,
  withoutPaths: apiNameData.withoutPaths,
};
export const regions: readonly string[] = regionData.regions;
