import { nothing, type AccountData, type AccountPolicy, type AccountPrincipal } from "./account-data.js";
import { at, documentOf, itemsAt, textAt } from "./plain-values.js";

const lists = { RoleDetailList: "Role", UserDetailList: "User", GroupDetailList: "Group" } as const;

const keys: readonly string[] = [...Object.keys(lists), "Policies"];

/**
 * Reads what `aws iam get-account-authorization-details` prints. `undefined`: it is something else.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export function authorizationDetails(value: unknown): AccountData | undefined {
  if (!keys.some((key) => Array.isArray(at(value, key)))) return undefined;
  const principals = Object.entries(lists).flatMap(([key, kind]) =>
    itemsAt(value, key).flatMap((detail) => principalOf(kind, detail)),
  );
  // With --filter, only some of the lists are filled. Without all pages, none is complete.
  const isCut = at(value, "IsTruncated") === true || textAt(value, "NextToken") !== undefined;
  return {
    ...nothing,
    principals,
    managedPolicies: itemsAt(value, "Policies").flatMap(policyOf),
    isComplete: !isCut && itemsAt(value, "RoleDetailList").length > 0,
    ...(isCut && { incompleteReason: "the account data has only a part of the account: IsTruncated is true" }),
  };
}

function principalOf(kind: AccountPrincipal["kind"], detail: unknown): readonly AccountPrincipal[] {
  const name = textAt(detail, `${kind}Name`);
  const arn = textAt(detail, "Arn");
  if (name === undefined || arn === undefined) return [];
  const trust = documentOf(at(detail, "AssumeRolePolicyDocument"));
  const boundary = textAt(detail, "PermissionsBoundary", "PermissionsBoundaryArn");
  return [
    {
      kind,
      name,
      arn,
      ...(trust !== undefined && { trust }),
      inlinePolicies: itemsAt(detail, `${kind}PolicyList`).map((one) => documentOf(at(one, "PolicyDocument"))),
      managedPolicyArns: itemsAt(detail, "AttachedManagedPolicies").flatMap((one) => textAt(one, "PolicyArn") ?? []),
      ...(boundary !== undefined && { boundary }),
      groups: itemsAt(detail, "GroupList").filter((group) => typeof group === "string"),
    },
  ];
}

/** The version that is in force. The policies of AWS that somebody has are there as well. */
function policyOf(policy: unknown): readonly AccountPolicy[] {
  const name = textAt(policy, "PolicyName");
  const arn = textAt(policy, "Arn");
  if (name === undefined || arn === undefined) return [];
  const versions = itemsAt(policy, "PolicyVersionList");
  const inForce =
    versions.find((version) => at(version, "IsDefaultVersion") === true) ??
    versions.find((version) => textAt(version, "VersionId") === textAt(policy, "DefaultVersionId"));
  return [{ name, arn, document: documentOf(at(inForce, "Document")) }];
}
