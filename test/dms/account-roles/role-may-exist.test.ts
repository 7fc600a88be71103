import { describe, expect, it } from "vitest";
import { roleMayExistReason } from "../../../src/dms/index.js";
import { projectOf } from "../../iam/project.js";

async function reasonIn(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  const project = await projectOf(files);
  for (const template of project.templates) {
    const [subnets] = template.dmsResources;
    if (subnets) return roleMayExistReason(project, template, subnets.resource, "dms-vpc-role");
  }
  throw new Error("there is no subnet group");
}

const subnets = (more = ""): string =>
  `  Subnets: { Type: AWS::DMS::ReplicationSubnetGroup${more}, Properties: { SubnetIds: [a] } }\n`;
const waiting = subnets(", DependsOn: Maker");
const template = (resources: string, head = ""): string => `${head}Resources:\n${resources}`;
const custom = "  Maker: { Type: Custom::Roles, Properties: { ServiceToken: arn } }\n";
const stack = (name: string, path: string, more = ""): string =>
  `  ${name}: { Type: AWS::CloudFormation::Stack${more}, Properties: { TemplateURL: ${path} } }\n`;
const dependsOnMaker = "Subnets depends on Maker, which may create the role";

describe("a role that no file declares may exist, because of what a stack waits for", () => {
  it.each<[string, string, string | undefined]>([
    ["nothing", subnets(), undefined],
    ["a custom resource", waiting + custom, dependsOnMaker],
    ["a custom resource that is not waited for", subnets() + custom, undefined],
    ["a bucket", `${waiting}  Maker: { Type: AWS::S3::Bucket }\n${custom.replace("Maker", "Other")}`, undefined],
    [
      "something that waits for a custom resource",
      `${subnets(", DependsOn: Bucket")}  Bucket: { Type: AWS::S3::Bucket, DependsOn: Maker }\n${custom}`,
      dependsOnMaker,
    ],
    ["a stack that is not here", waiting + stack("Maker", "https://example.org/x.yaml"), dependsOnMaker],
  ])("%s", async (_, resources, reason) => {
    expect(await reasonIn({ "stack.yaml": template(resources) })).toBe(reason);
  });

  const lambda = (text: string): string =>
    `  Code: { Type: AWS::Lambda::Function, Properties: { Code: { ZipFile: "${text}" } } }\n`;
  const stackSet = (more: string): string =>
    `  Set: { Type: AWS::CloudFormation::StackSet, Properties: { StackSetName: s, ${more} } }\n`;
  const runbook = (api: string): string =>
    `  Book: { Type: AWS::SSM::Document, Properties: { Content: [{ Api: ${api}, RoleName: dms-vpc-role }] } }\n`;
  const machine =
    "  Machine: { Type: AWS::StepFunctions::StateMachine, Properties: { Definition: ['aws-sdk:iam:createRole', dms-vpc-role] } }\n";
  const named = (name: string): string => `what ${name} contains names the role, so it may create the role`;
  const url = "TemplateURL: https://example.org/x.yaml";
  const namedRoles = "Capabilities: [CAPABILITY_AUTO_EXPAND, CAPABILITY_NAMED_IAM]";
  const elsewhere = "the template of Set is not read, and it may create the role";
  it.each<[string, string, string | undefined]>([
    ["names it", lambda("iam.create_role(RoleName='dms-vpc-role')"), named("Code")],
    ["names another", lambda("iam.create_role(RoleName='other')"), undefined],
    [
      "is the call of a custom resource",
      custom.replace("arn }", "arn, Create: 'createRole dms-vpc-role' }"),
      named("Maker"),
    ],
    [
      "is a command that a machine runs",
      "  Host: { Type: AWS::EC2::LaunchTemplate, Properties: { Data: 'aws iam create-role --role-name dms-vpc-role' } }\n",
      named("Host"),
    ],
    ["is the argument of a step that creates it", runbook("CreateRole"), named("Book")],
    ["is the argument of a state that creates it", machine, named("Machine")],
    ["is in steps that create none", runbook("GetRole"), undefined],
    ["creates no role", "  Host: { Type: AWS::EC2::Instance, Properties: { Data: 'echo dms-vpc-role' } }\n", undefined],
    [
      "is of another publisher",
      "  Maker: { Type: Acme::Iam::Setup, Properties: { Name: dms-vpc-role } }\n",
      named("Maker"),
    ],
    ["is a stack set with it", stackSet("TemplateBody: '{Resources: dms-vpc-role}'"), named("Set")],
    ["is a stack set with others", stackSet("TemplateBody: '{Resources: other}'"), undefined],
    ["is a stack set of another file", stackSet(`${url}, ${namedRoles}`), elsewhere],
    ["is a stack set of a parameter", stackSet(`TemplateBody: !Ref Body, ${namedRoles}`), elsewhere],
    ["is a stack set that may do what is not known", stackSet(`${url}, Capabilities: !Ref Maker`), elsewhere],
    ["is a stack set that may name no roles", stackSet(`${url}, Capabilities: [CAPABILITY_IAM]`), undefined],
    ["is a stack set that may create no roles", stackSet(url), undefined],
    [
      "is a policy on it",
      "  P: { Type: AWS::IAM::ManagedPolicy, Properties: { Description: dms-vpc-role } }\n",
      undefined,
    ],
  ])("what nothing waits for: code that %s", async (_, resources, reason) => {
    expect(await reasonIn({ "stack.yaml": template(subnets() + resources) })).toBe(reason);
    expect(await reasonIn({ "stack.yaml": template(subnets()), "other.yaml": template(resources) })).toBe(reason);
  });

  const runs = (provisioner: string, type = "aws_sns_topic"): string =>
    `resource "aws_dms_replication_subnet_group" "it" {
  subnet_ids = ["a"]
}
resource "${type}" "it" {
  tags = { role = "dms-vpc-role" }
${provisioner}}
`;
  const create = "aws iam create-role --role-name";
  it.each<[string, string, string | undefined]>([
    ["nothing", "", undefined],
    ["a command", `  provisioner "local-exec" {\n    command = "${create} dms-vpc-role"\n  }\n`, "it"],
    ["a command for another role", `  provisioner "local-exec" {\n    command = "${create} other"\n  }\n`, undefined],
    [
      "a command of another machine",
      `  provisioner "remote-exec" {\n    inline = ["set -e", "${create} dms-vpc-role"]\n  }\n`,
      "it",
    ],
  ])("what nothing waits for: %s of a provisioner", async (_, provisioner, named) => {
    for (const type of ["aws_sns_topic", "null_resource", "terraform_data"]) {
      const reason = named && `what ${type}.it contains names the role, so it may create the role`;
      expect(await reasonIn({ "main.tf": runs(provisioner, type) })).toBe(reason);
    }
  });

  it("a macro may add resources", async () => {
    const reason = "the macro Our::Roles may add resources";
    expect(await reasonIn({ "stack.yaml": template(subnets(), "Transform: Our::Roles\n") })).toBe(reason);
    const elsewhere = { "more.yaml": template("  Bucket: { Type: AWS::S3::Bucket }\n", "Transform: Our::Roles\n") };
    expect(await reasonIn({ "stack.yaml": template(subnets()), ...elsewhere })).toBe(reason);
  });

  it("a macro may add resources, whatever is in a module", async () => {
    const network = "  Network: { Type: Acme::Net::Vpc::MODULE, Properties: {} }\n";
    const roles = "  Core: { Type: Acme::Iam::Roles::MODULE, Properties: {} }\n";
    const macro = "Transform: Our::Roles\n";
    expect(await reasonIn({ "stack.yaml": template(subnets() + network, macro) })).toContain("Our::Roles");
    expect(await reasonIn({ "stack.yaml": template(subnets() + network) })).toBe(undefined);
    expect(await reasonIn({ "stack.yaml": template(subnets() + network + roles) })).toContain("Core");
    const local = (source: string): string => `Modules: { Part: { Source: ${source} } }\n`;
    expect(await reasonIn({ "stack.yaml": template(subnets(), local("./roles.yaml")) })).toContain("Part");
    expect(await reasonIn({ "stack.yaml": template(subnets(), local("./network.yaml")) })).toBe(undefined);
  });

  it.each<[string, Readonly<Record<string, string>>, string | undefined]>([
    ["nothing that may make roles", { "nested.yaml": template("  Bucket: { Type: AWS::S3::Bucket }\n") }, undefined],
    [
      "a custom resource",
      { "nested.yaml": template(`  Bucket: { Type: AWS::S3::Bucket }\n${custom}`) },
      dependsOnMaker,
    ],
    [
      "a stack with a custom resource",
      { "nested.yaml": template(stack("Inner", "inner.yaml")), "inner.yaml": template(custom) },
      dependsOnMaker,
    ],
    [
      "a stack without one",
      {
        "nested.yaml": template(stack("Inner", "inner.yaml")),
        "inner.yaml": template("  Bucket: { Type: AWS::S3::Bucket }\n"),
      },
      undefined,
    ],
    [
      "a stack that is not here",
      { "nested.yaml": template(stack("Inner", "https://example.org/x.yaml")) },
      dependsOnMaker,
    ],
  ])("a nested stack that contains %s", async (_, nested, reason) => {
    expect(await reasonIn({ "stack.yaml": template(waiting + stack("Maker", "nested.yaml")), ...nested })).toBe(reason);
  });

  it.each<[string, string, string | undefined]>([
    ["nothing", stack("Own", "nested.yaml"), undefined],
    [
      "a custom resource",
      stack("Own", "nested.yaml", ", DependsOn: Maker") + custom,
      "Own depends on Maker, which may create the role",
    ],
    [
      "a custom resource, in the second of two stacks",
      stack("First", "nested.yaml") + stack("Own", "nested.yaml", ", DependsOn: Maker") + custom,
      "Own depends on Maker, which may create the role",
    ],
  ])("its own stack waits for %s", async (_, outer, reason) => {
    expect(await reasonIn({ "stack.yaml": template(outer), "nested.yaml": template(subnets()) })).toBe(reason);
  });
});

describe("a role that no file declares may exist, because of a module that is not here", () => {
  const group = (more = ""): string => `resource "aws_dms_replication_subnet_group" "main" {
  replication_subnet_group_id          = "s"
  replication_subnet_group_description = "s"
  subnet_ids                           = ["a", "b"]
${more}}
`;
  const module = (name: string, source: string, more = ""): string =>
    `module "${name}" {\n  source = "${source}"\n${more}}\n`;
  const isTold = async (text: string): Promise<boolean> => (await reasonIn({ "main.tf": text })) !== undefined;

  it.each<[string, string, string, boolean]>([
    ["core", "example.org/dms/aws", "", true],
    ["core", "example.org/iam-role/aws", "", true],
    ["core", "git::https://example.org/accountBaseline.git", "", true],
    ["core", "git::https://example.org/terraform--roles.git", "", true],
    ["core", "example.org/database/aws", "", false],
    ["dms", "example.org/database/aws", "", true],
    ["data_migration", "example.org/database/aws", "", true],
    ["core", "example.org/database/aws", "  create_iam_roles = true\n", true],
    ["core", "example.org/database/aws", "  createRoles = true\n", true],
    ["core", "example.org/database/aws", "  tags = {}\n", false],
    ["dms", "example.org/vpc/aws", "", false],
    ["dms_label", "cloudposse/label/null", "", false],
    ["core", "example.org/dms-vpc/aws", "", true],
    ["core", "example.org/midmsize/aws", "", false],
  ])("%s from %s with { %s}: %s", async (name, source, more, expected) => {
    expect(await isTold(group() + module(name, source, more))).toBe(expected);
  });

  it.each<[string, boolean]>([
    ['module "dms" {\n  source = var.source\n}\nvariable "source" {}\n', true],
    ['module "core" {\n  source = var.source\n}\nvariable "source" {}\n', false],
  ])("%s: %s", async (call, expected) => {
    expect(await isTold(group() + call)).toBe(expected);
  });

  it("says that it is not known what the resource waits for", async () => {
    const text = `variable "given" {}\n${group("  depends_on = [var.given]\n")}`;
    expect(await reasonIn({ "main.tf": text })).toMatch(/\bgiven\b/);
  });

  it("says the reason of that module", async () => {
    const both = module("network", "example.org/vpc/aws") + module("core", "example.org/iam/aws");
    expect(await reasonIn({ "main.tf": group() + both })).toContain("core");
    expect(await reasonIn({ "main.tf": group() + both })).not.toContain("network");
  });

  it.each<[string, string, boolean]>([
    ["a provisioner", `resource "null_resource" "make" {}\n${group("  depends_on = [null_resource.make]\n")}`, true],
    ["a module about networks", module("net", "example.org/vpc/aws") + group("  depends_on = [module.net]\n"), false],
    [
      "a module about databases",
      module("db", "example.org/database/aws") + group("  depends_on = [module.db]\n"),
      false,
    ],
    ["what the caller gives", `variable "given" {}\n${group("  depends_on = [var.given]\n")}`, true],
    [
      "what the caller gives, beside a module about networks",
      `variable "given" {}\n${module("net", "example.org/vpc/aws")}${group("  depends_on = [module.net, var.given]\n")}`,
      true,
    ],
  ])("or because it waits for %s", async (_, text, expected) => {
    expect(await isTold(text)).toBe(expected);
  });
});
