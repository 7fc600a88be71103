import { describe, expect, it } from "vitest";
import { holdersOf, isOnlyBoundary, isWrittenForOne } from "../../../src/iam/index.js";
import type { PolicyDocument, Project } from "../../../src/model/index.js";
import { display } from "../../../src/tree/index.js";
import { projectOf } from "../project.js";

const trust = '{ Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }] }';
const role = (name: string, properties: string): string =>
  `  ${name}: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${trust}, ${properties} } }\n`;
const document = (action: string): string => `{ Statement: [{ Effect: Allow, Action: "${action}", Resource: "*" }] }`;
const managed = (name: string, action: string): string =>
  `  ${name}: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: ${document(action)} } }\n`;
const inline = (action: string): string => `Policies: [{ PolicyName: p, PolicyDocument: ${document(action)} }]`;

/** The document that allows an action. */
function allowing(project: Project, action: string): PolicyDocument {
  const documents = project.templates.flatMap((template) => template.documents.map((held) => held.document));
  const managed = [...project.awsManagedPolicies.values()].map(({ document }) => document);
  const found = [...documents, ...managed].find(({ statements }) =>
    statements.some(({ actions }) => actions?.items.some(({ text }) => display(text) === action)),
  );
  if (!found) throw new Error(`no document allows ${action}`);
  return found;
}

describe("who has a policy document", () => {
  it("counts the principals of all files", async () => {
    const project = await projectOf({
      "a.yaml": `Resources:
${managed("Shared", "s3:GetObject")}${managed("Unused", "s3:PutObject")}${role("One", `ManagedPolicyArns: [!Ref Shared], ${inline("s3:ListBucket")}`)}${role("Two", "ManagedPolicyArns: [!Ref Shared]")}Outputs: { Shared: { Value: !Ref Shared, Export: { Name: shared } } }
`,
      "b.yaml": `Resources:\n${role("Three", "ManagedPolicyArns: [!ImportValue shared, !ImportValue shared]")}`,
    });
    expect(holdersOf(project, allowing(project, "s3:GetObject"))).toBe(3);
    expect(holdersOf(project, allowing(project, "s3:ListBucket"))).toBe(1);
    expect(holdersOf(project, allowing(project, "s3:PutObject"))).toBe(0);
  });

  it("says nothing of AWS managed policies, which the account may use elsewhere", async () => {
    const arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole";
    const project = await projectOf({ "a.yaml": `Resources:\n${role("One", `ManagedPolicyArns: ["${arn}"]`)}` });
    expect(project.awsManagedPolicies.size).toBe(1);
    expect(holdersOf(project, allowing(project, "ec2:CreateNetworkInterface"))).toBe(0);
  });
});

describe("whether a policy is a boundary only", () => {
  const boundary = "PermissionsBoundary: !Ref Limit";
  const isBoundary = async (...roles: readonly string[]): Promise<boolean> => {
    const project = await projectOf({ "a.yaml": `Resources:\n${managed("Limit", "s3:*")}${roles.join("")}` });
    return isOnlyBoundary(project, allowing(project, "s3:*"));
  };

  it.each<[string, readonly string[], boolean]>([
    ["a role has it as its boundary", [role("One", boundary)], true],
    ["a role has it as a policy", [role("One", "ManagedPolicyArns: [!Ref Limit]")], false],
    ["a role has it as both", [role("One", `${boundary}, ManagedPolicyArns: [!Ref Limit]`)], false],
    [
      "two roles have it, one as a policy",
      [role("One", boundary), role("Two", "ManagedPolicyArns: [!Ref Limit]")],
      false,
    ],
    ["nobody has it", [role("One", "Path: /")], false],
  ])("%s: %s", async (_name, roles, expected) => {
    expect(await isBoundary(...roles)).toBe(expected);
  });
});

describe("whether a text is written for one resource alone", () => {
  const roleOf = (name: string, more = ""): string => `
resource "aws_iam_role_policy" "${name}" {
  role   = "${name}"
  policy = data.aws_iam_policy_document.it.json
  ${more}
}
`;
  const data = `
data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["s3:*"]
    resources = ["*"]
  }
}
`;
  const own = `
resource "aws_iam_role_policy" "own" {
  count  = 2
  role   = "own"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}
`;
  const call = (name: string): string => `module "${name}" {\n  source = "./child"\n}\n`;

  it.each<[string, Readonly<Record<string, string>>, boolean]>([
    ["a policy in a resource, which has two instances", { "m/main.tf": own }, true],
    ["a data source that two resources use", { "m/main.tf": data + roleOf("a") + roleOf("b") }, false],
    ["a module that is called twice", { "m/main.tf": call("a") + call("b"), "m/child/main.tf": own }, true],
  ])("%s: %s", async (_name, files, expected) => {
    const project = await projectOf(files);
    expect(isWrittenForOne(project, allowing(project, "s3:*"))).toBe(expected);
  });
});
