export { hasGivenSubnets } from "./resources/given-subnets.js";
export { isKmsKey } from "./resources/keys.js";
export { kindName, nameOf, shownAddress, shownPath } from "./resources/names.js";
export {
  anywhere,
  contextKeyOf,
  type DeploymentContext,
  deploymentContextOf,
  factTypeOf,
} from "./resources/resource-variant.js";
export { settingKeyOf, settingOf } from "./resources/setting-names.js";
export { unknownEngine } from "./resources/unknown-engine.js";

export { callerNeedsFor, roleUsesIn } from "./needs/known-needs.js";
export { contextOfNeed } from "./needs/need-context.js";
export { tokensIn } from "./needs/need-props.js";
export { neededActions, shownNeeds } from "./needs/needed-actions.js";
export { trimSlashes } from "./needs/fill-pattern.js";
export { placePart } from "./needs/place-parts.js";
export {
  type ActionRequirement,
  isInUse,
  mayCount,
  type MetCondition,
  type RoleUseInstance,
  type TrustRequirement,
  usesOf,
  type UseVariant,
} from "./needs/requirements.js";

export {
  type AccountRoleSearch,
  type DeclaredRole,
  findAccountRole,
  otherAccountReason,
  placeOfRole,
  placeOfUse,
  possibleRoleReason,
  rolesOfAccount,
  usableRoles,
} from "./account-roles/account-roles.js";
export { roleMayExistReason } from "./account-roles/role-may-exist.js";
export { stagingUses } from "./account-roles/staging-uses.js";

export { isUsedOnlyBy } from "./roles/only-users.js";
export { ownServicesOf, ownUsesByName } from "./roles/own-uses.js";
export { roleNeeds, type RoleNeeds } from "./roles/role-needs.js";
export {
  awaitingKinds,
  awsPolicyName,
  policiesOfRole,
  policiesToAwait,
  policyNameOf,
  type RolePolicy,
} from "./roles/role-order.js";
export { usersOf } from "./roles/role-users.js";
export { isServiceOfUses, trustsOnlyServicesOfUses } from "./roles/service-trust.js";
export { isForTargetElsewhere, writtenObjects } from "./roles/targets-elsewhere.js";
export { isDmsService, namesDms, trustStatements } from "./roles/trust-statements.js";

export { excessActions, type ExcessActions } from "./judgements/excess-actions.js";
export { excessResources, type ExcessResources, narrowed } from "./judgements/excess-resources.js";
export {
  judgeAction,
  type JudgedAction,
  type JudgedResource,
  resourcesToShow,
  shownResources,
} from "./judgements/judge-action.js";
export {
  type Agreed,
  judgeActions,
  type JudgedRole,
  type JudgedTrust,
  judgeTrust,
  rolesOfUse,
} from "./judgements/judge-use.js";
export { keepsOut } from "./judgements/key-policies.js";
export { agreedDenial, type DenyingStatement, denyingStatement } from "./judgements/resource-denials.js";

export { accountCaller } from "./callers/account-caller.js";
export {
  anyCallers,
  type CallerIdentity,
  type Deployment,
  isGuarded,
  isOfDeployment,
  isOfNetwork,
  judgeCallerNeeds,
  type JudgedNeed,
  judgeNeeds,
  needVariants,
} from "./callers/caller-needs.js";
export {
  callerIdentityOf,
  type CallerStatement,
  createNeedOf,
  createsResources,
  creatingByName,
  type DeclaredResource,
  deployedResources,
  statementFor,
} from "./callers/caller-resources.js";
export {
  type CallerSearch,
  callersOf,
  deployersOf,
  heldDocuments,
  type DocumentOfCallers,
  isOfDms,
  mayCall,
  type OwnDocument,
  passRoleActions,
  placeOfStatement,
  type PolicyHolder,
  policyHoldersIn,
  worksWithDms,
} from "./callers/callers.js";
export { templatesOfSharers } from "./callers/caller-templates.js";
export { judgeCommonNeeds } from "./callers/common-needs.js";
export { namedPolicies } from "./callers/named-callers.js";
export { type PassedRole, passedRoles, passesOtherRoles, rolesToPass } from "./callers/passed-roles.js";
export {
  allowedOperation,
  type AllowedOperation,
  arnWordOf,
  instanceOperations,
  mayAllow,
  mayBeIn,
  mayBeTarget,
  mayGive,
  mayPass,
  passingContext,
  passingOperation,
} from "./callers/passing-operations.js";
