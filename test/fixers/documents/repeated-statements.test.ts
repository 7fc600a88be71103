import { limitTo } from "../edits.js";
import { testEdits } from "../edit-case.js";

testEdits("a statement whose text stands for several", "main.tf", [
  {
    name: "is limited where these are in branches that exclude each other",
    text: `variable "logs" {}
locals {
  base = [{ Effect = "Allow", Action = "dms:*", Resource = [-"*"-]{+"arn:aws:iam::1:role/a"+} }]
}
resource "aws_iam_policy" "caller" {
  policy = jsonencode({
    Statement = var.logs ? concat(local.base, [{ Effect = "Allow", Action = "logs:*", Resource = "*" }]) : local.base
  })
}
`,
    edit: limitTo("arn:aws:iam::1:role/a"),
  },
  {
    name: "is not limited where one of them may stand beside another one",
    text: `variable "logs" {}
locals {
  base = [{ Effect = "Allow", Action = "dms:*", Resource = "*" }]
}
resource "aws_iam_policy" "caller" {
  policy = jsonencode({ Statement = concat(local.base, var.logs ? local.base : []) })
}
`,
    edit: limitTo("arn:aws:iam::1:role/a"),
  },
]);
