import { describe, expect, it } from "vitest";
import { firstAwaited, firstCreated, orderOf, type Verdict } from "../../../src/iam/index.js";
import type { Template } from "../../../src/model/index.js";
import { projectOf } from "../project.js";

/** Whether one resource is created after another, which is asked of both of them. */
function waitsFor(template: Template, from: string, to: string): Verdict {
  const verdict = orderOf(template, from).awaits(to);
  expect(orderOf(template, to).isAwaitedBy(from)).toEqual(verdict);
  return verdict;
}

const trust = '{ Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }] }';
const role = (name = ""): string =>
  `{ Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${trust}${name === "" ? "" : `, RoleName: ${name}`} } }`;

describe("waiting for a resource", () => {
  const stack = `
Parameters:
  P: { Type: String }
Resources:
  Role: ${role("dms-vpc-role")}
  Policy: { Type: AWS::IAM::Policy, Properties: { PolicyName: p, Roles: [!Ref Role], PolicyDocument: { Statement: [] } } }
  Group:
    Type: AWS::DMS::ReplicationSubnetGroup
    DependsOn: Policy
    Properties: { ReplicationSubnetGroupDescription: d, SubnetIds: [a] }
  Instance:
    Type: AWS::DMS::ReplicationInstance
    Properties: { ReplicationInstanceClass: c, ReplicationSubnetGroupIdentifier: !Ref Group }
  Free: { Type: AWS::DMS::ReplicationSubnetGroup, Properties: { ReplicationSubnetGroupDescription: d, SubnetIds: [a] } }
`;

  it.each([
    ["Group", "Policy", "yes"],
    ["Group", "Role", "yes"],
    ["Instance", "Role", "yes"],
    ["Policy", "Group", "no"],
    ["Free", "Role", "no"],
  ])("%s for %s: %s", async (from, to, answer) => {
    const [template] = (await projectOf({ "a.yaml": stack })).templates;
    if (!template) throw new Error("there is no template");
    expect(waitsFor(template, `Resources.${from}`, `Resources.${to}`).answer).toBe(answer);
  });

  const module = `
resource "aws_iam_role" "vpc" {
  count              = 1
  name               = "dms-vpc-role"
  assume_role_policy = "{}"
}
resource "aws_iam_role_policy_attachment" "vpc" {
  role       = aws_iam_role.vpc[0].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}
resource "time_sleep" "wait" {
  depends_on      = [aws_iam_role_policy_attachment.vpc]
  create_duration = "30s"
}
resource "aws_dms_replication_subnet_group" "waits" {
  replication_subnet_group_id          = "g"
  replication_subnet_group_description = "g"
  subnet_ids                           = ["a"]
  depends_on                           = [time_sleep.wait]
}
resource "aws_dms_replication_subnet_group" "whole" {
  replication_subnet_group_id          = "h"
  replication_subnet_group_description = "h"
  subnet_ids                           = ["a"]
  depends_on                           = [aws_iam_role.vpc]
}
`;

  it.each([
    ["waits", "aws_iam_role_policy_attachment.vpc", "yes"],
    ["waits", "aws_iam_role.vpc[0]", "yes"],
    ["whole", "aws_iam_role.vpc[0]", "yes"],
    ["whole", "aws_iam_role_policy_attachment.vpc", "no"],
  ])("Terraform's %s for %s: %s", async (from, to, answer) => {
    const [template] = (await projectOf({ "m/main.tf": module })).templates;
    if (!template) throw new Error("there is no module");
    expect(template.resources.has(to)).toBe(true);
    expect(waitsFor(template, `aws_dms_replication_subnet_group.${from}`, to).answer).toBe(answer);
  });

  it.each<[string, string, string, string | undefined]>([
    ["Free", "DependsOn: Nowhere", "unknown", "Nowhere is not declared in this template"],
    ["Free", "DependsOn: Role", "yes", undefined],
    ["Group", "DependsOn: Group", "yes", undefined],
    ["Free", "DependsOn: Free", "no", undefined],
  ])("%s with %s for a role: %s", async (from, depends, answer, reason) => {
    const text = stack.replace("  Free: { ", `  Free: { ${depends}, `);
    const [template] = (await projectOf({ "a.yaml": text })).templates;
    if (!template) throw new Error("there is no template");
    expect(waitsFor(template, `Resources.${from}`, "Resources.Role")).toMatchObject({
      answer,
      ...(reason !== undefined && { reason }),
    });
  });

  const calling = `
module "m" {
  source = "./child"
}
resource "time_sleep" "first" {
  create_duration = "1s"
}
resource "aws_iam_role" "many" {
  count              = 2
  assume_role_policy = "{}"
  depends_on         = [time_sleep.first]
}
resource "aws_iam_role" "many2" {
  assume_role_policy = "{}"
}
resource "time_sleep" "module" {
  create_duration = "1s"
  depends_on      = [module.m]
}
resource "time_sleep" "through" {
  create_duration = "1s"
  depends_on      = [aws_iam_role.many]
}
`;
  const child = 'resource "aws_iam_role" "r" {\n  assume_role_policy = "{}"\n}\n';

  it.each([
    ["module", "module.m.aws_iam_role.r", "yes"],
    ["module", "aws_iam_role.many2", "no"],
    ["through", "aws_iam_role.many[1]", "yes"],
    ["through", "time_sleep.first", "yes"],
    ["through", "aws_iam_role.many2", "no"],
    ["through", "module.m.aws_iam_role.r", "no"],
  ])("%s, which waits for a module or for all instances, for %s: %s", async (from, to, answer) => {
    const project = await projectOf({ "m/main.tf": calling, "m/child/main.tf": child });
    const template = project.templates.find(({ path }) => path === "m");
    if (!template) throw new Error("there is no module");
    expect(template.resources.has(to)).toBe(true);
    expect(waitsFor(template, `time_sleep.${from}`, to).answer).toBe(answer);
  });

  it("finds the first of some that a resource waits for", async () => {
    const project = await projectOf({ "m/main.tf": calling, "m/child/main.tf": child });
    const template = project.templates.find(({ path }) => path === "m");
    if (!template) throw new Error("there is no module");
    const among = [...template.resources.keys()];
    const expected = (from: string): string | undefined =>
      among.find((to) => orderOf(template, from).awaits(to).answer === "yes");
    expect(among.map(firstAwaited(template, among))).toEqual(among.map(expected));
    const reversed = among.toReversed();
    expect(firstAwaited(template, reversed)("time_sleep.through")).toBe("aws_iam_role.many[1]");
    expect(firstAwaited(template, ["time_sleep.first"])("time_sleep.through")).toBe("time_sleep.first");
    const alone = among.filter((from) => expected(from) === undefined);
    expect(firstCreated(template, among, (address) => address)).toEqual(alone);
  });
});
