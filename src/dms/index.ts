export * from "./account-caller.js";
export * from "./account-roles.js";
export * from "./caller-needs.js";
export * from "./judge-use.js";
export * from "./needed-actions.js";
export * from "./excess-actions.js";
export * from "./excess-resources.js";
export * from "./named-callers.js";
export * from "./names.js";
export * from "./requirements.js";
export {
  judgeAction,
  resourcesToShow,
  shownResources,
  type JudgedAction,
  type JudgedResource,
} from "./judge-action.js";
export { ownServicesOf, ownUsesByName } from "./own-uses.js";
export { callerNeedsFor, roleUsesIn } from "./known-needs.js";
export { anywhere, contextKeyOf, factTypeOf, deploymentContextOf, type DeploymentContext } from "./resource-variant.js";
export { hasGivenSubnets } from "./given-subnets.js";
export { placePart } from "./required-resources.js";
export { usersOf } from "./role-users.js";
export { isForTargetElsewhere, writtenObjects } from "./targets-elsewhere.js";
export { isDmsService, namesDms, trustStatements } from "./trust-statements.js";
export * from "./callers.js";
export * from "./caller-resources.js";
export * from "./passed-roles.js";
export * from "./passing-operations.js";
export * from "./only-users.js";
export * from "./service-trust.js";
export { roleMayExistReason } from "./role-may-exist.js";
export { contextOfNeed } from "./need-context.js";
export * from "./resource-denials.js";
export * from "./role-order.js";
export { roleNeeds, type RoleNeeds } from "./role-needs.js";
