import { describe, expect, it } from "vitest";
import { findAccountRole, possibleRoleReason } from "../../../src/dms/index.js";
import { projectOf } from "../../iam/project.js";
import { accountWith } from "../account-data.js";

const trust = "AssumeRolePolicyDocument: { Statement: [] }";
const role = (name: string, properties = ""): string =>
  `  ${name}: { Type: AWS::IAM::Role, Properties: { ${trust}${properties} } }\n`;
const template = (resources: string): string =>
  `Parameters: { Any: { Type: String } }\nResources:\n  Bucket: { Type: AWS::S3::Bucket }\n${resources}`;

async function searchIn(files: Readonly<Record<string, string>>) {
  const { declared, inAccount, existing, possible } = findAccountRole(await projectOf(files), "dms-vpc-role");
  return {
    declared: declared.map((one) => one.role.logicalName),
    inAccount: inAccount.map((one) => one.role.logicalName),
    existing: existing.map((one) => one.existing.address),
    possible: possible.map((one) => one.role?.logicalName ?? "read"),
    reasons: possible.map(({ reason }) => reason),
  };
}

const none = { declared: [], inAccount: [], existing: [], possible: [], reasons: [] };

describe("a role with a fixed name", () => {
  it.each<[string, string, object]>([
    ["is declared", role("Vpc", ", RoleName: dms-vpc-role"), { declared: ["Vpc"] }],
    [
      "is declared twice",
      role("Vpc", ", RoleName: dms-vpc-role") + role("Too", ", RoleName: dms-vpc-role"),
      { declared: ["Vpc", "Too"] },
    ],
    ["is not one with another name", role("Vpc", ", RoleName: dms-vpc-role-2"), {}],
    // IAM keeps the case of names, and DMS asks for this one.
    ["is not one in other letters", role("Vpc", ", RoleName: DMS-VPC-Role"), {}],
    ["is not one whose name AWS generates", role("Vpc"), {}],
    ["is not a user", "  User: { Type: AWS::IAM::User, Properties: { UserName: dms-vpc-role } }\n", {}],
    [
      "may be one with a name from a parameter",
      role("Vpc", ", RoleName: !Ref Any"),
      { possible: ["Vpc"], reasons: [expect.stringContaining("Any")] },
    ],
    ["is not one with another start", role("Vpc", ', RoleName: !Sub "x-${Any}"'), {}],
  ])("%s", async (_, resources, expected) => {
    expect(await searchIn({ "stack.yaml": template(resources) })).toEqual({ ...none, ...expected });
  });

  const read = (name: string): string => `variable "any" {}\ndata "aws_iam_role" "vpc" {\n  name = ${name}\n}\n`;
  it.each<[string, object]>([
    ['"dms-vpc-role"', { existing: ["data.aws_iam_role.vpc"] }],
    ['"dms-logs-role"', {}],
    ["var.any", { possible: ["read"], reasons: [expect.stringContaining("any")] }],
    ['"x-${var.any}"', {}],
  ])("is read by a data source: %s", async (name, expected) => {
    expect(await searchIn({ "main.tf": read(name) })).toEqual({ ...none, ...expected });
  });

  it("may be in any template of the run", async () => {
    const files = { "a.yaml": template(role("Vpc", ", RoleName: dms-vpc-role")), "main.tf": read('"dms-vpc-role"') };
    expect(await searchIn(files)).toEqual({ ...none, declared: ["Vpc"], existing: ["data.aws_iam_role.vpc"] });
  });

  it("is told by address and file, where a name is not known", async () => {
    const project = await projectOf({ "x/a.yaml": "Resources: {}", "x/modules/main.tf": read("var.any") });
    const [possible] = findAccountRole(project, "dms-vpc-role").possible;
    const told = project.templates.map((reader) => possible && possibleRoleReason(possible, reader));
    expect(told).toEqual([
      `aws_iam_role.vpc (modules) may be this role: ${possible?.reason ?? ""}`,
      `aws_iam_role.vpc may be this role: ${possible?.reason ?? ""}`,
    ]);
  });

  it("is in the account, if its data has it", async () => {
    const project = await projectOf({ "a.yaml": template(role("Vpc", ", RoleName: dms-vpc-role")) });
    const templates = [...project.templates, accountWith({ roles: ["dms-vpc-role", "other"] })];
    const found = findAccountRole({ ...project, templates }, "dms-vpc-role");
    expect(found).toMatchObject({ existing: [], possible: [] });
    expect(found.declared.map((one) => one.template.path)).toEqual(["a.yaml"]);
    expect(found.inAccount.map((one) => one.template)).toEqual([templates[1]]);
  });
});
