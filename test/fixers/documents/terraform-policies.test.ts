import { allowOnly, append, limitTo, onlyToDms, passRole, readBucket, splitPassRole } from "../edits.js";
import { dedent, indent, testEdits } from "../edit-case.js";

/** A policy document in blocks. */
function blocks(inside: string): string {
  return `data "aws_iam_policy_document" "caller" {
${indent(dedent(inside), 2)}}

resource "aws_iam_policy" "caller" {
  policy = data.aws_iam_policy_document.caller.json
}
`;
}

testEdits("aws_iam_policy_document: change statements", "main.tf", [
  {
    name: "append one",
    text: blocks(`
      statement {
        actions   = ["dms:*"]
        resources = ["*"]
      } # all{+

      statement {
        sid       = "PassRole"
        actions   = ["iam:PassRole"]
        resources = ["arn:aws:iam::123456789012:role/dms"]

        condition {
          test     = "StringEquals"
          variable = "iam:PassedToService"
          values   = ["dms.amazonaws.com"]
        }
      }+}
    `),
    edit: append(passRole),
  },
  {
    name: "append one with holes",
    text: `data "aws_partition" "current" {}

${blocks(`
  statement {
    actions   = ["dms:*"]
    resources = ["*"]
  }{+

  statement {
    actions = ["s3:GetObject", "s3:ListBucket"]
    resources = [
      "arn:\${data.aws_partition.current.partition}:s3:::data",
      "arn:\${data.aws_partition.current.partition}:s3:::data/*",
    ]
  }+}
`)}`,
    edit: append(readBucket),
  },
  {
    name: "append one that is there",
    text: blocks(`
      statement {
        actions   = ["iam:PassRole"]
        resources = ["arn:aws:iam::123456789012:role/dms"]

        condition {
          test     = "StringEquals"
          variable = "iam:PassedToService"
          values   = ["dms.amazonaws.com"]
        }
      }
    `),
    edit: append(passRole),
  },
  {
    name: "narrow one by a condition",
    text: blocks(`
      statement {
        actions   = ["iam:PassRole"]
        resources = ["*"] # any{+

        condition {
          test     = "StringEquals"
          variable = "iam:PassedToService"
          values   = ["dms.amazonaws.com"]
        }+}
      }
    `),
    edit: onlyToDms,
  },
  {
    name: "narrow one that has a condition",
    text: blocks(`
      statement {
        actions   = ["iam:PassRole"]
        resources = ["*"]

        condition {
          test     = "StringEquals"
          variable = "aws:ResourceAccount"
          values   = ["123456789012"]
        }{+

        condition {
          test     = "StringEquals"
          variable = "iam:PassedToService"
          values   = ["dms.amazonaws.com"]
        }+}
      }
    `),
    edit: onlyToDms,
  },
  {
    name: "narrow one that is narrowed",
    text: blocks(`
      statement {
        actions   = ["iam:PassRole"]
        resources = ["*"]
        condition {
          test     = "StringLike"
          variable = "iam:PassedToService"
          values   = ["dms.*"]
        }
        condition {
          test     = "StringEquals"
          variable = "iam:PassedToService"
          values   = ["ec2.amazonaws.com"]
        }
      }
    `),
    edit: onlyToDms,
  },
  {
    name: "limit one to a resource",
    text: blocks(`
      statement {
        actions   = ["iam:PassRole"]
        resources = [-["*"]-]{+["arn:aws:iam::1:role/a"]+} # any
      }
    `),
    edit: limitTo("arn:aws:iam::1:role/a"),
  },
  {
    name: "allow other actions",
    text: blocks(`
      statement {
        actions   = [-["dms:*"]-]{+["dms:StartReplicationTask", "dms:StopReplicationTask"]+}
        resources = ["*"]
      }
    `),
    edit: allowOnly("dms:StartReplicationTask", "dms:StopReplicationTask"),
  },
  {
    name: "limit one from many lines",
    text: blocks(`
      statement {
        actions = ["iam:PassRole"]
        resources = [-[
          "*", # any
        ]-]{+[
          "arn:aws:iam::1:role/a",
          "arn:aws:iam::1:role/b",
        ]+}
      }
    `),
    edit: limitTo("arn:aws:iam::1:role/a", "arn:aws:iam::1:role/b"),
  },
  {
    name: "split one",
    text: blocks(`
      statement {
        sid       = "All"
        actions   = ["dms:*", [-"iam:PassRole", -]"iam:GetRole"]
        resources = ["*"]
      }{+

      statement {
        sid       = "PassRole"
        actions   = ["iam:PassRole"]
        resources = ["arn:aws:iam::123456789012:role/dms"]

        condition {
          test     = "StringEquals"
          variable = "iam:PassedToService"
          values   = ["dms.amazonaws.com"]
        }
      }+}
    `),
    edit: splitPassRole,
  },
  {
    name: "split one that has the action on a line of its own",
    text: blocks(`
      statement {
        actions = [
          "dms:*",
          [-"iam:PassRole", # roles
          -]"iam:GetRole",
        ]
        resources = ["*"]
      }{+

      statement {
        sid       = "PassRole"
        actions   = ["iam:PassRole"]
        resources = ["arn:aws:iam::123456789012:role/dms"]

        condition {
          test     = "StringEquals"
          variable = "iam:PassedToService"
          values   = ["dms.amazonaws.com"]
        }
      }+}
    `),
    edit: splitPassRole,
  },
  {
    name: "narrow one that is repeated",
    text: blocks(`
      dynamic "statement" {
        for_each = ["a", "b"]
        content {
          actions   = ["dms:*", "iam:PassRole"]
          resources = [statement.value]
        }
      }
    `),
    edit: onlyToDms,
  },
  {
    name: "split one that is repeated",
    text: blocks(`
      dynamic "statement" {
        for_each = ["a", "b"]
        content {
          actions   = ["dms:*", "iam:PassRole"]
          resources = [statement.value]
        }
      }
    `),
    edit: splitPassRole,
  },
]);
