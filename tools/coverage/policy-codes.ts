/**
 * The rules and messages that report a code, as `rule/message`, the most important one first. Or the reason why no rule
 * reports it.
 */
type Finders = readonly string[] | string;

type Codes = Readonly<Record<string, Finders>>;

/** A code of the policy checks of IAM Access Analyzer. */
export interface PolicyCode {
  readonly code: string;
  readonly kind: "error" | "warning" | "security warning" | "suggestion";
  readonly finders: readonly { readonly rule: string; readonly messageId: string }[];
  /** Why no rule reports it. */
  readonly reason: string | undefined;
}

const errors: Codes = {
  ARN_ACCOUNT_NOT_ALLOWED: ["arn-format/accountNotAllowed"],
  ARN_REGION_NOT_ALLOWED: ["arn-format/regionNotAllowed"],
  DATA_TYPE_MISMATCH: [
    "policy-syntax/not-a-text",
    "policy-syntax/not-one-text",
    "policy-syntax/nested-list",
    "policy-syntax/condition-not-a-mapping",
    "policy-syntax/operator-not-a-mapping",
    "policy-syntax/statement-not-a-mapping",
    "policy-syntax/invalid-effect",
    "policy-syntax/invalid-version",
  ],
  DUPLICATE_KEYS_WITH_DIFFERENT_CASE: ["policy-syntax/duplicate-element"],
  INVALID_ACTION: [
    "known-action/unknownAction",
    "known-action/apiName",
    "known-action/emptyPattern",
    "known-action/noService",
  ],
  INVALID_ARN_ACCOUNT: ["arn-format/invalidAccount", "principal/malformedAccount"],
  INVALID_ARN_PREFIX: ["arn-format/notArn"],
  INVALID_ARN_REGION: ["arn-format/invalidRegion", "arn-format/otherPartition"],
  INVALID_ARN_RESOURCE: ["arn-format/unknownResource"],
  INVALID_ARN_SERVICE_CASE: ["arn-format/serviceCase"],
  INVALID_CONDITION_DATA_TYPE: ["condition-value/mixedTypes"],
  INVALID_CONDITION_KEY_FORMAT: ["condition-key/format"],
  INVALID_CONDITION_MULTIPLE_BOOLEAN: ["condition-value/bothBooleans", "condition-value/sameBoolean"],
  INVALID_CONDITION_OPERATOR: ["condition-operator/unknown"],
  INVALID_EFFECT: ["policy-syntax/invalid-effect", "policy-syntax/effectCase"],
  INVALID_GLOBAL_CONDITION_KEY: ["condition-key/unknownGlobal"],
  INVALID_PARTITION: ["arn-format/unknownPartition", "principal/unknownPartition"],
  INVALID_POLICY_ELEMENT: ["policy-syntax/unknown-element"],
  INVALID_PRINCIPAL_FORMAT: ["principal/notAMapping"],
  INVALID_PRINCIPAL_KEY: ["principal/unknownKind"],
  INVALID_REGION: ["condition-value/notRegion"],
  INVALID_SERVICE: ["arn-format/unknownService"],
  INVALID_SERVICE_CONDITION_KEY: ["condition-key/unknownKey", "condition-key/unknownService"],
  INVALID_SERVICE_IN_ACTION: ["known-action/unknownService"],
  INVALID_VARIABLE_FOR_OPERATOR: ["policy-variable/operator"],
  INVALID_VERSION: ["policy-syntax/invalid-version"],
  JSON_SYNTAX_ERROR: ["policy-syntax/json-syntax", "policy-syntax/duplicate-element"],
  MISSING_ACTION: ["policy-syntax/missing-action"],
  MISSING_ARN_FIELD: ["arn-format/missingField", "principal/malformed"],
  MISSING_ARN_REGION: ["arn-format/missingRegion"],
  MISSING_EFFECT: ["policy-syntax/missing-effect"],
  MISSING_PRINCIPAL: ["principal/missing"],
  MISSING_QUALIFIER: ["condition-operator/missingQualifier"],
  MISSING_RESOURCE: ["policy-syntax/missing-resource"],
  MISSING_STATEMENT: ["policy-syntax/missing-statement"],
  NULL_WITH_IF_EXISTS: ["condition-operator/nullIfExists"],
  SCP_SYNTAX_ERROR_ACTION_WILDCARD:
    "since September 2025 AWS takes a wildcard anywhere in the actions of a service control policy; its page still lists the code",
  SCP_SYNTAX_ERROR_PRINCIPAL: ["principal/misplaced"],
  UNIQUE_SIDS_REQUIRED: ["unique-sid/repeated"],
  UNSUPPORTED_ACTION_IN_POLICY: ["action-resource/foreignAction", "action-resource/rejectedAction"],
  UNSUPPORTED_ELEMENT_COMBINATION: ["policy-syntax/exclusive-elements"],
  UNSUPPORTED_GLOBAL_CONDITION_KEY: ["condition-key/deprecated"],
  UNSUPPORTED_PRINCIPAL: ["principal/misplaced"],
  UNSUPPORTED_RESOURCE_ARN_IN_POLICY: ["action-resource/foreignResource", "action-resource/otherBucket"],
  UNSUPPORTED_SID: ["policy-syntax/invalid-sid"],
  UNSUPPORTED_WILDCARD_IN_PRINCIPAL: ["principal/wildcard"],
  MISSING_BRACE_IN_VARIABLE: ["policy-variable/brace"],
  MISSING_QUOTE_IN_VARIABLE: ["policy-variable/quote"],
  UNSUPPORTED_SPACE_IN_VARIABLE: ["policy-variable/space"],
  EMPTY_VARIABLE: ["policy-variable/empty"],
  VARIABLE_UNSUPPORTED_IN_ELEMENT: ["policy-variable/element", "policy-syntax/invalid-sid"],
  VARIABLE_UNSUPPORTED_IN_VERSION: ["policy-variable/version"],
  PRIVATE_IP_ADDRESS: ["condition-value/privateOnly"],
  PRIVATE_NOT_IP_ADDRESS: ["condition-value/privateExcluded"],
  POLICY_SIZE_EXCEEDS_SCP_QUOTA: ["policy-size/tooLong"],
  INVALID_SERVICE_PRINCIPAL_FORMAT: [
    "principal/malformedService",
    "principal/serviceAsAccount",
    "condition-value/notService",
    "condition-value/notViaService",
  ],
  MISSING_TAG_KEY_IN_CONDITION: ["condition-key/missingTag"],
  INVALID_VPC_FORMAT: ["condition-value/notVpc"],
  INVALID_VPCE_FORMAT: ["condition-value/notVpcEndpoint"],
  FEDERATED_PRINCIPAL_NOT_SUPPORTED: ["principal/federatedElsewhere"],
  UNSUPPORTED_ACTION_FOR_CONDITION_KEY: ["condition-key/noEffect", "no-idle-condition/someActions"],
  UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL: ["condition-key/notOfServices"],
  ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL: ["principal/notPrincipal"],
  ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL: ["no-open-trust/open"],
  ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE: ["policy-syntax/misplaced-element"],
  MISSING_ACTION_FOR_CONDITION_KEY: ["condition-key/noEffect", "condition-key/unset"],
  INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY: ["principal/malformedProvider"],
  MISMATCHED_ACTION_FOR_PRINCIPAL: ["principal/wrongAction", "principal/shutOut"],
  MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY: ["principal/rolesAnywhere"],
  TYPE_MISMATCH_IP_RANGE: ["condition-value/notAddress"],
  POLICY_SIZE_EXCEEDS_RCP_QUOTA: ["policy-size/tooLong"],
  RCP_SYNTAX_ERROR_PRINCIPAL: ["principal/onlyEveryone", "principal/notPrincipal"],
  RCP_SYNTAX_ERROR_ALLOW: ["policy-syntax/controlAllow"],
  RCP_SYNTAX_ERROR_NOTACTION: ["policy-syntax/misplaced-element"],
  RCP_SYNTAX_ERROR_ACTION: ["policy-syntax/controlAction", "policy-syntax/controlEveryAction"],
  MISSING_ARN_ACCOUNT: ["arn-format/missingAccount"],
  INVALID_KMS_KEY_VALUE: ["condition-value/notKey"],
  VARIABLE_USAGE_TOO_PERMISSIVE: ["condition-value/variablePart"],
  WILDCARD_USAGE_TOO_PERMISSIVE: ["condition-value/partOfId", "condition-value/everyValue"],
};

const warnings: Codes = {
  CREATE_SLR_WITH_NOT_RESOURCE: ["no-inverted-element/notResource"],
  CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE: ["no-inverted-element/notResource"],
  CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE: ["no-inverted-element/notAction", "no-inverted-element/notResource"],
  CREATE_SLR_WITH_STAR_IN_RESOURCE: ["service-linked-role/anyRole", "service-linked-role/anyRoleOfAll"],
  CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE: [
    "no-wildcard-action/administrator",
    "no-full-access/administrator",
    "service-linked-role/anyRoleOfAll",
  ],
  CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION: ["no-inverted-element/notAction"],
  DEPRECATED_GLOBAL_CONDITION_KEY: ["condition-key/deprecated"],
  INVALID_DATE_VALUE: ["no-idle-condition/epoch"],
  INVALID_ROLE_REFERENCE: ["principal/deletedRole"],
  INVALID_USER_REFERENCE: ["principal/deletedUser"],
  MISSING_VERSION: ["policy-version/missing"],
  UNIQUE_SIDS_RECOMMENDED: ["unique-sid/repeatedOnResource"],
  WILDCARD_WITHOUT_LIKE_OPERATOR: ["condition-operator/wildcard"],
  POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA: ["policy-size/tooLong", "policy-size/tooLongTogether"],
  POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA: ["policy-size/tooLong"],
  TYPE_MISMATCH: ["condition-operator/wrongType", "condition-operator/otherType"],
  TYPE_MISMATCH_BOOLEAN: ["condition-value/notBoolean"],
  TYPE_MISMATCH_DATE: ["condition-value/notDate"],
  TYPE_MISMATCH_NUMBER: ["condition-value/notNumber"],
  TYPE_MISMATCH_STRING: ["condition-value/notBase64"],
  SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED: [
    "condition-value/everyRepository",
    "condition-value/someOwners",
    "condition-value/everyOwned",
    "condition-value/everyBranch",
  ],
  POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA: ["policy-size/tooLong"],
  RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY: ["condition-key/rcpPrincipal"],
  RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY: ["condition-key/rcpService", "condition-key/rcpUnsaid"],
  RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK: ["condition-key/rcpNull"],
  USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES: ["no-idle-condition/fewServices"],
};

const securityWarnings: Codes = {
  ALLOW_WITH_NOT_PRINCIPAL: ["no-inverted-element/notPrincipal"],
  FORALLVALUES_WITH_SINGLE_VALUED_KEY: ["condition-operator/allOfOne"],
  PASS_ROLE_WITH_NOT_RESOURCE: ["no-inverted-element/notResource"],
  PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE: ["no-inverted-element/notResource"],
  PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE: ["no-inverted-element/notAction", "no-inverted-element/notResource"],
  PASS_ROLE_WITH_STAR_IN_RESOURCE: [
    "pass-role-scope/everyRole",
    "pass-role-scope/everyRoleOfAll",
    "privilege-escalation/passRole",
  ],
  PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE: [
    "no-wildcard-action/administrator",
    "no-full-access/administrator",
    "pass-role-scope/everyRoleOfAll",
  ],
  PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION: ["no-inverted-element/notAction"],
  MISSING_PAIRED_CONDITION_KEYS: ["condition-key/unpaired"],
  DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: ["no-idle-condition/someActions", "condition-key/noEffect"],
  DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: ["no-idle-condition/everyAction"],
  RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL: ["service-source/anySource", "confused-deputy/unlimited"],
  MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL: ["condition-key/openProvider"],
  MISSING_GITHUB_REPO_CONDITION_KEY: ["condition-key/openGitHub", "condition-key/negatedGitHub"],
  UNTRUSTWORTHY_CONDITION_KEY: ["condition-key/forgeable"],
  STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS: ["condition-operator/arnAsText"],
  DYNAMODB_ATTRIBUTES_WITHOUT_SELECT: ["condition-key/withoutSelect"],
  S3_PREFIX_IN_NEGATIVE_CONTEXT: ["condition-key/evadable"],
  FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE: ["no-idle-condition/audience"],
};

const suggestions: Codes = {
  EMPTY_ARRAY_ACTION: ["no-empty-element/emptyList"],
  EMPTY_ARRAY_CONDITION: ["no-empty-element/noValues", "no-empty-element/nothingCompared"],
  EMPTY_ARRAY_CONDITION_FORALLVALUES: ["no-empty-element/noValuesAll", "no-empty-element/nothingCompared"],
  EMPTY_ARRAY_CONDITION_FORANYVALUE: ["no-empty-element/noValues", "no-empty-element/nothingCompared"],
  EMPTY_ARRAY_CONDITION_IFEXISTS: ["no-empty-element/noValuesIfExists", "no-empty-element/nothingCompared"],
  EMPTY_ARRAY_PRINCIPAL: ["no-empty-element/emptyPrincipal"],
  EMPTY_ARRAY_RESOURCE: ["no-empty-element/emptyList"],
  EMPTY_OBJECT_CONDITION: ["no-empty-element/emptyCondition"],
  EMPTY_OBJECT_PRINCIPAL: ["no-empty-element/emptyPrincipal"],
  EMPTY_SID_VALUE: ["no-empty-element/emptySid"],
  IMPROVE_IP_RANGE: ["no-redundant-element/hostBits"],
  NULL_WITH_QUALIFIER: ["condition-operator/nullOfSet"],
  PRIVATE_IP_ADDRESS_SUBSET: ["no-redundant-element/privateAddress"],
  PRIVATE_NOT_IP_ADDRESS_SUBSET: ["no-redundant-element/privateAddress"],
  REDUNDANT_ACTION: ["no-redundant-element/covered", "no-redundant-element/repeated"],
  REDUNDANT_CONDITION_VALUE_NUM: ["no-redundant-element/number"],
  REDUNDANT_RESOURCE: ["no-redundant-element/covered", "no-redundant-element/repeated"],
  REDUNDANT_STATEMENT: ["no-redundant-element/statement"],
  WILDCARD_IN_SERVICE_NAME: ["arn-format/openService"],
  ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: ["no-idle-condition/someActions", "condition-key/noEffect"],
  ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: ["no-idle-condition/everyAction"],
  RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL: ["service-source/weakSource"],
  IRRELEVANT_CONDITION_KEY_IN_POLICY: ["no-idle-condition/ownResource"],
  REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY: ["no-redundant-element/session"],
  CONFIRM_AUDIENCE_CLAIM_TYPE: ["no-idle-condition/audience"],
  EQUIVALENT_TO_NULL_FALSE: ["no-idle-condition/asksPresence"],
  EQUIVALENT_TO_NULL_TRUE: ["no-idle-condition/asksAbsence"],
  REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION: ["no-idle-condition/alwaysMet"],
  REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION: ["no-idle-condition/neverMet"],
};

function codesOf(kind: PolicyCode["kind"], codes: Codes): readonly PolicyCode[] {
  return Object.entries(codes).map(([code, finders]) => ({
    code,
    kind,
    finders: typeof finders === "string" ? [] : finders.map(finderOf),
    reason: typeof finders === "string" ? finders : undefined,
  }));
}

function finderOf(text: string): PolicyCode["finders"][number] {
  const [rule = "", messageId = ""] = text.split("/");
  return { rule, messageId };
}

/** All codes. https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html */
export const policyCodes: readonly PolicyCode[] = [
  ...codesOf("error", errors),
  ...codesOf("warning", warnings),
  ...codesOf("security warning", securityWarnings),
  ...codesOf("suggestion", suggestions),
];
