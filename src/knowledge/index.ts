import engineData from "./dms/engines.json" with { type: "json" };
import managedPolicyData from "./dms/managed-policies.json" with { type: "json" };
import passRoleData from "./dms/pass-role.json" with { type: "json" };
import propertyData from "./dms/properties.json" with { type: "json" };
import roleUseData from "./dms/role-uses.json" with { type: "json" };
import partitionData from "./iam/partitions.json" with { type: "json" };
import type { DmsManagedPolicy, DmsProperty, Engine, Partition, PassRole, RoleUse } from "./types.js";

export { loadManagedPolicy } from "./iam/managed-policies/index.js";
export type * from "./types.js";

// The compiler reads every text of a JSON file as `string`; the schema tests prove the narrower types.
export const dmsProperties = propertyData as readonly DmsProperty[];
export const roleUses = roleUseData as readonly RoleUse[];
export const engines: readonly Engine[] = engineData;
export const passRoles: readonly PassRole[] = passRoleData;
export const dmsManagedPolicies = managedPolicyData as readonly DmsManagedPolicy[];
export const partitions: readonly Partition[] = partitionData;
