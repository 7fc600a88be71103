import { json, module, type HeldCase } from "./principal-policies-texts.js";

const inline = `resource "aws_iam_role_policy" "p" {
  name   = "write"
  role   = aws_iam_role.Writer.name
  policy = ${json("s3:*")}
}
`;
const unnamed = inline.replace('  name   = "write"\n', "");
const attached = `resource "aws_iam_policy" "p" {
  name   = "write"
  policy = ${json("s3:*")}
}
resource "aws_iam_role_policy_attachment" "a" {
  role       = aws_iam_role.Writer.name
  policy_arn = aws_iam_policy.p.arn
}
`;
const onlyInline = (names: string, further = ""): string => `resource "aws_iam_role_policies_exclusive" "x" {
  role_name    = aws_iam_role.Writer.name
  policy_names = ${names}
${further}}
`;
const onlyAttached = (arns: string): string => `resource "aws_iam_role_policy_attachments_exclusive" "x" {
  role_name   = aws_iam_role.Writer.name
  policy_arns = ${arns}
}
`;

const one = (name: string, text: string, answer: HeldCase["answer"], why: string): HeldCase => ({
  name,
  files: { "main.tf": module("", text) },
  answer,
  why,
});

/** Resources that remove the policies which they do not list. */
export const exclusiveInModules: readonly HeldCase[] = [
  one("inline, in no list", inline + onlyInline("[]"), "no", "the list is empty"),
  one("inline without a name, in no list", unnamed + onlyInline("[]"), "no", "the list is empty"),
  one("inline, listed by its resource", inline + onlyInline("[aws_iam_role_policy.p.name]"), "yes", "it is listed"),
  one("inline without a name, listed", unnamed + onlyInline("[aws_iam_role_policy.p.name]"), "yes", "it may be listed"),
  one("inline, listed by its name", inline + onlyInline('["read", "write"]'), "yes", "it is listed"),
  one("inline, others listed", inline + onlyInline('["read"]'), "no", "it is removed"),
  one(
    "inline, a list that is not known",
    `variable "n" {}\n${inline}${onlyInline("var.n")}`,
    "yes",
    "it may be listed",
  ),
  one(
    "inline, left out in some deployments",
    `variable "n" { type = number }\n${inline}${onlyInline("[]", "  count = var.n\n")}`,
    "unknown",
    "the list may not be there",
  ),
  one("attached, in no list", attached + onlyAttached("[]"), "no", "it is detached"),
  one("attached, listed", attached + onlyAttached("[aws_iam_policy.p.arn]"), "yes", "it is listed"),
  one("attached, beside a list of inline policies", attached + onlyInline("[]"), "yes", "that list is for others"),
  one("inline, beside a list of managed policies", inline + onlyAttached("[]"), "yes", "that list is for others"),
  one(
    "inline, the list of another role",
    inline + onlyInline("[]").replace("aws_iam_role.Writer.name", '"other"'),
    "yes",
    "the list is for another role",
  ),
];
