import { describe, expect, it } from "vitest";
import { grants, policiesOf } from "../../../src/iam/index.js";
import { textFrom } from "../build.js";
import { projectOf, roleIn } from "../project.js";
import { inlineInModules, inlineInStacks } from "./principal-policies-inline-cases.js";
import { managedInModules, managedInStacks } from "./principal-policies-managed-cases.js";
import { boundariesInModules, boundariesInStacks } from "./principal-policies-boundary-cases.js";
import { exclusiveInModules } from "./principal-policies-exclusive-cases.js";
import { elsewhereInModules, elsewhereInStacks } from "./principal-policies-elsewhere-cases.js";

const cloudFormation = [...inlineInStacks, ...managedInStacks, ...boundariesInStacks, ...elsewhereInStacks];

const terraform = [
  ...inlineInModules,
  ...managedInModules,
  ...boundariesInModules,
  ...elsewhereInModules,
  ...exclusiveInModules,
];

describe.each([
  ["CloudFormation", cloudFormation],
  ["Terraform", terraform],
] as const)("policies of a role, %s", (_format, cases) => {
  it.each(cases)("$name: $answer, because $why", async ({ files, role = "Writer", answer, ...asked }) => {
    const project = await projectOf(files);
    const found = roleIn(project, role);
    const policies = policiesOf(project, found.template, found.role);
    const resource = textFrom(asked.resource ?? "arn:aws:s3:::b/*");
    const verdict = grants(policies, { action: asked.action ?? "s3:PutObject", resource }, found.role.existence);
    expect(verdict.answer).toBe(answer);
    expect(verdict.reason !== undefined).toBe(answer === "unknown");
  });
});

describe("why a policy is not seen", () => {
  const arn = "arn:${data.aws_partition.p.partition}:iam::${data.aws_caller_identity.c.account_id}:policy/team/dms";
  const moduleWith = (policies: string, policy = arn): string => `data "aws_partition" "p" {}
data "aws_caller_identity" "c" {}
resource "aws_iam_role" "r" {
  name               = "r"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
resource "aws_iam_role_policy_attachment" "r" {
  role       = aws_iam_role.r.name
  policy_arn = "${policy}"
}
${policies}`;
  const reasonsOf = async (text: string): Promise<readonly string[]> => {
    const project = await projectOf({ "main.tf": text });
    const { role, template } = roleIn(project, "r");
    return policiesOf(project, template, role).incompleteReasons;
  };

  it("is no hole in front of a name that is in no linted file", async () => {
    expect(await reasonsOf(moduleWith(""))).toEqual([`the policy ${arn} is not in the linted files`]);
    const slip = "arn:${data.aws_partition.p.partition}:iam::aws:policy/AmazonDMSVPCManagmentRole";
    expect(await reasonsOf(moduleWith("", slip))).toEqual([`the policy ${slip} is not in the linted files`]);
  });

  it("is the hole in the name", async () => {
    expect(await reasonsOf(moduleWith('variable "n" {}', arn.replace("dms", "${var.n}")))).toEqual([
      "variable n has no value",
    ]);
  });
});
