import rule from "../../src/rules/no-full-access.js";
import { policyCases } from "./policy-forms.js";

const allow = { Effect: "Allow", Action: "*", Resource: "*" };
const bare = { Version: "2012-10-17", Statement: [allow] };
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

/** A role that a service may assume, with managed policies. */
const assumedBy = (service: string, ...policies: readonly string[]): string => `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: [${policies.map((name) => `arn:aws:iam::aws:policy/${name}`).join(", ")}]
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: ${service} }, Action: sts:AssumeRole }]
`;

/** A managed policy that allows everything, and a module whose files are not here. */
const passedOn = (name: string): string => `data "aws_iam_policy_document" "${name}" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}

output "${name}" { value = data.aws_iam_policy_document.${name}.json }
`;
const boundary = (argument: string): string => `resource "aws_iam_policy" "boundary" {
  name   = "limits"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}

module "deployer" {
  source               = "example.com/roles/aws"
  permissions_boundary = ${argument}
}
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
    ...[
      "eks/permission-boundary.json",
      "boundaries/developer.json",
      "scp/full.json",
      "organization/service-control-policies/allow.json",
      "org/rcp_all.json.tftpl",
      "policies/full-access.scp.json",
      "policies/developer.boundary.json",
    ].map((path) => ({ name: `a file that is a limit by its name: ${path}`, path, text: JSON.stringify(bare) })),
    {
      name: "a file that is none by its name",
      path: "scp/lambda/resource-controller.json",
      text: JSON.stringify(bare),
      found: [["administrator"]],
    },
    ...(
      [
        ["aws_transfer_user", "policy"],
        ["aws_rolesanywhere_profile", "session_policy"],
      ] as const
    ).map(([type, argument]) => ({
      name: `a session policy, which limits what its role grants: ${type}`,
      path: "main.tf",
      text: `resource "${type}" "it" {\n  ${argument} = ${JSON.stringify(JSON.stringify(bare))}\n}\n`,
    })),
    { name: "an action that is not known", path: "stack.yaml", text: stack("!Ref Open") },
    { name: "a default", path: "stack.yaml", text: stack("!Ref Wide"), found: [["administrator"]] },
    {
      name: "a policy that is called a boundary: a role of a module may be given it",
      path: "main.tf",
      text: boundary("aws_iam_policy.boundary.arn"),
    },
    {
      name: "policies that outputs pass on: by their names, they grant nothing",
      path: "main.tf",
      text: ["scp_regions", "service_control_policy", "permissions_boundary"].map(passedOn).join(""),
    },
    {
      name: "policies that outputs pass on, with other names",
      path: "main.tf",
      text: passedOn("scpecial") + passedOn("resource_controller"),
      found: [["administrator"], ["administrator"]],
    },
    {
      name: "a policy that is called a boundary, attached to a role",
      path: "main.tf",
      text: `${boundary("null")}
resource "aws_iam_role" "it" {
  name                = "it"
  managed_policy_arns = [aws_iam_policy.boundary.arn]
  assume_role_policy  = "{}"
}
`,
      found: [["administrator"]],
    },
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
    {
      name: "an administrator that DMS assumes",
      path: "stack.yaml",
      text: assumedBy("dms.amazonaws.com", "AdministratorAccess", "IAMFullAccess", "AmazonS3FullAccess"),
      found: [
        ["attached", "arn:aws:iam::aws:policy/AdministratorAccess"],
        ["attached", "arn:aws:iam::aws:policy/IAMFullAccess"],
      ],
    },
    {
      name: "an administrator that DMS does not assume",
      path: "stack.yaml",
      text: assumedBy("codebuild.amazonaws.com", "AdministratorAccess"),
    },
    {
      name: "an account role of DMS with an attachment of its own",
      path: "main.tf",
      text: `resource "aws_iam_role" "vpc" {
  name = "dms-vpc-role"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

data "aws_partition" "current" {}

resource "aws_iam_role_policy_attachment" "vpc" {
  role       = aws_iam_role.vpc.name
  policy_arn = "arn:\${data.aws_partition.current.partition}:iam::aws:policy/AdministratorAccess"
}
`,
      found: [["attached"]],
    },
  ],
);
