import type { FileCase } from "./policy-forms.js";

const queue = (condition = "", data = ""): string => `resource "aws_sqs_queue_policy" "it" {
  queue_url = aws_sqs_queue.it.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.it.arn
${condition}    }]
  })
}

resource "aws_sqs_queue" "it" {
}
${data}`;

const identity = '\ndata "aws_caller_identity" "current" {}\n';

const document = (condition = "", data = ""): string => `data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::it/*"]

    principals {
      type        = "Service"
      identifiers = ["logging.s3.amazonaws.com"]
    }
${condition}  }
}

resource "aws_s3_bucket_policy" "it" {
  bucket = "it"
  policy = data.aws_iam_policy_document.it.json
}
${data}`;

const policy = (resource: string, condition = ""): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "Service": "config.amazonaws.com" },
      "Action": "s3:PutObject",
      "Resource": "${resource}"${condition}
    }
  ]
}
`;

export const otherEdits: readonly FileCase[] = [
  {
    name: "edit: jsonencode",
    path: "main.tf",
    text: queue(),
    suggested: queue(
      `      Condition = {
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
`,
      identity,
    ),
    found: [["anySource"]],
  },
  {
    name: "edit: a data source",
    path: "main.tf",
    text: document(),
    suggested: document(
      `
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
`,
      identity,
    ),
    found: [["anySource"]],
  },
  {
    name: "edit: a policy file that names an account",
    path: "policy.json",
    type: "resource",
    text: policy(`arn:aws:s3:::trails/AWSLogs/111122223333/*`),
    suggested: policy(
      `arn:aws:s3:::trails/AWSLogs/111122223333/*`,
      `,
      "Condition": {
        "StringEquals": {
          "aws:SourceAccount": "111122223333"
        }
      }`,
    ),
    found: [["anySource"]],
  },
  {
    name: "edit: a policy file that names none",
    path: "policy.json",
    type: "resource",
    text: policy("arn:aws:s3:::trails/*"),
    suggested: null,
    found: [["anySource"]],
  },
];
