/** A key whose policy has these statements (flow mappings), and what uses it. */
export function yaml(statements: readonly string[], rest: string): string {
  return `Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: "2012-10-17"
        Statement:
${statements.map((statement) => `          - ${statement}\n`).join("")}${rest}`;
}

export const root =
  '{ Effect: Allow, Principal: { AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:root" }, Action: "kms:*", Resource: "*" }';

/** The statement that a suggestion writes. */
export function admitting(who: string, ...actions: readonly string[]): string {
  const [only, ...others] = actions;
  const list = others.length === 0 ? (only ?? "") : `[${actions.join(", ")}]`;
  return `{ Effect: Allow, Principal: { ${who} }, Action: ${list}, Resource: "*" }`;
}

export function terraform(policy: string, rest: string): string {
  return `data "aws_caller_identity" "current" {}

resource "aws_kms_key" "dms" {
  description = "landing"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [${policy}]
  })
}
${rest}`;
}

export const terraformRoot =
  '{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }, Action = "kms:*", Resource = "*" }';

export const failure = "The deployment succeeds, but the connection test or the task fails with AccessDenied.";
