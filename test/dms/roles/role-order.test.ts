import { describe, expect, it } from "vitest";
import {
  awsPolicyName,
  policiesOfRole,
  policiesToAwait,
  policyNameOf,
  type RolePolicy,
} from "../../../src/dms/index.js";
import { roleUses, type Need, type RoleUse } from "../../../src/knowledge/index.js";
import { always, not, type Formula } from "../../../src/tree/index.js";
import { textFrom } from "../../iam/build.js";
import { projectOf, roleIn } from "../../iam/project.js";
import { policyWith } from "../caller-run.js";
import { trusting } from "../judged.js";

const awsPolicy = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole";

/** What an account role needs: the policy of AWS, or two actions. A third one is optional. */
const account = { policyName: "AmazonDMSVPCManagementRole", use: useWith() };

function useWith(): RoleUse {
  const [base] = roleUses;
  if (!base) throw new Error("there is no use");
  const action = (name: string, need: Need) =>
    ({ action: name, resource: ["*"], when: null, need, confidence: "doc", source: [] }) as const;
  const required = ["ec2:CreateNetworkInterface", "ec2:DescribeSubnets"].map((name) => action(name, "required"));
  return { ...base, actions: [...required, action("ec2:DescribeVpcEndpoints", "optional")] };
}

async function policiesIn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const project = await projectOf(files);
  const { role, template } = roleIn(project, "Role");
  return policiesOfRole(project, account, role, template).map(({ address }) => address.replace("Resources.", ""));
}

const enough = policyWith("Allow ec2:CreateNetworkInterface, ec2:Describe* on *");
const part = policyWith("Allow ec2:DescribeSubnets on *");
const optional = policyWith("Allow ec2:DescribeVpcEndpoints on *");
const other = policyWith("Allow s3:* on *");

describe("the resources that give an account role its permissions", () => {
  const role = (more = ""): string =>
    `  Role: { Type: AWS::IAM::Role, Properties: { RoleName: dms-vpc-role, AssumeRolePolicyDocument: ${trusting("dms.amazonaws.com")}${more} } }\n`;
  const policy = (name: string, document: string, of = "!Ref Role"): string =>
    `  ${name}: { Type: AWS::IAM::Policy, Properties: { PolicyName: ${name}, Roles: [${of}], PolicyDocument: ${document} } }\n`;
  const managed = (name: string, document: string, more = ", Roles: [!Ref Role]"): string =>
    `  ${name}: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: ${document}${more} } }\n`;

  it.each<[string, string, readonly string[]]>([
    [
      "none, if the role has the policy of AWS",
      role(`, ManagedPolicyArns: [${awsPolicy}]`) + policy("Own", enough),
      [],
    ],
    [
      "others, if the role has another policy of AWS",
      role(", ManagedPolicyArns: [arn:aws:iam::aws:policy/ReadOnlyAccess]") + policy("Own", enough),
      ["Own"],
    ],
    [
      "none, if the role itself has the actions",
      role(`, Policies: [{ PolicyName: own, PolicyDocument: ${enough} }]`) + policy("Own", enough),
      [],
    ],
    ["a policy with the actions", role() + policy("Own", enough), ["Own"]],
    ["policies with a part of the actions", role() + policy("Own", part) + policy("More", part), ["Own", "More"]],
    ["no policy with other actions", role() + policy("Own", other) + policy("More", enough), ["More"]],
    ["no policy with an action that is optional", role() + policy("Own", optional), []],
    ["no policy of another role", role() + policy("Own", enough, "somebody-else"), []],
    ["a managed policy that lists the role", role() + managed("Own", enough) + managed("Other", other), ["Own"]],
    ["no managed policy beside an attachment", role() + policy("Own", other) + managed("Other", enough, ""), []],
  ])("%s", async (_, resources, addresses) => {
    expect(await policiesIn({ "stack.yaml": `Resources:\n${resources}` })).toEqual(addresses);
  });

  it("are not in another template", async () => {
    const files = { "stack.yaml": `Resources:\n${role()}${policy("Own", enough)}` };
    const elsewhere = { "more.yaml": `Resources:\n${policy("More", enough, "dms-vpc-role")}` };
    expect(await policiesIn({ ...files, ...elsewhere })).toEqual(["Own"]);
  });

  const module = (blocks: string): Readonly<Record<string, string>> => ({
    "main.tf": `resource "aws_iam_role" "Role" {
  name               = "dms-vpc-role"
  assume_role_policy = "{}"
}
resource "aws_iam_policy" "enough" {
  policy = jsonencode(${enough})
}
resource "aws_iam_policy" "other" {
  policy = jsonencode(${other})
}
${blocks}`,
  });
  const attached = (name: string, arn: string): string => `resource "aws_iam_role_policy_attachment" "${name}" {
  role       = aws_iam_role.Role.name
  policy_arn = ${arn}
}
`;
  const inline = (document: string): string => `resource "aws_iam_role_policy" "inline" {
  role   = aws_iam_role.Role.id
  policy = jsonencode(${document})
}
`;
  const [ofAws, readOnly] = [`"${awsPolicy}"`, '"arn:aws:iam::aws:policy/ReadOnlyAccess"'];
  it.each<[string, string, readonly string[]]>([
    [
      "the attachment of the policy of AWS",
      attached("a", readOnly) + attached("b", ofAws),
      ["aws_iam_role_policy_attachment.b"],
    ],
    [
      "that before others with the actions",
      inline(enough) + attached("a", ofAws),
      ["aws_iam_role_policy_attachment.a", "aws_iam_role_policy.inline"],
    ],
    [
      "the attachment of a policy with the actions",
      attached("a", "aws_iam_policy.other.arn") + attached("b", "aws_iam_policy.enough.arn"),
      ["aws_iam_role_policy_attachment.b"],
    ],
    ["an inline policy", attached("a", "aws_iam_policy.other.arn") + inline(enough), ["aws_iam_role_policy.inline"]],
  ])("%s", async (_, blocks, addresses) => {
    expect(await policiesIn(module(blocks))).toEqual(addresses);
  });
});

describe("the policies that must exist first", () => {
  const given = (address: string, gives: string, existence: Formula = always) => ({
    address,
    existence,
    gives: gives.split(" "),
  });
  const made: Formula = { op: "equals", subject: "var.make", value: "true" };
  it.each<[string, readonly RolePolicy[], string, string]>([
    ["one of two that give the same", [given("A", "x y"), given("B", "x y")], "", "A"],
    ["the one of them that is awaited", [given("A", "x y"), given("B", "x y")], "B", "B"],
    ["the one that gives more", [given("A", "x"), given("B", "x y")], "", "B"],
    ["both, if each gives something else", [given("A", "x"), given("B", "y")], "B", "AB"],
    ["both, if the awaited one gives less", [given("A", "x"), given("B", "x y")], "A", "AB"],
    ["none beside two that give all of it", [given("A", "x"), given("B", "x y"), given("C", "y")], "AC", "AC"],
    ["both, if the awaited one may not be there", [given("A", "x", made), given("B", "x")], "A", "AB"],
    ["both, if only one is there", [given("A", "x", made), given("B", "x", not(made))], "A", "AB"],
    ["the awaited one that is always there", [given("A", "x"), given("B", "x", made)], "A", "A"],
  ])("%s", (_, policies, awaited, addresses) => {
    const kept = policiesToAwait(policies, always, (address) => awaited.includes(address));
    expect(kept.map(({ address }) => address).join("")).toBe(addresses);
  });

  it("is only one, if what waits is only there with it", () => {
    const policies = [given("A", "x", made), given("B", "x")];
    expect(policiesToAwait(policies, made, (address) => address === "A").map(({ address }) => address)).toEqual(["A"]);
  });
});

describe("the name of an AWS managed policy", () => {
  it.each<[string, string | undefined]>([
    [awsPolicy, "AmazonDMSVPCManagementRole"],
    ["arn:aws-cn:iam::aws:policy/ReadOnlyAccess", "ReadOnlyAccess"],
    ["arn:<aws:partition>:iam::aws:policy/service-role/AmazonDMSVPCManagementRole", "AmazonDMSVPCManagementRole"],
    ["arn:aws:iam::aws:policy/<Name>", undefined],
    ["arn:aws:iam::123456789012:policy/ReadOnlyAccess", undefined],
    ["<Policy>", undefined],
    ["ReadOnlyAccess", undefined],
  ])("%s: %s", (arn, name) => {
    expect(awsPolicyName(textFrom(arn))).toBe(name);
  });

  it.each([
    ["dms-vpc-role", "AmazonDMSVPCManagementRole"],
    ["dms-cloudwatch-logs-role", "AmazonDMSCloudWatchLogsRole"],
    ["dms-access-for-endpoint", "AmazonDMSRedshiftS3Role"],
  ])("that %s needs is %s", (roleName, name) => {
    expect(roleUses.filter((use) => use.roleName === roleName).map(policyNameOf)).toEqual([name]);
  });

  it("is empty if a use needs none", () => {
    const [base] = roleUses;
    const managedPolicies = [{ arn: awsPolicy, attach: "may" }];
    expect(base && policyNameOf({ ...base, managedPolicies })).toBe("");
  });
});
