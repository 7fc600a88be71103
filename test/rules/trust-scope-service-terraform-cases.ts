import type rule from "../../src/rules/trust-scope.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { principals, terraform, terraformBlocks } from "./trust-scope-texts.js";

const lambdaRole = `
resource "aws_iam_role" "lambda" {
  name               = "landing-trigger"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`;

const blocksGlue = terraformBlocks(principals("Service", "dms.amazonaws.com", "glue.amazonaws.com"));
const blocksApart = terraformBlocks(
  principals("Service", "dms.amazonaws.com"),
  `
  statement {
    actions = ["sts:AssumeRole"]

${principals("Service", "glue.amazonaws.com")}  }
`,
);
const reader = principals("AWS", "arn:aws:iam::123456789012:role/reader");
const blocksBeside = terraformBlocks(`${reader}\n${principals("Service", "glue.amazonaws.com")}`);
const blocksShared = blocksGlue + lambdaRole;
const terraformGlue = terraform('Service = ["dms.amazonaws.com", "glue.amazonaws.com"]');

/** Gives the role a policy. */
const policy = (...actions: readonly string[]): string => `
resource "aws_iam_role_policy" "dms" {
  role   = aws_iam_role.dms.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ${JSON.stringify(actions)}, Resource = "*" }]
  })
}
`;
const isForDms = policy("s3:PutObject", "s3:*", "s3:Get*");

export const valid: readonly ValidCase[] = [
  {
    name: "a service that a named action is for",
    filename: "main.tf",
    template: terraformGlue + policy("s3:PutObject", "glue:GetJob"),
  },
  {
    name: "a service that a role in an output is for, in Terraform",
    filename: "main.tf",
    template: `${terraformGlue}locals {\n  role = aws_iam_role.dms\n}\noutput "role" {\n  value = { name = local.role.name }\n}\n`,
  },
  {
    name: "a service that a role is for which a module is given",
    filename: "main.tf",
    template: `${terraformGlue}module "jobs" {\n  source = "example.org/jobs/aws"\n  role   = aws_iam_role.dms.arn\n}\n`,
  },
  {
    name: "DMS alone in blocks",
    filename: "main.tf",
    template: terraformBlocks(principals("Service", "dms.amazonaws.com")),
  },
  { name: "a role beside DMS in blocks", filename: "main.tf", template: terraformBlocks(reader) },
  { name: "DMS alone in Terraform", filename: "main.tf", template: terraform('Service = "dms.amazonaws.com"') },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a service beside wildcards: nobody chose all that they cover",
    filename: "main.tf",
    template: terraformGlue + isForDms,
    errors: [
      {
        messageId: "service",
        ...at(terraformGlue, '"glue.amazonaws.com"'),
        suggestions: [{ messageId: "removeService", output: terraform('Service = ["dms.amazonaws.com"]') + isForDms }],
      },
    ],
  },
  {
    name: "a service that no use needs, in Terraform",
    filename: "main.tf",
    template: terraformGlue,
    errors: [
      {
        messageId: "service",
        ...at(terraformGlue, '"glue.amazonaws.com"'),
        suggestions: [{ messageId: "removeService", output: terraform('Service = ["dms.amazonaws.com"]') }],
      },
    ],
  },
  {
    name: "a service that no use needs, in blocks",
    filename: "main.tf",
    template: blocksGlue,
    errors: [
      {
        messageId: "service",
        ...at(blocksGlue, '"glue.amazonaws.com"'),
        suggestions: [
          { messageId: "removeService", output: terraformBlocks(principals("Service", "dms.amazonaws.com")) },
        ],
      },
    ],
  },
  {
    name: "a service in a block of its own",
    filename: "main.tf",
    template: blocksBeside,
    errors: [
      {
        messageId: "service",
        ...at(blocksBeside, '"glue.amazonaws.com"'),
        suggestions: [{ messageId: "removeService", output: terraformBlocks(reader) }],
      },
    ],
  },
  {
    name: "a service in a statement block of its own",
    filename: "main.tf",
    template: blocksApart,
    errors: [
      {
        messageId: "service",
        ...at(blocksApart, '"glue.amazonaws.com"'),
        suggestions: [
          { messageId: "removeService", output: terraformBlocks(principals("Service", "dms.amazonaws.com")) },
        ],
      },
    ],
  },
  {
    name: "a trust policy that another role has as well",
    filename: "main.tf",
    template: blocksShared,
    errors: [
      {
        messageId: "service",
        ...at(blocksShared, '"glue.amazonaws.com"'),
      },
    ],
  },
];
