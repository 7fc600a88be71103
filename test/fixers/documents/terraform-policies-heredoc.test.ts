import { append, limitTo, onlyToDms, passRole, splitPassRole } from "../edits.js";
import { testEdits } from "../edit-case.js";

testEdits("JSON in a heredoc: change statements", "main.tf", [
  {
    name: "append one to a text with verbs",
    text: `resource "aws_iam_policy" "caller" {
  policy = format(<<EOF
{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "dms:*",
      "Resource": "arn:aws:dms:*:%s:*"
    }{+,
    {
      "Sid": "PassRole",
      "Effect": "Allow",
      "Action": "iam:PassRole",
      "Resource": "arn:aws:iam::123456789012:role/dms",
      "Condition": {
        "StringEquals": {
          "iam:PassedToService": "dms.amazonaws.com"
        }
      }
    }+}
  ]
}
EOF
  , var.account)
}
`,
    edit: append(passRole),
  },
  {
    name: "append one to a text in which a word is exchanged",
    text: `resource "aws_iam_policy" "caller" {
  policy = replace(<<EOF
{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "dms:*",
      "Resource": "arn:aws:dms:*:ACCOUNT:*"
    }{+,
    {
      "Sid": "PassRole",
      "Effect": "Allow",
      "Action": "iam:PassRole",
      "Resource": "arn:aws:iam::123456789012:role/dms",
      "Condition": {
        "StringEquals": {
          "iam:PassedToService": "dms.amazonaws.com"
        }
      }
    }+}
  ]
}
EOF
  , "ACCOUNT", var.account)
}
`,
    edit: append(passRole),
  },
  {
    name: "append one to a text without its ends",
    text: `resource "aws_iam_policy" "caller" {
  policy = trimspace(<<-EOF

    {
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "dms:*",
          "Resource": "\${var.target}"
        }{+,
        {
          "Sid": "PassRole",
          "Effect": "Allow",
          "Action": "iam:PassRole",
          "Resource": "arn:aws:iam::123456789012:role/dms",
          "Condition": {
            "StringEquals": {
              "iam:PassedToService": "dms.amazonaws.com"
            }
          }
        }+}
      ]
    }
  EOF
  )
}
`,
    edit: append(passRole),
  },
  {
    name: "append one",
    text: `resource "aws_iam_policy" "caller" {
  policy = <<EOF
{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "dms:*",
      "Resource": "*"
    }{+,
    {
      "Sid": "PassRole",
      "Effect": "Allow",
      "Action": "iam:PassRole",
      "Resource": "arn:aws:iam::123456789012:role/dms",
      "Condition": {
        "StringEquals": {
          "iam:PassedToService": "dms.amazonaws.com"
        }
      }
    }+}
  ]
}
EOF
}
`,
    edit: append(passRole),
  },
  {
    name: "narrow one",
    text: `resource "aws_iam_policy" "caller" {
  policy = <<-EOF
    { "Statement": [{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"{+, "Condition": { "StringEquals": { "iam:PassedToService": "dms.amazonaws.com" } }+} }] }
  EOF
}
`,
    edit: onlyToDms,
  },
  {
    name: "limit one",
    text: `resource "aws_iam_policy" "caller" {
  policy = <<-EOF
    { "Statement": [{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": [-"*"-]{+"arn:aws:iam::1:role/a"+} }] }
  EOF
}
`,
    edit: limitTo("arn:aws:iam::1:role/a"),
  },
  {
    name: "split one",
    text: `resource "aws_iam_policy" "caller" {
  policy = <<-EOF
    { "Statement": [{ "Effect": "Allow", "Action": [[-"iam:PassRole", -]"dms:*"], "Resource": "*" }{+, { "Sid": "PassRole", "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::123456789012:role/dms", "Condition": { "StringEquals": { "iam:PassedToService": "dms.amazonaws.com" } } }+}] }
  EOF
}
`,
    edit: splitPassRole,
  },
]);
