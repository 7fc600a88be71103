import type { FileCase } from "./policy-forms.js";

/** A condition whose value a variable gives. */
const givenTeam = (setting: string): string => `variable "team" {
  ${setting}
}
data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["ec2:StopInstances"]
    resources = ["*"]
    condition {
      test     = "StringLike"
      variable = "aws:ResourceTag/team"
      values   = [var.team]
    }
  }
}
resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`;

export const defaultCases: readonly FileCase[] = [
  {
    name: "a wildcard that is only the default of a variable",
    path: "main.tf",
    text: givenTeam('default = "*"'),
  },
  {
    name: "a wildcard that a local gives",
    path: "main.tf",
    text: givenTeam('default = "it"').replace("[var.team]", "[local.team]") + 'locals {\n  team = "*"\n}\n',
    found: [["asksPresence", "aws:ResourceTag/team"]],
  },
];
