import { stringOf, type Text } from "../../tree/index.js";

/**
 * Services whose ARNs may have no resource type: the name comes first.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const untyped = new Set([
  ...["apigateway", "aws-marketplace", "backup", "codecommit", "codepipeline", "ebs", "eventsbilltoaws", "execute-api"],
  ...["kinesis", "mapcredits", "mediaconnect", "mgh", "neptune-db", "s3", "s3-object-lambda", "servicequotas", "sns"],
  ...["sqs", "ssm-sap", "wafv2"],
]);

/**
 * Whether an ARN has a wildcard in the resource type, as in `arn:aws:iam::123456789012:u*`. AWS does not allow it and
 * does not document what it does. A `*` for the whole rest of the ARN is allowed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html#arns-paths
 */
export function hasWildcardType(arn: Text): boolean {
  const [, , service = "", , account = "", ...rest] = stringOf(arn, "\uE000").split(":");
  const resource = rest.join(":");
  const [type = ""] = /^[^/:]*/.exec(resource) ?? [];
  const isOpen = /[*?]/.test(type) && !/^[*?/:]*$/.test(resource);
  // Where one `*` stands for several fields, the other fields are not at their usual positions.
  const isInPlace = /^(?:aws|[\d*?\uE000]*)$/.test(account);
  return isOpen && isInPlace && !untyped.has(service) && !/[*?\uE000]/.test(service) && !type.includes("${");
}
