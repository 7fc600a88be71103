import { giveFirstPolicy, givePolicyToOne } from "../edits.js";
import { testEdits } from "../edit-case.js";
import { trust } from "../documents/terraform-trust-texts.js";

testEdits("Terraform: change a role", "main.tf", [
  {
    name: "give the roles of a map a policy",
    text: `resource "aws_iam_role" "dms" {
  for_each           = toset(["a", "b"])
  assume_role_policy = ${trust}
}{+

resource "aws_iam_role_policy" "dms" {
  for_each = aws_iam_role.dms
  role     = each.value.id
  name     = "read"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "s3:GetObject",
          "s3:ListBucket",
        ]
        Resource = [
          "arn:aws:s3:::data",
          "arn:aws:s3:::data/*",
        ]
      },
    ]
  })
}+}
`,
    edit: giveFirstPolicy,
  },
  {
    name: "give a role of a map a policy",
    text: `resource "aws_iam_role" "dms" {
  for_each           = toset(["a", "b"])
  assume_role_policy = ${trust}
}{+

resource "aws_iam_role_policy" "dms_a" {
  role = aws_iam_role.dms["a"].id
  name = "read"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "s3:GetObject",
          "s3:ListBucket",
        ]
        Resource = [
          "arn:aws:s3:::data",
          "arn:aws:s3:::data/*",
        ]
      },
    ]
  })
}+}
`,
    edit: givePolicyToOne,
  },
  {
    name: "give a role of a map a policy behind those of other roles",
    text: `resource "aws_iam_role" "dms" {
  for_each           = toset(["b", "c"])
  assume_role_policy = ${trust}
}

resource "aws_iam_role_policy" "dms_a" {
  role   = aws_iam_role.dms["a"].id
  policy = "{}"
}{+

resource "aws_iam_role_policy" "dms_b" {
  role = aws_iam_role.dms["b"].id
  name = "read"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "s3:GetObject",
          "s3:ListBucket",
        ]
        Resource = [
          "arn:aws:s3:::data",
          "arn:aws:s3:::data/*",
        ]
      },
    ]
  })
}+}

resource "aws_iam_role_policy" "dms_other" {
  role   = "other"
  policy = "{}"
}
`,
    edit: givePolicyToOne,
  },
  {
    name: "give a role a policy beside one of its name",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
}{+

resource "aws_iam_role_policy" "dms_2" {
  role = aws_iam_role.dms.id
  name = "read"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "s3:GetObject",
          "s3:ListBucket",
        ]
        Resource = [
          "arn:aws:s3:::data",
          "arn:aws:s3:::data/*",
        ]
      },
    ]
  })
}+}

resource "aws_iam_role_policy" "dms" {
  role   = aws_iam_role.dms.id
  policy = data.aws_iam_policy_document.dms.json
}
`,
    edit: giveFirstPolicy,
  },
  {
    name: "give a role with policies in blocks another one",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}

  inline_policy {
    name   = "write"
    policy = data.aws_iam_policy_document.write.json
  }
{+
  inline_policy {
    name = "read"
    policy = jsonencode({
      Version = "2012-10-17"
      Statement = [
        {
          Effect = "Allow"
          Action = [
            "s3:GetObject",
            "s3:ListBucket",
          ]
          Resource = [
            "arn:aws:s3:::data",
            "arn:aws:s3:::data/*",
          ]
        },
      ]
    })
  }
+}}
`,
    edit: giveFirstPolicy,
  },
  {
    name: "give a role a policy whose other policies are listed",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
}{+

resource "aws_iam_role_policy" "dms" {
  role = aws_iam_role.dms.id
  name = "read"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "s3:GetObject",
          "s3:ListBucket",
        ]
        Resource = [
          "arn:aws:s3:::data",
          "arn:aws:s3:::data/*",
        ]
      },
    ]
  })
}+}

resource "aws_iam_role_policies_exclusive" "dms" {
  role_name    = aws_iam_role.dms.name
  policy_names = ["write"{+, "read"+}]{+

  depends_on = [aws_iam_role_policy.dms]+}
}

resource "aws_iam_role_policies_exclusive" "other" {
  role_name    = "other"
  policy_names = []
}
`,
    edit: giveFirstPolicy,
  },
  {
    name: "give a role a policy whose other policies are not known",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
}

resource "aws_iam_role_policies_exclusive" "dms" {
  role_name    = aws_iam_role.dms.name
  policy_names = var.names
}
`,
    edit: giveFirstPolicy,
  },
]);
