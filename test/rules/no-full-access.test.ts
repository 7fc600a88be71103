import rule from "../../src/rules/no-full-access.js";
import { policyCases } from "./policy-forms.js";

const allow = { Effect: "Allow", Action: "*", Resource: "*" };
const bucket = "arn:aws:s3:::it";

const stack = (action: string): string => `Parameters:
  Open: { Type: String }
  Wide: { Type: String, Default: "*" }
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: ${action}
            Resource: "*"
`;

policyCases(
  rule,
  [
    {
      name: "services and actions",
      statement: [
        { ...allow, Action: ["s3:*", "dms:Describe*"] },
        { ...allow, Effect: "Deny" },
      ],
    },
    { name: "everything", statement: allow, found: [["administrator", "*"]], without: ["block"] },
    { name: "everything, as a service", statement: { ...allow, Action: ["*:*"] }, found: [["administrator", "*:*"]] },
    {
      name: "everything beside something",
      statement: { ...allow, Action: ["s3:GetObject", "*"], Resource: ["*", `${bucket}/*`] },
      found: [["administrator", "*"]],
    },
    {
      name: "everything under a condition",
      statement: { ...allow, Action: ["*"], Condition: { StringEquals: { "aws:ResourceTag/team": "it" } } },
      found: [["conditional", "*"]],
    },
    {
      name: "everything that a bucket can take",
      statement: { ...allow, Action: ["*"], Resource: [bucket, `${bucket}/*`] },
      found: [["everyAction", "*"]],
    },
    { name: "all resources but some", statement: { Effect: "Allow", Action: "*", NotResource: bucket } },
    { name: "a resource's own policy", type: "resource", statement: { ...allow, Principal: "*" } },
    { name: "what an organization allows at most", type: "scp", statement: allow },
    { name: "what an organization allows of resources", type: "rcp", statement: { ...allow, Principal: "*" } },
  ],
  [
    { name: "a boundary", path: "policy.json", type: "boundary", text: JSON.stringify({ Statement: [allow] }) },
    { name: "an action that is not known", path: "stack.yaml", text: stack("!Ref Open") },
    { name: "a default", path: "stack.yaml", text: stack("!Ref Wide"), found: [["administrator"]] },
    {
      name: "a statement of which a part is not known",
      path: "main.tf",
      text: `variable "limits" { type = map(string) }

resource "aws_iam_policy" "it" {
  policy = jsonencode({ Statement = [merge(var.limits, { Effect = "Allow", Action = "*", Resource = "*" })] })
}
`,
      skipped: 1,
    },
  ],
);
