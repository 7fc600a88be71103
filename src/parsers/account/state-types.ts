import type { AccountPrincipal } from "./account-data.js";

/** What the types of Terraform's two providers for AWS call a principal and its policies. */
export interface PrincipalKind {
  readonly kind: AccountPrincipal["kind"];
  readonly type: string;
  readonly name: string;
  readonly arn: string;
  readonly trust: string;
  readonly boundary: string;
  /** The list of its inline policies, and the document of one. */
  readonly inline: string;
  readonly document: string;
  /** The types that give it an inline policy, with what names the principal there. */
  readonly inlineTypes: readonly { readonly type: string; readonly holder: string; readonly document: string }[];
  readonly attachment?: { readonly type: string; readonly holder: string };
  /** What lists the principals of this kind to which a policy is attached. */
  readonly members?: string;
}

const kinds = ["Role", "User", "Group"] as const;

/**
 * A role of one provider may have policies from the other. The names of `awscc` follow from those of CloudFormation.
 * https://registry.terraform.io/providers/hashicorp/awscc/latest/docs/resources/iam_role
 */
export const principalKinds: readonly PrincipalKind[] = kinds.flatMap((kind): readonly PrincipalKind[] => {
  const word = kind.toLowerCase();
  const common = { kind, arn: "arn", boundary: "permissions_boundary" };
  return [
    {
      ...common,
      type: `aws_iam_${word}`,
      name: "name",
      trust: "assume_role_policy",
      inline: "inline_policy",
      document: "policy",
      inlineTypes: [
        { type: `aws_iam_${word}_policy`, holder: word, document: "policy" },
        { type: `awscc_iam_${word}_policy`, holder: `${word}_name`, document: "policy_document" },
      ],
      members: `${word}s`,
      attachment: { type: `aws_iam_${word}_policy_attachment`, holder: word },
    },
    {
      ...common,
      type: `awscc_iam_${word}`,
      name: `${word}_name`,
      trust: "assume_role_policy_document",
      inline: "policies",
      document: "policy_document",
      inlineTypes: [],
    },
  ];
});

/** Customer managed policies. */
export const policyKinds = [
  { type: "aws_iam_policy", name: "name", arn: "arn", document: "policy" },
  { type: "awscc_iam_managed_policy", name: "managed_policy_name", arn: "policy_arn", document: "policy_document" },
] as const;
