import type { Judged } from "../judged.js";

export interface TerraformCase {
  readonly name: string;
  readonly use: "endpoint-s3-source" | "endpoint-s3-target";
  readonly endpoint: string;
  readonly statements: string;
  readonly further?: string;
  readonly expected: Partial<Judged>;
  readonly why: string;
}

/** A module with a bucket, a role and an endpoint of S3 that uses both. */
export const module = ({ endpoint, statements, further = "" }: TerraformCase): string => `
resource "aws_s3_bucket" "data" {
  bucket = "\${var.prefix}-data"
}
variable "prefix" {}
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }
  }
}
resource "aws_iam_role" "access" {
  name               = "\${var.prefix}-access"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
data "aws_iam_policy_document" "access" {
  ${statements}
}
resource "aws_iam_role_policy" "access" {
  role   = aws_iam_role.access.id
  policy = data.aws_iam_policy_document.access.json
}
${endpoint}
${further}
`;

export const s3Endpoint = (type: string, further = ""): string => `
resource "aws_dms_s3_endpoint" "this" {
  endpoint_id             = "this"
  endpoint_type           = "${type}"
  bucket_name             = aws_s3_bucket.data.id
  service_access_role_arn = aws_iam_role.access.arn
  ${further}
}`;

export const genericEndpoint = (type: string, further = ""): string => `
resource "aws_dms_endpoint" "this" {
  endpoint_id   = "this"
  endpoint_type = "${type}"
  engine_name   = "s3"
  s3_settings {
    bucket_name             = aws_s3_bucket.data.bucket
    service_access_role_arn = aws_iam_role.access.arn
    ${further}
  }
}`;

export const allow = (actions: string, resources: string): string => `
statement {
  actions   = [${actions
    .split(", ")
    .map((action) => `"${action}"`)
    .join(", ")}]
  resources = [${resources}]
}`;

/** The resources that a policy names: the objects of the bucket, and the bucket. */
export const objects = '"${aws_s3_bucket.data.arn}/*"';
export const bucket = "aws_s3_bucket.data.arn";

/** Statements with all that a target needs. */
export const writes = allow("s3:PutObject, s3:DeleteObject", objects) + allow("s3:ListBucket", bucket);
