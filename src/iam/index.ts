export * from "./condition-operators.js";
export * from "./grants.js";
export { heldDocument } from "./held-documents.js";
export * from "./references.js";
export * from "./role-policies.js";
export { accountIn, arnIdentity, awsManagedPolicyName } from "./arns.js";
export * from "./texts.js";
export * from "./verdict.js";
export * from "./waits.js";
export type { PolicySet } from "./policy-sets.js";
export { metWith, metWithoutKey, type RequestContext } from "./conditions.js";
export { actionsMatching, actionsOf, type KnownAction } from "./service-actions.js";
export { areWildcards, mayNameType, reachOf, type NamedArn, type Reach } from "./action-reach.js";
export { arnShapes, patternsOverlap, segment, type ArnShape } from "./arn-shapes.js";
export { canAssume } from "./trust.js";
export {
  conditionKey,
  borrowedConditionKey,
  globalConditionKey,
  isMultiValuedKey,
  serviceConditionKey,
  type KnownKey,
} from "./condition-keys.js";
export { coveredBy, coveredByAll, type CoveredActions } from "./statement-actions.js";
export type { Services } from "../knowledge/index.js";
export { isInOneAccount, providerAccountOf, type PlacedResource } from "./one-account.js";
export { mayBeRequestPath } from "./request-paths.js";
export { deployedTemplates, nestedTemplate, stacksOf, type DeployedTemplate } from "./nested-stacks.js";
export { grantChange, type GrantChange, type HeldStatement } from "./grant-change.js";
export { holdersOf, isOnlyBoundary, isWrittenForOne, principalsWith } from "./policy-holders.js";
export { numberIn } from "./comparisons.js";
export { ipRange, isPrivate, withoutHostBits, type IpRange } from "./ip-ranges.js";
export {
  isAccount,
  matchesPrincipal,
  resourcePoliciesOf,
  type Requester,
  type ResourcePolicy,
} from "./resource-policies.js";
export { resourcesNamed } from "./account-resources.js";
export { limitsSource } from "./source-limits.js";
export { aliasTarget, keyNamed } from "./key-aliases.js";
export { isDate } from "./dates.js";
export { deniesTo } from "./resource-denial.js";
export { namedWithPolicy } from "./policies-by-name.js";
export { isSameService } from "./service-principals.js";
export { isMisspelling, wordsOf, type Vocabulary } from "./misspelling.js";
export { keysInArn, likeArn } from "./arn-fields.js";
export { matchAction, matchArn, matchText, mayOverlap, sameText } from "./wildcard.js";
export { matchesWildcards } from "./glob.js";
export { withinSteps } from "./comparison-steps.js";
export { patternIndex } from "./pattern-index.js";
export { nameIndex, type NameIndex } from "./name-index.js";
export { nearest, nearestWithin } from "./nearest.js";
export { isNamedBeside, referrersIn } from "./referrers.js";
export { refersTo, resourceAt, resourceKey, resourcesIn, resourcesMeant } from "./resource-key.js";
export type { Grantee } from "./granting-statements.js";
export { resourceGrant } from "./resource-grants.js";
export { type AccessRequest, statementApplies } from "./statement-match.js";
export { withVariables } from "./policy-variables.js";
