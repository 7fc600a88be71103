// An ARN in the place of a name in another one.
import { endpointWith, on, stack } from "./arn-format-texts.js";
import type { FileCase, PolicyCase } from "./policy-forms.js";

const queue = "arn:aws:sqs:eu-west-1:123456789012:it";

export const cases: readonly PolicyCase[] = [
  {
    name: "a whole ARN in the place of a name",
    statement: on("arn:aws:s3:::arn:aws:s3:::it/*", `arn:aws:sqs:eu-west-1:123456789012:${queue}`),
    found: [
      ["nested", "arn:aws:s3:::arn:aws:s3:::it/*"],
      ["nested", `arn:aws:sqs:eu-west-1:123456789012:${queue}`],
    ],
    suggested: on("arn:aws:s3:::it/*", queue),
  },
  {
    name: "a whole ARN after the type of the resource",
    statement: on("arn:aws:iam::111122223333:role/arn:aws:iam::111122223333:role/it"),
    found: [["nested", "arn:aws:iam::111122223333:role/arn:aws:iam::111122223333:role/it"]],
    suggested: on("arn:aws:iam::111122223333:role/it"),
  },
  {
    name: "an ARN of another service in the name of a resource",
    statement: on("arn:aws:s3:::logs/arn:aws:iam::1:role/it"),
  },
];

const module = (resource: string): string => `resource "aws_s3_bucket" "it" {}
data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["*"]
    resources = ["${resource}"]
  }
}
resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`;

const secretFoundBy = (name: string): string => `variable "name" {}
data "aws_secretsmanager_secret" "it" {
  name = "${name}"
}
data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [
      data.aws_secretsmanager_secret.it.arn,
      "arn:aws:secretsmanager:eu-west-1:123456789012:secret:\${data.aws_secretsmanager_secret.it.name}-??????",
    ]
  }
}
resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`;

export const files: readonly FileCase[] = [
  {
    name: "the ARN of a bucket in the place of its name",
    path: "stack.yaml",
    text: stack('!Sub "arn:aws:s3:::${Data.Arn}/*"'),
    found: [["nested"]],
    suggested: stack('!Sub "${Data.Arn}/*"'),
  },
  {
    name: "the ARN of a bucket in the place of its name, in Terraform",
    path: "main.tf",
    text: module("arn:aws:s3:::${aws_s3_bucket.it.arn}/*"),
    found: [["nested"]],
    suggested: module("${aws_s3_bucket.it.arn}/*"),
  },
  {
    name: "the ARN of a role after the start of another one, where an ARN is due",
    path: "stack.yaml",
    text: endpointWith('!Sub "arn:aws:iam::${AWS::AccountId}:role/${Role.Arn}"'),
    found: [["nestedForArn"]],
    suggested: endpointWith("!GetAtt Role.Arn"),
  },
  {
    name: "the name of a role after the start of its ARN",
    path: "stack.yaml",
    text: endpointWith('!Sub "arn:aws:iam::${AWS::AccountId}:role/${Role}"'),
  },
  { name: "a value that may be an ARN", path: "stack.yaml", text: stack('!Sub "arn:aws:s3:::${Arn}/*"') },
  ...["orders-a1B2c3", "orders", "${var.name}"].map((name) => ({
    name: `a secret that a data source finds by its ARN in place of its name: ${name}`,
    path: "main.tf",
    text: secretFoundBy(`arn:aws:secretsmanager:eu-west-1:123456789012:secret:${name}`),
  })),
];
