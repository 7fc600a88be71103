/**
 * The condition keys of a request by which its sender gains the most: the widest policy, on a user or role that has no
 * permissions boundary.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
export function freeHand(action: string): Map<string, readonly string[]> {
  const isAttaching = action.startsWith("iam:Attach");
  return new Map<string, readonly string[]>([
    ["iam:policyarn", isAttaching ? ["arn:aws:iam::aws:policy/AdministratorAccess"] : []],
    ["iam:permissionsboundary", []],
  ]);
}
