import { describe, expect, it } from "vitest";
import {
  anyCallers,
  callerIdentityOf,
  createNeedOf,
  createsResources,
  creatingByName,
  deployedResources,
  policyHoldersIn,
  statementFor,
  type CallerSearch,
  type PolicyHolder,
} from "../../../src/dms/index.js";
import type { DmsKind } from "../../../src/model/index.js";
import { display } from "../../../src/tree/index.js";
import type { Json } from "../../iam/build.js";
import { callerWith, policyWith, runOf, searchIn, templateAt } from "../caller-run.js";

const endpoint = (name: string, condition = ""): string =>
  `  ${name}: { Type: AWS::DMS::Endpoint${condition}, Properties: { EndpointType: target, EngineName: s3 } }\n`;
const task = "  Task: { Type: AWS::DMS::ReplicationTask, Properties: { MigrationType: cdc } }\n";
const subnets = "  Subnets: { Type: AWS::DMS::ReplicationSubnetGroup, Properties: { SubnetIds: [a] } }\n";
const user = (...statements: readonly Json[]): string =>
  `  User: { Type: AWS::IAM::User, Properties: { Policies: [{ PolicyName: p, PolicyDocument: ${policyWith(...statements)} }] } }\n`;

async function callerIn(
  resources: string,
  settings: Partial<CallerSearch["settings"]> = {},
  others: Readonly<Record<string, string>> = {},
) {
  const head = "Conditions: { Never: !Equals [a, b] }\nResources:\n";
  const project = await runOf({ "stack.yaml": head + resources, ...others });
  const search = searchIn(project, settings);
  const template = templateAt(project, "stack.yaml");
  const [caller] = policyHoldersIn(search, template);
  if (!caller) throw new Error("there is no caller");
  return { search, template, caller, resource: template.dmsResources[0] };
}

describe("the resources that a caller deploys", () => {
  const creates = "Allow dms:CreateEndpoint on *";
  const deployedIn = async (...asked: Parameters<typeof callerIn>) => {
    const { search, template, caller } = await callerIn(...asked);
    return deployedResources(search, template, caller).map((one) => `${one.template.path} ${one.resource.name}`);
  };
  const [first, second] = ["stack.yaml First", "stack.yaml Second"];

  it.each<[string, string, readonly string[]]>([
    ["all, if it may create them", user(creates) + endpoint("First") + endpoint("Second"), [first, second]],
    ["all, with a wildcard of DMS", user("Allow dms:* on *") + endpoint("First") + task, [first, "stack.yaml Task"]],
    ["none, if it may create half of their types", user(creates) + endpoint("First") + task, []],
    [
      "all, if it may create most of their types",
      user(creates, "Allow dms:CreateReplicationTask on *") + endpoint("First") + task + subnets,
      [first, "stack.yaml Task", "stack.yaml Subnets"],
    ],
    ["none, if it may create everything", user("Allow * on *") + endpoint("First"), []],
    ["none, if it may only read them", user("Allow dms:Describe* on *") + endpoint("First"), []],
    ["none that never exists", user(creates) + endpoint("First") + endpoint("Second", ", Condition: Never"), [first]],
  ])("are %s", async (_, resources, expected) => {
    expect(await deployedIn(resources)).toEqual(expected);
  });

  it("are all of the run, if the settings name the caller", async () => {
    const others = { "other.yaml": `Resources:\n${endpoint("Second")}` };
    const settings = { callerPolicies: ["Resources.User"] };
    const names = [first, "other.yaml Second"];
    expect(await deployedIn(user("Allow s3:* on *") + endpoint("First"), settings, others)).toEqual(names);
    expect(await deployedIn(user(creates) + endpoint("First"), {}, others)).toEqual([first]);
  });
});

describe("the operation that creates a resource", () => {
  it.each<[DmsKind, string]>([
    ["DmsEndpoint", "dms:CreateEndpoint"],
    ["DmsReplicationTask", "dms:CreateReplicationTask"],
    ["DmsCertificate", "dms:ImportCertificate"],
  ])("of %s is %s", (kind, action) => {
    expect(createNeedOf({ kind })?.action).toBe(action);
  });

  const allowing = (kind: DmsKind, ...statements: readonly Json[]): number | undefined =>
    creatingByName(callerWith(statements), createNeedOf({ kind }))?.statement.index;
  it.each<[DmsKind, readonly Json[], number | undefined]>([
    ["DmsEndpoint", ["Allow s3:* on *", "Allow dms:CreateEndpoint on *"], 1],
    ["DmsEndpoint", ["Allow s3:*, dms:Create* on *"], 0],
    ["DmsEndpoint", ["Allow dms:CreateEndpoint on arn:aws:dms:*:*:task:*, arn:aws:dms:*:*:endpoint:*"], 0],
    ["DmsEndpoint", ["Allow dms:CreateEndpoint on arn:aws:dms:*:*:task:*"], undefined],
    ["DmsEndpoint", ["Deny dms:CreateEndpoint on *", "Allow * on *"], undefined],
    ["DmsEndpoint", [{ Effect: "Allow", NotAction: "s3:*", Resource: "*" }], undefined],
    ["DmsEndpoint", [{ Effect: "Allow", Action: "dms:*", NotResource: "arn:aws:s3:::x" }], undefined],
    ["DmsEndpoint", [{ Effect: "Allow", Action: "<Any>", Resource: "*" }], undefined],
    // A task is created on two endpoints and an instance.
    ["DmsReplicationTask", ["Allow dms:CreateReplicationTask on arn:aws:dms:*:*:rep:*"], 0],
    ["DmsReplicationTask", ["Allow dms:CreateReplicationTask on arn:aws:dms:*:*:subgrp:*"], undefined],
  ])("is allowed by name for %s: %j: %s", (kind, statements, index) => {
    expect(allowing(kind, ...statements)).toBe(index);
  });

  it("is of no need, if none is known", () => {
    expect(creatingByName(callerWith(["Allow dms:* on *"]), undefined)).toBeUndefined();
  });

  it.each<[readonly Json[], boolean]>([
    [["Allow dms:CreateEventSubscription on *"], true],
    [["Allow dms:* on *"], true],
    [["Allow dms:Describe*, dms:ModifyEndpoint on *"], false],
    [["Allow * on *"], false],
  ])("is one of a caller with %j: %s", (statements, expected) => {
    expect(createsResources(callerWith(statements))).toBe(expected);
  });
});

describe("the statement at which a finding about a resource is reported", () => {
  const statementAt = async (
    ...policies: readonly (readonly Json[])[]
  ): Promise<readonly [number, number] | undefined> => {
    const { resource } = await callerIn(user() + endpoint("First"));
    const caller = callerWith(...policies);
    const found = resource && statementFor(caller, resource);
    return found && [caller.own.indexOf(found.held), found.statement.index];
  };
  const [other, reads, creates] = ["Allow s3:* on *", "Allow dms:Describe* on *", "Allow dms:CreateEndpoint on *"];

  it.each<[string, readonly (readonly Json[])[], readonly [number, number] | undefined]>([
    [
      "allows creating it",
      [
        [other, reads],
        [reads, creates],
      ],
      [1, 1],
    ],
    ["allows creating it with everything else", [[other, reads, "Allow * on *"]], [0, 2]],
    ["is the first one about DMS", [[other], [other, reads]], [1, 1]],
    ["names DMS among others", [[other, "Allow s3:*, dms:Describe* on *"]], [0, 1]],
    ["is the first one", [[other, "Deny dms:CreateEndpoint on *"], [other]], [0, 0]],
    ["does not allow all but DMS", [[{ Effect: "Allow", NotAction: "dms:*", Resource: "*" }, reads]], [0, 1]],
    ["is there", [], undefined],
  ])("%s", async (_, policies, expected) => {
    expect(await statementAt(...policies)).toEqual(expected);
  });

  it("may be in a policy of another template", async () => {
    const { resource } = await callerIn(user() + endpoint("First"));
    const held: PolicyHolder = callerWith([other]);
    const elsewhere = { ...held, policies: callerWith([creates]).policies };
    expect(resource && statementFor(elsewhere, resource)).toBeUndefined();
  });
});

describe("who a caller is", () => {
  it("is the principal that has the policies, or anyone", async () => {
    const { caller } = await callerIn(user("Allow dms:* on *"));
    expect(callerIdentityOf(caller).principals).toEqual([caller.principal]);
    const unknown = callerWith(["Allow dms:* on *"]);
    expect(callerIdentityOf(unknown)).toEqual({ policies: unknown.policies, principals: anyCallers });
    expect(anyCallers.map(({ arn }) => display(arn))).toEqual([
      "arn:${partition}:iam::${account}:role/${…}",
      "arn:${partition}:iam::${account}:user/${…}",
    ]);
  });
});
