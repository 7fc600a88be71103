import type { FileCase } from "./policy-forms.js";

const dynamicBlock = (name: string): string => `    dynamic "${name}" {
      for_each = try(each.value.${name}, [])
      content {
        type        = ${name}.value.type
        identifiers = ${name}.value.identifiers
      }
    }
`;

/** A document with both elements of each pair, as a module has it that passes on what its caller gives. */
const module = (given: (name: string) => string): string => `variable "given" { type = any }
variable "any" { default = [] }

data "aws_iam_policy_document" "it" {
  for_each = { for one in var.given : one.sid => one }
  statement {
    effect        = "Deny"
    actions       = ${given("actions")}
    not_actions   = ${given("not_actions")}
    resources     = ${given("resources")}
    not_resources = ${given("not_resources")}
${["principals", "not_principals"].map(dynamicBlock).join("")}  }
}
`;

/** A policy of a stack with both elements. The first one begins the stack. */
const both = (action: string, notAction: string, name = ""): string => `${name === "" ? conditions : ""}  Policy${name}:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Deny, Action: ${action}, NotAction: ${notAction}, Resource: "*" }
`;

const conditions = `Parameters: { One: { Type: String }, Two: { Type: String } }
Conditions: { Is: !Equals [!Ref One, a], Other: !Equals [!Ref Two, a] }
Resources:
`;

/** Elements that exclude each other, and may be absent. */
export const files: readonly FileCase[] = [
  ...[
    (name: string) => `try(each.value.${name}, null)`,
    (name: string) => `lookup(each.value, "${name}", [])`,
    (name: string) => `flatten([lookup(each.value, "${name}", [])])`,
    (name: string) => `each.value.${name} != null ? each.value.${name} : null`,
    (name: string) => `can(each.value.${name}) ? ["s3:*"] : null`,
    (name: string) => `can(each.value.${name}) ? ["s3:*"] : []`,
    () => "var.any",
  ].map((given) => ({
    name: `elements of which a caller leaves out one: ${given("x")}`,
    path: "main.tf",
    text: module(given),
  })),
  {
    name: "elements of a stack that are there together",
    path: "stack.yaml",
    text:
      both("!ImportValue One", "!ImportValue Other") +
      both("!ImportValue One", '!If [Is, "s3:*", !Ref AWS::NoValue]', "Two"),
    found: [["exclusive-elements"], ["exclusive-elements"]],
  },
  {
    name: "elements of a stack of which there is one at a time, or maybe",
    path: "stack.yaml",
    text:
      both('!If [Is, "s3:*", !Ref AWS::NoValue]', '!If [Is, !Ref AWS::NoValue, "s3:*"]') +
      both('!If [Is, "s3:*", !Ref AWS::NoValue]', '!If [Other, "s3:*", !Ref AWS::NoValue]', "Two"),
  },
  {
    name: "elements of a module that are always there",
    codes: ["UNSUPPORTED_ELEMENT_COMBINATION"],
    path: "main.tf",
    text: module((name) => `[each.value.${name}]`),
    found: [["exclusive-elements"], ["exclusive-elements"]],
  },
  {
    name: "a null that a function gives for a default only",
    path: "main.tf",
    text: `variable "given" {
  type    = any
  default = {}
}
data "aws_iam_policy_document" "it" {
  statement {
    actions   = try(var.given.actions, null)
    resources = ["*"]
  }
}
resource "aws_iam_policy" "block" {
  policy = data.aws_iam_policy_document.it.json
}
resource "aws_iam_policy" "object" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = try(var.given.actions, null), Resource = "*" },
      { Effect = "Allow", Action = lookup(var.given, "actions", null), Resource = "*" },
    ]
  })
}
`,
  },
  {
    name: "a null that a function always gives",
    path: "main.tf",
    text: `resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = try(local.nothing.actions, null), Resource = "*" }]
  })
}
locals {
  nothing = {}
}
`,
    found: [["null-value"]],
  },
];
