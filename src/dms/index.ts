export * from "./callers/account-caller.js";
export * from "./account-roles/account-roles.js";
export * from "./callers/caller-needs.js";
export * from "./judgements/judge-use.js";
export * from "./needs/needed-actions.js";
export * from "./judgements/excess-actions.js";
export * from "./judgements/excess-resources.js";
export * from "./callers/named-callers.js";
export * from "./resources/names.js";
export * from "./needs/requirements.js";
export {
  judgeAction,
  resourcesToShow,
  shownResources,
  type JudgedAction,
  type JudgedResource,
} from "./judgements/judge-action.js";
export { ownServicesOf, ownUsesByName } from "./roles/own-uses.js";
export { callerNeedsFor, roleUsesIn } from "./needs/known-needs.js";
export {
  anywhere,
  contextKeyOf,
  factTypeOf,
  deploymentContextOf,
  type DeploymentContext,
} from "./resources/resource-variant.js";
export { hasGivenSubnets } from "./resources/given-subnets.js";
export { placePart } from "./needs/place-parts.js";
export { usersOf } from "./roles/role-users.js";
export { isForTargetElsewhere, writtenObjects } from "./roles/targets-elsewhere.js";
export { isDmsService, namesDms, trustStatements } from "./roles/trust-statements.js";
export * from "./callers/callers.js";
export * from "./callers/caller-resources.js";
export * from "./callers/common-needs.js";
export * from "./callers/passed-roles.js";
export * from "./callers/passing-operations.js";
export * from "./roles/only-users.js";
export * from "./roles/service-trust.js";
export { roleMayExistReason } from "./account-roles/role-may-exist.js";
export { contextOfNeed } from "./needs/need-context.js";
export { keepsOut } from "./judgements/key-policies.js";
export * from "./judgements/resource-denials.js";
export { isKmsKey } from "./resources/keys.js";
export * from "./roles/role-order.js";
export { roleNeeds, type RoleNeeds } from "./roles/role-needs.js";
