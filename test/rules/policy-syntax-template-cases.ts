import type { FileCase } from "./policy-forms.js";

const own = `{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "dms.amazonaws.com" } }`;

const role = (forEach: string, statements: string): string => `variable "any" {}

resource "aws_iam_role" "it" {
  for_each           = ${forEach}
  name               = each.key
  assume_role_policy = <<-EOF
  {
    "Version": "2012-10-17",
    "Statement": [
      ${statements}
    ]
  }
  EOF
}
`;

const separate = (condition: string, second: string): string =>
  `${own}
      %{ if ${condition} }, %{ endif }
      %{ if ${second} } ${own} %{ endif }`;

const some = 'length(lookup(each.value, "more", [])) > 0';

/** Texts of JSON with conditions, that is `%{ if }`. */
export const files: readonly FileCase[] = [
  {
    name: "a comma under the condition of what it separates, for elements that are not known",
    path: "main.tf",
    text: role("var.any", separate(some, some)),
  },
  {
    name: "the same for known elements with values that are not known",
    path: "main.tf",
    text: role("{ one = { more = var.any }, other = { more = [] } }", separate(some, some)),
  },
  {
    name: "a comma under another condition",
    path: "main.tf",
    text: role("var.any", separate(some, 'length(lookup(each.value, "less", [])) > 0')),
    found: [["json-syntax"], ["json-syntax"]],
  },
  {
    name: "statements that a condition leaves out",
    path: "main.tf",
    text: role("var.any", `%{ if ${some} } ${own} %{ endif }`),
  },
  {
    name: "no statement, beside a text that a condition leaves out",
    path: "main.tf",
    text: role("var.any", "").replace(
      '"Version": "2012-10-17"',
      `"Version": "2012-10-17", "Id": "it%{ if ${some} }s%{ endif }"`,
    ),
    found: [["missing-statement"]],
  },
];
