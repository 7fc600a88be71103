import arnPropertyData from "./aws/arn-properties.json" with { type: "json" };
import terraformModuleData from "./aws/terraform-modules.json" with { type: "json" };
import callerNeedData from "./dms/caller-needs.json" with { type: "json" };
import engineData from "./dms/engines.json" with { type: "json" };
import guidePolicyData from "./dms/guide-policy.json" with { type: "json" };
import managedPolicyData from "./dms/managed-policies.json" with { type: "json" };
import passRoleData from "./dms/pass-role.json" with { type: "json" };
import propertyData from "./dms/properties.json" with { type: "json" };
import roleUseData from "./dms/role-uses.json" with { type: "json" };
import partitionData from "./iam/partitions.json" with { type: "json" };
import escalationData from "./iam/escalations.json" with { type: "json" };
import apiNameData from "./iam/api-names.json" with { type: "json" };
import regionData from "./iam/regions.json" with { type: "json" };
import resourcePolicyData from "./iam/resource-policies.json" with { type: "json" };
import serviceData from "./iam/services.json" with { type: "json" };
import type { ApiNames, Escalation, ResourcePolicyKind, ServiceIndex } from "./iam/types.js";
import type {
  ArnProperties,
  CallerNeeds,
  DmsManagedPolicy,
  DmsProperty,
  Engine,
  GuideBlock,
  Partition,
  PassRole,
  RoleUse,
  TerraformModule,
} from "./types.js";

export { loadService } from "./iam/actions/index.js";
export { loadManagedPolicy } from "./iam/managed-policies/index.js";
export * from "./aws/resource-types.js";
export type * from "./aws/types.js";
export type * from "./iam/types.js";
export type * from "./types.js";

// The compiler reads every text of a JSON file as `string`; the schema tests prove the narrower types.
export const dmsProperties = propertyData as readonly DmsProperty[];
export const roleUses = roleUseData as readonly RoleUse[];
export const engines: readonly Engine[] = engineData;
export const callerNeeds = callerNeedData as readonly CallerNeeds[];
export const guidePolicy: readonly GuideBlock[] = guidePolicyData;
export const passRoles: readonly PassRole[] = passRoleData;
export const dmsManagedPolicies = managedPolicyData as readonly DmsManagedPolicy[];
export const partitions: readonly Partition[] = partitionData;
export const serviceIndex = serviceData as ServiceIndex;
export const arnProperties: ArnProperties = arnPropertyData;
export const resourcePolicyKinds = resourcePolicyData as readonly ResourcePolicyKind[];
export const terraformModules: readonly TerraformModule[] = terraformModuleData;
export const escalations = escalationData as readonly Escalation[];
export const apiNames = apiNameData as ApiNames;
export const regions: readonly string[] = regionData;
