import { append, passRole, trustDms } from "../edits.js";
import { testEdits } from "../edit-case.js";

const added = `{+
    {
      Sid      = "PassRole"
      Effect   = "Allow"
      Action   = "iam:PassRole"
      Resource = "arn:aws:iam::123456789012:role/dms"
      Condition = {
        StringEquals = {
          "iam:PassedToService" = "dms.amazonaws.com"
        }
      }
    },+}`;

const module = (addition: string, more = ""): string => `locals {
  region = "eu-west-1"
  dms_statements = [
    {
      Effect   = "Allow"
      Action   = "dms:*"
      Resource = "*"
    },${addition}
  ]
}

resource "aws_iam_policy" "deploy" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = local.dms_statements
  })
}
${more}`;

testEdits("Terraform: statements of a local", "main.tf", [
  {
    name: "the services of one, which one role has",
    text: `locals {
  services = ["ec2.amazonaws.com"{+, "dms.amazonaws.com"+}]
}

resource "aws_iam_role" "dms" {
  name = "dms-access"
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = local.services }, Action = "sts:AssumeRole" }]
  })
}
`,
    edit: trustDms,
  },
  { name: "which one policy has", text: module(added), edit: append(passRole) },
  {
    name: "which something else has too",
    text: module("", '\noutput "statements" {\n  value = local.dms_statements\n}\n'),
    edit: append(passRole),
  },
  {
    name: "of which a local has more",
    text: module("")
      .replace("dms_statements = [", "dms_statements = concat(local.others, [")
      .replace("\n  ]\n", "\n  ])\n"),
    edit: append(passRole),
  },
  {
    name: "of which it is an attribute",
    text: module("")
      .replace("dms_statements = [", "dms = {\n  statements = [")
      .replace("\n  ]\n", "\n  ]\n  }\n")
      .replace("local.dms_statements", "local.dms.statements"),
    edit: append(passRole),
  },
]);
