import type { FileCase } from "./policy-forms.js";

const shortStack = (action: string): string => `Parameters:
  Verb:
    Type: String
Conditions:
  IsOn: !Equals [!Ref Verb, "Get"]
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Allow
          Action: ${action}
          Resource: "*"
`;

/** The text of the action is not the action of one turn, so it is not edited. */
const loopStack = `Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Policies:
    - Kind
    - [Object]
    - \${Kind}Policy:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              Effect: Allow
              Action: ["s3:Put\${Kind}", "s3:Gett\${Kind}"]
              Resource: "*"
`;

/** `xray` and `sts` have no actions that begin with `View`, and no service has any that begin with `Descripe`. */
const anyServiceModule = `variable "services" {
  default = ["s3", "xray"]
}
resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [for service in var.services : { Effect = "Allow", Action = ["\${service}:View*", "\${service}:BatchGet*"], Resource = "*" }],
      [for service in ["sts"] : { Effect = "Allow", Action = ["\${service}:View*", "\${service}:Descripe*"], Resource = "*" }],
    )
  })
}
`;

export const files: readonly FileCase[] = [
  { name: "an action that is not known", path: "stack.yaml", text: shortStack('!Sub "s3:${Verb}"'), skipped: 1 },
  {
    name: "actions of a loop, of which one does not exist",
    path: "stack.yaml",
    text: loopStack,
    found: [["unknownAction", "s3:Gett${Kind}"]],
  },
  {
    name: "verbs for any service, of which one has no such actions",
    path: "main.tf",
    text: anyServiceModule,
    found: [["emptyPattern", "${service}:Descripe*"]],
  },
  {
    name: "a verb for the service that a local names, which is the same for all",
    path: "main.tf",
    text: `variable "service" { default = "sts" }
locals {
  own   = "sts"
  given = var.service
  all   = { a = "sts" }
}
resource "aws_iam_policy" "it" {
  for_each = local.all
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["\${local.own}:View*", "\${local.given}:View*", "\${local.all[each.key]}:View*", "\${each.value}:View*"]
      Resource = "*"
    }]
  })
}
`,
    found: [["emptyPattern", "${local.own}:View*"]],
  },
  {
    name: "a verb for the service that a parameter names",
    path: "stack.yaml",
    text: shortStack('!Sub "${Service}:View*"').replace(
      "Parameters:",
      "Parameters:\n  Service: { Type: String, Default: xray }",
    ),
  },
  {
    name: "space behind a name",
    path: "stack.yaml",
    text: shortStack('"s3:GetObject "'),
    found: [["unknownAction", "s3:GetObject "]],
    mended: shortStack('"s3:GetObject"'),
  },
  {
    name: "an action that stands beside it under a condition only",
    path: "stack.yaml",
    text: shortStack('[!If [IsOn, "s3:Get*", !Ref AWS::NoValue], "s3:GetObjects"]'),
    found: [["unknownAction", "s3:GetObjects"]],
    mended: shortStack('[!If [IsOn, "s3:Get*", !Ref AWS::NoValue], "s3:GetObject"]'),
  },
];
