import { dedent, indent } from "../edit-case.js";

/** A role with its trust policy. */
export function role(policy: string): string {
  return `resource "aws_iam_role" "dms" {
  name               = "dms-access"
  assume_role_policy = ${indent(dedent(policy), 2).trim()}
}
`;
}

export const region = 'data "aws_region" "current" {}\n\n';

/** A trust policy on one line. */
export const trust =
  'jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }] })';
