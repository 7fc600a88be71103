/**
 * The condition keys of the most harmful request: it attaches the widest policy to a user or role without a permissions
 * boundary.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
export function mostPermissiveKeys(action: string): Map<string, readonly string[]> {
  const isAttaching = action.startsWith("iam:Attach");
  return new Map<string, readonly string[]>([
    ["iam:policyarn", isAttaching ? ["arn:aws:iam::aws:policy/AdministratorAccess"] : []],
    ["iam:permissionsboundary", []],
  ]);
}
