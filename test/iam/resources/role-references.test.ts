import { describe, expect, it } from "vitest";
import { rolesOf } from "../../../src/iam/index.js";
import { findAccountRole } from "../../../src/dms/index.js";
import { account } from "../../cli/account-files.js";
import { projectOf } from "../project.js";

const trust = '{ Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }] }';
const role = (name = ""): string =>
  `{ Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${trust}${name === "" ? "" : `, RoleName: ${name}`} } }`;

const endpoint = (roleArn: string): string => `
  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: b, ServiceAccessRoleArn: ${roleArn} }
`;

const writer = "arn:aws:iam::111122223333:role/writer";

interface RoleCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** `Role of a.yaml`, or why the role is not seen. */
  readonly expected: readonly (string | RegExp)[];
}

const header = `
Parameters:
  RoleArn: { Type: String }
  UseOther: { Type: String }
Conditions:
  Other: !Equals [!Ref UseOther, "y"]
Resources:
`;

const roles: readonly RoleCase[] = [
  {
    name: "by reference",
    files: { "a.yaml": `${header}  Role: ${role()}${endpoint("!GetAtt Role.Arn")}` },
    expected: ["Role of a.yaml"],
  },
  {
    name: "by its written ARN",
    files: { "a.yaml": `${header}  Role: ${role("writer")}${endpoint("arn:aws:iam::123456789012:role/writer")}` },
    expected: ["Role of a.yaml"],
  },
  {
    name: "by an ARN with a path",
    files: { "a.yaml": `${header}  Role: ${role("writer")}${endpoint("arn:aws:iam::123456789012:role/dms/writer")}` },
    expected: ["Role of a.yaml"],
  },
  {
    name: "by an ARN made of its name",
    files: {
      "a.yaml": `${header}  Role: ${role("writer")}${endpoint('!Sub "arn:aws:iam::${AWS::AccountId}:role/${Role}"')}`,
    },
    expected: ["Role of a.yaml"],
  },
  {
    name: "in another template, by its written ARN",
    files: {
      "a.yaml": `${header}${endpoint("arn:aws:iam::123456789012:role/writer")}`,
      "b.yaml": `Resources:\n  Role: ${role("writer")}\n`,
    },
    expected: ["Role of b.yaml"],
  },
  {
    name: "in two other templates",
    files: {
      "a.yaml": `${header}${endpoint("arn:aws:iam::123456789012:role/writer")}`,
      "b.yaml": `Resources:\n  Role: ${role("writer")}\n`,
      "c.yaml": `Resources:\n  Role: ${role("writer")}\n`,
    },
    expected: [/the role writer is declared more than once/],
  },
  {
    name: "by an import of an export of the run",
    files: {
      "a.yaml": `${header}${endpoint("!ImportValue writer-arn")}`,
      "b.yaml": `Resources:\n  Role: ${role()}\nOutputs:\n  Arn: { Value: !GetAtt Role.Arn, Export: { Name: writer-arn } }\n`,
    },
    expected: ["Role of b.yaml"],
  },
  {
    name: "by an import of something else",
    files: { "a.yaml": `${header}${endpoint("!ImportValue writer-arn")}` },
    expected: [/writer-arn/],
  },
  {
    name: "from a parameter",
    files: { "a.yaml": `${header}  Role: ${role()}${endpoint("!Ref RoleArn")}` },
    expected: [/RoleArn/],
  },
  {
    name: "by a condition",
    files: {
      "a.yaml": `${header}  Role: ${role()}\n  Second: ${role()}${endpoint("!If [Other, !GetAtt Second.Arn, !GetAtt Role.Arn]")}`,
    },
    expected: ["Second of a.yaml", "Role of a.yaml"],
  },
  {
    name: "not declared",
    files: { "a.yaml": `${header}${endpoint("arn:aws:iam::123456789012:role/writer")}` },
    expected: [/^the role writer is not declared in the linted files$/],
  },
  {
    name: "of its own template, where another has one of this name",
    files: {
      "a.yaml": `${header}  Role: ${role("writer")}${endpoint(writer)}`,
      "b.yaml": `Resources:\n  Role: ${role("writer")}\n`,
    },
    expected: ["Role of a.yaml"],
  },
  {
    name: "which no deployment has in one branch",
    files: { "a.yaml": `${header}  Role: ${role()}${endpoint("!If [Other, !Ref AWS::NoValue, !GetAtt Role.Arn]")}` },
    expected: ["Role of a.yaml"],
  },
  {
    name: "as a list",
    files: { "a.yaml": `${header}${endpoint("[a]")}` },
    expected: ["the role is not given as a string"],
  },
  {
    name: "made of two roles",
    files: {
      "a.yaml": `${header}  Role: ${role()}\n  Second: ${role()}${endpoint('!Sub "arn:aws:iam::${AWS::AccountId}:role/${Role}-${Second}"')}`,
    },
    expected: [/name/],
  },
  {
    name: "a user of that name",
    files: {
      "a.yaml": `${header}  User: { Type: AWS::IAM::User, Properties: { UserName: writer } }${endpoint(writer)}`,
    },
    expected: [/not declared/],
  },
  {
    name: "that the account has",
    files: { "a.yaml": `${header}${endpoint(writer)}`, "account.json": account({}) },
    expected: ["writer of account.json"],
  },
  {
    name: "that the account has, by its name alone",
    files: { "a.yaml": `${header}${endpoint("writer")}`, "account.json": account({}) },
    expected: ["writer of account.json"],
  },
  {
    name: "that a file declares, though the account has it",
    files: {
      "a.yaml": `${header}${endpoint(writer)}`,
      "b.yaml": `Resources:\n  Role: ${role("writer")}\n`,
      "account.json": account({}),
    },
    expected: ["Role of b.yaml"],
  },
  {
    name: "of another account",
    files: { "a.yaml": `${header}${endpoint("arn:aws:iam::999988887777:role/writer")}`, "account.json": account({}) },
    expected: ["the role writer is not declared in the linted files or the account data"],
  },
  {
    name: "that a data source reads",
    files: {
      "m/main.tf": `
data "aws_iam_role" "writer" {
  name = "writer"
}
resource "aws_dms_s3_endpoint" "e" {
  endpoint_id             = "e"
  endpoint_type           = "target"
  bucket_name             = "b"
  service_access_role_arn = "${writer}"
}
`,
    },
    expected: ["the role writer already exists and is not declared in the linted files"],
  },
];

describe("the role that an endpoint names", () => {
  it.each(roles)("$name", async ({ files, expected }) => {
    const project = await projectOf(files);
    const [template] = project.templates;
    const value = template?.dmsResources[0]?.properties.get("s3.roleArn")?.value;
    if (!template || !value) throw new Error("the case has no role");
    const found = rolesOf(project, template, value).map((one) =>
      one.kind === "role" ? `${one.role.logicalName} of ${one.template.path}` : one.reason,
    );
    expect(found).toHaveLength(expected.length);
    for (const [index, one] of expected.entries()) expect(found[index]).toMatch(one);
  });
});

describe("an account role in the files of a run", () => {
  const searched = async (files: Readonly<Record<string, string>>): Promise<readonly [number, number, number]> => {
    const { declared, existing, possible } = findAccountRole(await projectOf(files), "dms-vpc-role");
    return [declared.length, existing.length, possible.length];
  };

  it.each([
    ["is declared under its exact name", role("dms-vpc-role"), [1, 0, 0]],
    ["is not one in another letter case", role("DMS-VPC-Role"), [0, 0, 0]],
    ["is not one with a generated name", role(), [0, 0, 0]],
    ["may be one named by a parameter", role("!Ref RoleArn"), [0, 0, 1]],
    ["may be one named in part by a parameter", role('!Sub "${RoleArn}-role"'), [0, 0, 1]],
    ["is not one whose name ends differently", role('!Sub "${RoleArn}-roles"'), [0, 0, 0]],
  ])("%s", async (_name, text, counts) => {
    expect(await searched({ "a.yaml": `${header}  Role: ${text}\n` })).toEqual(counts);
  });

  it.each([
    ["is read by a data source", 'data "aws_iam_role" "r" {\n  name = "dms-vpc-role"\n}', [0, 1, 0]],
    ["may be read by a data source", 'variable "n" {}\ndata "aws_iam_role" "r" {\n  name = var.n\n}', [0, 0, 1]],
    [
      "is not one with a prefix of the name",
      'resource "aws_iam_role" "r" {\n  name_prefix = "dms-vpc-role"\n  assume_role_policy = "{}"\n}',
      [0, 0, 0],
    ],
    [
      "is not one whose name Terraform generates",
      'resource "aws_iam_role" "r" {\n  assume_role_policy = "{}"\n}',
      [0, 0, 0],
    ],
  ])("%s", async (_name, text, counts) => {
    expect(await searched({ "m/main.tf": text })).toEqual(counts);
  });
});
