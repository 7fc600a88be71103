export * from "./grants.js";
export { canAssume } from "./trust.js";

export * from "./answers/verdict.js";

export { bucketStartIn, keysInArn, likeArn } from "./texts/arn-fields.js";
export { arnForms, arnShapes, patternsOverlap, segment, type ArnShape } from "./texts/arn-shapes.js";
export { accountIn, arnIdentity, awsManagedPolicyName, isOfAnotherAccount } from "./texts/arns.js";
export { withinSteps } from "./texts/comparison-steps.js";
export { matchesWildcards } from "./texts/plain-match.js";
export { isMisspelling, wordsOf, type Vocabulary } from "./texts/misspelling.js";
export { nameIndex, type NameIndex } from "./texts/name-index.js";
export { nearest, nearestByWords, nearestWithin } from "./texts/nearest.js";
export { patternIndex } from "./texts/pattern-index.js";
export { isSameService } from "./texts/service-principals.js";
export * from "./texts/texts.js";
export { valueIndex } from "./texts/value-index.js";
export { matchAction, matchArn, matchText, mayOverlap, sameText } from "./texts/text-match.js";

export { numberIn } from "./conditions/comparisons.js";
export {
  borrowedConditionKey,
  conditionKey,
  globalConditionKey,
  isMultiValuedKey,
  serviceConditionKey,
  type KnownKey,
} from "./conditions/condition-keys.js";
export * from "./conditions/condition-operators.js";
export { metWith, metWithoutKey, type RequestContext } from "./conditions/conditions.js";
export { isDate } from "./conditions/dates.js";
export { ipRange, isPrivate, withoutHostBits, type IpRange } from "./conditions/ip-ranges.js";
export { withVariables } from "./conditions/policy-variables.js";
export { limitsSource } from "./conditions/source-limits.js";
export { webIdentityKey } from "./conditions/web-identity-keys.js";

export type { Services } from "../knowledge/index.js";
export { areWildcards, mayNameType, reachOf, type NamedArn, type Reach } from "./statements/action-reach.js";
export { grantChange, type GrantChange, type HeldStatement } from "./statements/grant-change.js";
export { mayBeRequestPath } from "./statements/request-paths.js";
export { inSession } from "./statements/role-session.js";
export { actionsMatching, actionsOf, type KnownAction } from "./statements/service-actions.js";
export { coveredBy, coveredByAll, type CoveredActions } from "./statements/statement-actions.js";
export { mayBeAbout, statementApplies, type AccessRequest } from "./statements/statement-match.js";

export { isOfAccount, resourcesNamed } from "./resources/account-resources.js";
export { aliasTarget, keyNamed } from "./resources/key-aliases.js";
export { deployedTemplates, nestedTemplate, stacksOf, type TemplateInContext } from "./resources/nested-stacks.js";
export { accountKeyOf, isInOneAccount, providerAccountOf, type PlacedResource } from "./resources/one-account.js";
export * from "./resources/role-references.js";
export { isNamedBeside, referrersIn } from "./resources/referrers.js";
export { refersTo, resourceAt, resourceKey, resourcesIn, resourcesMeant } from "./resources/resource-key.js";
export * from "./resources/waits.js";

export { hasUsers, policiesWithGroups } from "./holders/group-memberships.js";
export { heldDocument } from "./holders/held-documents.js";
export { holdersOf, isOnlyBoundary, isWrittenForOne, principalsWith } from "./holders/policy-holders.js";
export { union, type PolicySet } from "./holders/policy-sets.js";
export * from "./holders/principal-policies.js";

export type { Grantee } from "./resource-policies/granting-statements.js";
export { namedWithPolicy, policiesNaming } from "./resource-policies/policies-by-name.js";
export { deniesTo } from "./resource-policies/resource-denial.js";
export { statementsConcerning } from "./resource-policies/statements-concerning.js";
export { keyGrant, resourceGrant } from "./resource-policies/resource-grants.js";
export {
  isAccount,
  matchesPrincipal,
  resourcePoliciesOf,
  type Requester,
  type ResourcePolicy,
} from "./resource-policies/resource-policies.js";
