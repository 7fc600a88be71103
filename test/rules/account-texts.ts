/** What `aws iam get-account-authorization-details` prints about roles that these services can assume, by name. */
export function accountWith(
  roles: Readonly<Record<string, string>>,
  statements: readonly unknown[] = [],
): { readonly RoleDetailList: readonly unknown[] } {
  return {
    RoleDetailList: Object.entries(roles).map(([RoleName, Service]) => ({
      RoleName,
      Arn: `arn:aws:iam::111122223333:role/${RoleName}`,
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" }],
      },
      RolePolicyList: [{ PolicyName: "own", PolicyDocument: { Version: "2012-10-17", Statement: statements } }],
    })),
  };
}
