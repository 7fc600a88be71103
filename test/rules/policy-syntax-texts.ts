export function bucketPolicy(PolicyDocument: object): string {
  const It = { Type: "AWS::S3::BucketPolicy", Properties: { Bucket: "it", PolicyDocument } };
  return JSON.stringify({ Resources: { It } });
}

const dynamicBlock = (name: string): string => `    dynamic "${name}" {
      for_each = try(each.value.${name}, [])
      content {
        type        = ${name}.value.type
        identifiers = ${name}.value.identifiers
      }
    }
`;

/** A document with both elements of each pair, as a module has it that passes on what its caller gives. */
export const module = (given: (name: string) => string): string => `variable "given" { type = any }
variable "any" { default = [] }

data "aws_iam_policy_document" "it" {
  for_each = { for one in var.given : one.sid => one }
  statement {
    effect        = "Deny"
    actions       = ${given("actions")}
    not_actions   = ${given("not_actions")}
    resources     = ${given("resources")}
    not_resources = ${given("not_resources")}
${["principals", "not_principals"].map(dynamicBlock).join("")}  }
}
`;
