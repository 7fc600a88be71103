/**
 * The Terraform of a target in S3: five blocks. `suffix` makes the labels different, if several of these texts are in
 * one module.
 */
export function targetText(index: number, suffix = ""): string {
  const id = String(index);
  return `resource "aws_s3_bucket" "data${suffix}" {
  bucket = "data-${id}"
}

data "aws_iam_policy_document" "trust${suffix}" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "target${suffix}" {
  name               = "target-${id}"
  assume_role_policy = data.aws_iam_policy_document.trust${suffix}.json
}

resource "aws_iam_role_policy" "target${suffix}" {
  role = aws_iam_role.target${suffix}.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"]
      Resource = [aws_s3_bucket.data${suffix}.arn, "\${aws_s3_bucket.data${suffix}.arn}/*"]
    }]
  })
}

resource "aws_dms_s3_endpoint" "target${suffix}" {
  endpoint_id             = "target-${id}"
  endpoint_type           = "target"
  bucket_name             = aws_s3_bucket.data${suffix}.bucket
  service_access_role_arn = aws_iam_role.target${suffix}.arn
}
`;
}
