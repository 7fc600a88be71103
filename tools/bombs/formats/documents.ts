import type { Bomb } from "../bomb.js";
import { cloudFormation, role, trust, type Json, type JsonMapping } from "./cloudformation.js";
import { plan } from "./plan.js";
import { roleArguments, terraform } from "./terraform.js";

/** Statements in a policy of every format: a file of its own, and the policy of a role. */
export function statementsInEveryFormat(
  name: string,
  statements: () => readonly Json[],
  rest: Partial<Bomb> = {},
): readonly Bomb[] {
  const document = (): JsonMapping => ({ Version: "2012-10-17", Statement: statements() });
  return [
    { name: `${name}, policy`, files: () => ({ "policy.json": JSON.stringify(document(), null, 1) }), ...rest },
    ...cloudFormation(name, () => ({ Resources: { Role: role("role", statements()) } }), rest),
    ...terraform(
      name,
      () => ({
        resources: {
          "aws_iam_role.role": roleArguments('"role"'),
          "aws_iam_role_policy.policy": {
            role: "aws_iam_role.role.name",
            policy: `jsonencode(${escaped(JSON.stringify(document(), null, 1))})`,
          },
        },
      }),
      rest,
    ),
    plan(
      name,
      () => [
        { type: "aws_iam_role", name: "role", values: { name: "role", assume_role_policy: JSON.stringify(trust) } },
        {
          type: "aws_iam_role_policy",
          name: "policy",
          values: { role: "role", policy: JSON.stringify(document()) },
        },
      ],
      rest,
    ),
  ];
}

/** JSON is an expression of HCL, but for its two marks of templates. */
function escaped(json: string): string {
  return json.replaceAll("${", "$${").replaceAll("%{", "%%{");
}
