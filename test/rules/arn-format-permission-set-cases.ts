import type { FileCase } from "./policy-forms.js";

const permissionSet = (attached: string, boundary: string): string => `Resources:
  It:
    Type: AWS::SSO::PermissionSet
    Properties:
      InstanceArn: arn:aws:sso:::instance/ssoins-1234567890abcdef
      Name: it
      ManagedPolicies:
        - arn:aws:iam::aws:policy/${attached}
        - arn:aws:iam::aws:policy/job-function/ViewOnlyAccess
      CustomerManagedPolicyReferences: [{ Name: Billing, Path: /team/ }]
      PermissionsBoundary: { ManagedPolicyArn: arn:aws:iam::aws:policy/${boundary} }
`;

const setAttachment = (policy: string): string => `resource "aws_ssoadmin_managed_policy_attachment" "it" {
  instance_arn       = "arn:aws:sso:::instance/ssoins-1234567890abcdef"
  permission_set_arn = "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef"
  managed_policy_arn = "arn:aws:iam::aws:policy/${policy}"
}
`;

/** AWS managed policies of permission sets. */
export const files: readonly FileCase[] = [
  {
    name: "policies of permission sets",
    path: "main.tf",
    text: `resource "aws_ssoadmin_managed_policy_attachment" "it" {
  instance_arn       = "arn:aws:sso:::instance/ssoins-1234567890abcdef"
  managed_policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess "
  permission_set_arn = "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef"
}
resource "aws_ssoadmin_permissions_boundary_attachment" "it" {
  instance_arn       = "arn:aws:sso:::instance/ssoins-1234567890abcdef"
  permission_set_arn = "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef"
  permissions_boundary {
    managed_policy_arn = "ReadOnlyAccess"
  }
}
`,
    found: [["spaceForArn"], ["textForArn"]],
  },
  {
    name: "policies of a permission set under other paths, which nothing else in the run names",
    path: "stack.yaml",
    text: permissionSet("DatabaseAdministrator", "Billing"),
    found: [
      ["wrongPath", "arn:aws:iam::aws:policy/DatabaseAdministrator"],
      ["wrongPath", "arn:aws:iam::aws:policy/Billing"],
    ],
    suggested: permissionSet("job-function/DatabaseAdministrator", "job-function/Billing"),
  },
  {
    name: "a policy that is attached to a permission set under another path",
    path: "main.tf",
    text: setAttachment("NetworkAdministrator"),
    found: [["wrongPath", "arn:aws:iam::aws:policy/NetworkAdministrator"]],
    suggested: setAttachment("job-function/NetworkAdministrator"),
  },
];
