import { append, limitTo, listBuckets, renameOperator } from "../edits.js";
import { testEdits, type Edit } from "../edit-case.js";

const more: Edit = append(listBuckets);

testEdits("HCL: a statement in the form of those before it", "main.tf", [
  {
    name: "an object on one line",
    text: `resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Statement = [
      { Action = ["s3:PutObject"], Effect = "Deny", Resource = "*" },{+
      { Action = ["s3:ListAllMyBuckets"], Effect = "Allow", Resource = "*" },+}
    ]
  })
}
`,
    edit: more,
  },
  {
    name: "blocks that do not say that they allow",
    text: `data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::data/*"]
  }{+

  statement {
    actions   = ["s3:ListAllMyBuckets"]
    resources = ["*"]
  }+}
}

resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`,
    edit: more,
  },
  {
    name: "blocks of which one says that it allows",
    text: `data "aws_iam_policy_document" "it" {
  statement {
    effect    = "Allow"
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::data/*"]
  }{+

  statement {
    effect    = "Allow"
    actions   = ["s3:ListAllMyBuckets"]
    resources = ["*"]
  }+}
}

resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`,
    edit: more,
  },
]);

const resources = ["one", "two", "three", "four"].map((name) => `arn:aws:iam::123456789012:role/${name}`);

testEdits("HCL: what changes in a line", "main.tf", [
  {
    name: "a list that would be too long, on lines of its own",
    text: `resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Statement = [{
      Action[-  -] = "iam:PassRole"
      Effect[-  -] = "Allow"
      Resource = [-"*"-]{+[
        "${resources.join('",\n        "')}",
      ]+}
    }]
  })
}
`,
    edit: limitTo(...resources),
  },
  {
    name: "a key whose sign is aligned",
    text: `resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Statement = [{
      Effect = "Allow", Action = "iam:PassRole", Resource = "*"
      Condition = {
        [-StringEquals-]{+Bool+}              {+        +}= { "aws:PrincipalTag/a" = "1" }
        StringNotEqualsIgnoreCase = { "aws:PrincipalTag/b" = "1" }
      }
    }]
  })
}
`,
    edit: renameOperator("StringEquals", "Bool"),
  },
]);

testEdits("Terraform JSON: a policy in a string", "main.tf.json", [
  {
    name: "without white space, as in the string",
    text: String.raw`{
  "resource": {
    "aws_iam_policy": {
      "it": { "policy": "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"s3:PutObject\",\"Resource\":\"*\"}{+,{\"Effect\":\"Allow\",\"Action\":\"s3:ListAllMyBuckets\",\"Resource\":\"*\"}+}]}" }
    }
  }
}
`,
    edit: more,
  },
]);
