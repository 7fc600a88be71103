export * from "./account-roles.js";
export * from "./caller-needs.js";
export * from "./judge-use.js";
export * from "./requirements.js";
export type { JudgedAction } from "./judge-action.js";
export { factTypeOf, deploymentContextOf, type DeploymentContext } from "./resource-variant.js";
export { hasGivenSubnets } from "./given-subnets.js";
export { usersOf, type RoleUser } from "./role-users.js";
