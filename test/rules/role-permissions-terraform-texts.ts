import { changed } from "./texts.js";

export const all = '["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"]';
export const both = '[aws_s3_bucket.landing.arn, "${aws_s3_bucket.landing.arn}/*"]';
export const objects = '"${aws_s3_bucket.landing.arn}/*"';

/** A policy document of nested blocks; `rest`: further blocks. */
export function document(rest: string): string {
  return `data "aws_iam_policy_document" "dms" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.landing.arn]
  }
${rest}}

resource "aws_iam_role_policy" "dms" {
  role   = aws_iam_role.dms.id
  policy = data.aws_iam_policy_document.dms.json
}
`;
}

export const putAndList = '["s3:PutObject", "s3:ListBucket"]';

export function withDelete(policy: string): string {
  return changed(
    policy,
    "    ]\n",
    `      {
        Effect   = "Allow"
        Action   = "s3:DeleteObject"
        Resource = ${objects}
      },
    ]
`,
  );
}

export const at = (line: number) => ({ messageId: "missing", line, column: 29, endLine: line, endColumn: 49 }) as const;

/** The module with a policy of these statements behind the role. */
export function withPolicy(text: string, statements: string): string {
  return changed(
    text,
    'Action = "sts:AssumeRole" }]\n  })\n}\n',
    `Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "dms" {
  role = aws_iam_role.dms.id
  name = "endpoint-s3-target"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
${statements}    ]
  })
}
`,
  );
}

export const writeObjects = `      {
        Effect = "Allow"
        Action = [
          "s3:PutObject",
          "s3:DeleteObject",
        ]
        Resource = ${objects}
      },
`;
