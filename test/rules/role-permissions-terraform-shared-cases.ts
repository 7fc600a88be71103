// Policies that one role has, or several.
import type rule from "../../src/rules/role-permissions.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import {
  all,
  at,
  both,
  document,
  objects,
  putAndList,
  withDelete,
  withPolicy,
  writeObjects,
} from "./role-permissions-terraform-texts.js";
import { terraform } from "./role-permissions-texts.js";

const sameDocument = `
resource "aws_iam_role_policy" "other" {
  role   = aws_iam_role.other.id
  policy = data.aws_iam_policy_document.dms.json
}
`;

/** A customer managed policy that allows this, attached to these roles. */
function attached(actions: string, ...roles: readonly string[]): string {
  const attachments = roles.map(
    (role) => `
resource "aws_iam_role_policy_attachment" "${role}" {
  role       = aws_iam_role.${role}.name
  policy_arn = aws_iam_policy.dms.arn
}
`,
  );
  return `resource "aws_iam_policy" "dms" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ${actions}
        Resource = ${both}
      },
    ]
  })
}
${attachments.join("")}`;
}

const otherRole = `
resource "aws_iam_role" "other" {
  name               = "other"
  assume_role_policy = aws_iam_role.dms.assume_role_policy
}
`;

const deleteObjects = `      {
        Effect   = "Allow"
        Action   = "s3:DeleteObject"
        Resource = ${objects}
      },
`;

/** An endpoint, its role and the policy of the role, for each item of a collection or as often as a count says. */
const repeated = (repetition: string, value: string, key: string): string => `variable "it" { default = ${value} }

resource "aws_iam_role" "it" {
  ${repetition}
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "it" {
  ${repetition}
  role   = aws_iam_role.it[${key}].id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${all}, Resource = "*" }] })
}

resource "aws_dms_s3_endpoint" "it" {
  ${repetition}
  endpoint_id             = "it-\${${key}}"
  endpoint_type           = "target"
  bucket_name             = "it-\${${key}}"
  service_access_role_arn = aws_iam_role.it[${key}].arn
}
`;

export const valid: readonly ValidCase[] = [
  { name: "attached", filename: "main.tf", template: terraform(attached(all, "dms")) },
  ...(
    [
      ["for_each = var.it", "{ a = 1, b = 2 }", "each.key"],
      ["for_each = toset(var.it)", '["a", "b"]', "each.key"],
      ["count = var.it", "2", "count.index"],
      ["count = length(var.it)", '["a", "b"]', "count.index"],
    ] as const
  ).map(([repetition, value, key]) => ({
    name: `a role and its policy that repeat as the endpoint does: ${repetition}`,
    filename: "main.tf",
    template: repeated(repetition, value, key),
  })),
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a policy that is attached to this role alone",
    filename: "main.tf",
    template: terraform(attached(putAndList, "dms")),
    errors: [
      {
        ...at(35),
        suggestions: [{ messageId: "appendStatement", output: terraform(withDelete(attached(putAndList, "dms"))) }],
      },
    ],
  },
  {
    name: "a policy that another role has too",
    filename: "main.tf",
    template: terraform(attached(putAndList, "dms", "other") + otherRole),
    errors: [
      {
        ...at(45),
        suggestions: [
          {
            messageId: "appendStatement",
            output: withPolicy(terraform(attached(putAndList, "dms", "other") + otherRole), deleteObjects),
          },
        ],
      },
    ],
  },
  {
    name: "a document that another role has too",
    filename: "main.tf",
    template: terraform(document("") + sameDocument + otherRole),
    errors: [
      {
        ...at(39),
        suggestions: [
          {
            messageId: "appendStatement",
            output: withPolicy(terraform(document("") + sameDocument + otherRole), writeObjects).replace(
              '"aws_iam_role_policy" "dms" {\n  role = ',
              '"aws_iam_role_policy" "dms_2" {\n  role = ',
            ),
          },
        ],
      },
    ],
  },
];
