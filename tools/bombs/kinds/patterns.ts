import type { Bomb } from "../bomb.js";
import { cloudFormation, readObject, role } from "../formats/cloudformation.js";
import { statementsInEveryFormat } from "../formats/documents.js";
import {
  expressions,
  policyArguments,
  roleArguments,
  terraform,
  useOf,
  type TerraformModule,
} from "../formats/terraform.js";

const evil = "(a+)+$";
const victim = `${"a".repeat(60)}!`;

const terraformCalls: Readonly<Record<string, string>> = {
  regex: `regex("${evil}", "${victim}")`,
  regexall: `jsonencode(regexall("${evil}", "${victim}"))`,
  replace: `replace("${victim}", "/${evil}/", "b")`,
  can: `can(regex("${evil}", "${victim}")) ? "a" : "b"`,
  "replace, many": `replace("${"a".repeat(20_000)}!", "/a*a*a*a*b/", "")`,
  "each search to the end": `jsonencode(regexall("a(.*b)?", "${"a".repeat(20_000)}"))`,
  "a long one": `regex("${"(a|\\\\pL)".repeat(20_000)}", "a")`,
  "20,000 matches": `replace("${"a-".repeat(20_000)}", "/[^a]/", "")`,
  "a large repetition": 'regex("(((a{1000}){1000}){1000}){1000}", "a")',
};

/** Patterns that take for ever on a text that almost fits. */
export const patterns: readonly Bomb[] = [
  ...Object.entries(terraformCalls).flatMap(([name, call]) =>
    terraform(`patterns: ${name}`, () => ({ locals: { value: call }, resources: useOf("local.value") })),
  ),
  ...terraform("patterns: 100 times regex", () => ({
    locals: expressions(100, (index) => [`l${index}`, `can(regex("${evil}", "${victim}${index}")) ? "a" : "b"`]),
    resources: useOf(`join("", [${Array.from({ length: 100 }, (_, index) => `local.l${index}`).join(", ")}])`),
  })),
  ...terraform("patterns: 100 times regexall of long ones", () => ({
    locals: expressions(100, (index) => [
      `l${index}`,
      `jsonencode(regexall("${"(a|\\\\pL)".repeat(1000)}|.", "${"a".repeat(999)}${index}"))`,
    ]),
    resources: useOf(`join("", [${Array.from({ length: 100 }, (_, index) => `local.l${index}`).join(", ")}])`),
  })),
  ...cloudFormation("patterns: AllowedPattern", () => ({
    Parameters: { P: { Type: "String", AllowedPattern: evil, Default: victim } },
    Resources: { Role: role({ Ref: "P" }, [readObject]) },
  })),
  {
    name: "patterns: AllowedPattern and a given value, json",
    files: () => ({
      "stack.json": JSON.stringify({
        Parameters: { P: { Type: "String", AllowedPattern: evil } },
        Resources: { Role: role({ Ref: "P" }, [readObject]) },
      }),
    }),
    args: ["--var", `P=${victim}`, "."],
  },
  {
    name: "patterns: the validation of a variable, tf",
    files: () => ({
      "main.tf": `variable "v" {\n  default = "${victim}"\n  validation {\n    condition     = can(regex("${evil}", var.v))\n    error_message = "no"\n  }\n}\nresource "aws_iam_role" "role" {\n  name = var.v\n}\n`,
    }),
  },
  ...statementsInEveryFormat("patterns: wildcards of 40,000 characters", () => wild(40_000)),
  ...statementsInEveryFormat("patterns: wildcards of 1 MB", () => wild(1_000_000)),
  ...statementsInEveryFormat("patterns: 200 wildcards against each other", () => [
    {
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:PutObject"],
      Resource: Array.from({ length: 200 }, (_, index) => `arn:aws:s3:::${"a*".repeat(index + 1)}b`),
    },
    {
      Effect: "Deny",
      Action: Array.from({ length: 200 }, (_, index) => `s3:${"*e".repeat(index + 1)}*t*z`),
      Resource: Array.from({ length: 200 }, (_, index) => `arn:aws:s3:::${"*a".repeat(index + 1)}`),
    },
  ]),
  ...statementsInEveryFormat("patterns: question marks and stars", () => [
    {
      Effect: "Allow",
      Action: [`s3:${"?*".repeat(5000)}`, `${"*".repeat(5000)}:${"*".repeat(5000)}`, `s3:${"*?".repeat(5000)}x`],
      Resource: [`arn:aws:s3:::${"?*".repeat(5000)}`, "*".repeat(5000), `arn:${"*:".repeat(5000)}`],
    },
  ]),
  ...statementsInEveryFormat("patterns: conditions with wildcards", () => [
    {
      Effect: "Allow",
      Action: "s3:*",
      Resource: "*",
      Condition: {
        StringLike: { "aws:SourceArn": Array.from({ length: 100 }, (_, index) => `arn:${"a*".repeat(index * 10)}`) },
        ArnLike: { "aws:PrincipalArn": Array.from({ length: 100 }, (_, index) => `arn:${"*:a".repeat(index * 10)}`) },
      },
    },
  ]),
  ...["true ? ", "*?a", "*", "?"].flatMap((text) =>
    terraform(`patterns: ${JSON.stringify(text)} in long names and patterns`, () => ({
      resources: longNames([text.repeat(10_000)], [text.repeat(10_000)]),
    })),
  ),
  ...terraform("patterns: 100 long ones against 100 long names", () => ({
    resources: longNames(
      Array.from({ length: 100 }, (_, index) => `${"*a".repeat(900)}${index}`),
      Array.from({ length: 100 }, (_, index) => `${"a".repeat(1800)}${index}`),
    ),
  })),
  ...statementsInEveryFormat("patterns: policy variables", () => [
    {
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: [`arn:aws:s3:::${"${".repeat(20_000)}`, `arn:aws:s3:::${"${aws:username,'".repeat(2000)}`],
    },
  ]),
];

/** Long patterns of actions and resources in two statements, so that each is held against the other. */
function wild(length: number): readonly Record<string, string | readonly string[]>[] {
  const stars = "a*".repeat(length / 8);
  return [
    {
      Effect: "Allow",
      Action: ["s3:GetObject", `s3:${stars}b`],
      Resource: [`arn:aws:s3:::${stars}b`, "arn:aws:s3:::x"],
    },
    { Effect: "Deny", Action: `s3:${stars}c`, Resource: `arn:aws:s3:::${"a".repeat(length / 8)}` },
  ];
}

/** A role with patterns of resources, and endpoints that use it with buckets of these names. Their ends are not known. */
function longNames(
  resources: readonly string[],
  buckets: readonly string[],
): NonNullable<TerraformModule["resources"]> {
  const patterns = resources.map((text) => `"arn:aws:s3:::${text}\${terraform.workspace}"`).join(", ");
  return {
    "aws_iam_role.role": roleArguments('"role"'),
    "aws_iam_role_policy.policy": policyArguments(`[${patterns}]`),
    ...Object.fromEntries(
      buckets.map((bucket, index) => [
        `aws_dms_s3_endpoint.e${index}`,
        {
          endpoint_id: `"e${index}"`,
          endpoint_type: '"target"',
          bucket_name: `"${bucket}\${terraform.workspace}"`,
          service_access_role_arn: "aws_iam_role.role.arn",
        },
      ]),
    ),
  };
}
