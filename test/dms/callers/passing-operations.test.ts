import { describe, expect, it } from "vitest";
import {
  allowedOperation,
  arnWordOf,
  instanceOperations,
  mayAllow,
  mayBeIn,
  mayBeTarget,
  mayGive,
  mayPass,
  passingOperation,
} from "../../../src/dms/index.js";
import { plainText } from "../../../src/iam/index.js";
import { always } from "../../../src/tree/index.js";
import { documentsFrom, formulaFrom, textFrom, type Json } from "../../iam/build.js";
import { callerWith } from "../caller-run.js";
import { statementFrom } from "../excess.js";

describe("the operation by which a caller passes roles", () => {
  const operationOf = (...policies: readonly (readonly Json[])[]) => {
    const found = passingOperation(callerWith(...policies));
    return found && [found.operation.action, found.isNamed ? "by name" : "by a wildcard"];
  };
  const byName = (action: string) => [action, "by name"];
  const byWildcard = (action: string) => [action, "by a wildcard"];

  it.each<[readonly Json[], readonly string[] | undefined]>([
    [["Allow dms:CreateEndpoint on *"], byName("dms:CreateEndpoint")],
    [["Allow DMS:createendpoint on *"], byName("dms:CreateEndpoint")],
    [["Allow dms:ModifyEndpoint, dms:CreateMigrationProject on *"], byName("dms:ModifyEndpoint")],
    [["Allow s3:*, dms:CreateMigrationProject on *"], byName("dms:CreateMigrationProject")],
    [["Allow dms:* on *"], byWildcard("dms:CreateEndpoint")],
    [["Allow dms:Modify* on *"], byWildcard("dms:ModifyEndpoint")],
    [["Allow dms:* on *", "Allow dms:UpdateDataProvider on *"], byName("dms:CreateEndpoint")],
    [["Allow dms:* on *", "Deny dms:UpdateDataProvider on *"], byWildcard("dms:CreateEndpoint")],
    [["Allow * on *"], undefined],
    [["Allow dms:DescribeEndpoints, iam:PassRole on *"], undefined],
    [["Deny dms:CreateEndpoint on *"], undefined],
    [[{ Effect: "Allow", NotAction: "s3:*", Resource: "*" }], undefined],
    [[{ Effect: "Allow", Action: "dms:CreateEndpoint", NotResource: "arn:aws:s3:::x" }], undefined],
    // An instance needs a role only with Kerberos, so another operation comes first.
    [["Allow dms:CreateReplicationInstance on *"], byName("dms:CreateReplicationInstance")],
    [["Allow dms:CreateReplicationInstance, dms:ModifyEndpoint on *"], byName("dms:ModifyEndpoint")],
    [["Allow dms:CreateFleetAdvisorCollector on *"], undefined],
  ])("%j: %j", (statements, expected) => {
    expect(operationOf(statements)).toEqual(expected);
  });

  it.each<[string, readonly string[] | undefined]>([
    ["arn:aws:dms:eu-west-1:123456789012:endpoint:*", byName("dms:CreateEndpoint")],
    ["arn:aws:dms:*:*:*", byName("dms:CreateEndpoint")],
    ["arn:aws:dms:*:*:task:*, arn:aws:dms:*:*:endpoint:*", byName("dms:CreateEndpoint")],
    ["arn:aws:dms:*:*:task:*", undefined],
    ["arn:aws:s3:::endpoint", undefined],
  ])("on %s: %j", (resources, expected) => {
    expect(operationOf([`Allow dms:CreateEndpoint on ${resources}`])).toEqual(expected);
  });

  it("works on a task where it is an assessment run", () => {
    const assess = "dms:StartReplicationTaskAssessmentRun";
    expect(operationOf([`Allow ${assess} on arn:aws:dms:*:*:task:*`])).toEqual(byName(assess));
    expect(operationOf([`Allow ${assess} on arn:aws:dms:*:*:endpoint:*`])).toBeUndefined();
    for (const wildcard of ["dms:*", "dms:StartReplicationTask*"])
      expect(operationOf([`Allow ${wildcard} on arn:aws:dms:*:*:task:*`])).toBeUndefined();
    expect([null, "AWS::DMS::Endpoint", "AWS::DMS::Unknown"].map(arnWordOf)).toEqual(["task", "endpoint", "task"]);
  });

  it("is not one that is denied", () => {
    expect(operationOf(["Allow dms:* on *", "Deny dms:CreateEndpoint on *"])).toEqual(byWildcard("dms:ModifyEndpoint"));
    expect(operationOf(["Allow dms:*Endpoint on *", "Deny dms:*Endpoint on *"])).toBeUndefined();
    const elsewhere = "Deny dms:CreateEndpoint on arn:aws:dms:*:*:task:*";
    expect(operationOf(["Allow dms:* on *", elsewhere])).toEqual(byWildcard("dms:CreateEndpoint"));
  });

  it("is of any of the caller's policies", () => {
    expect(operationOf(["Allow s3:* on *"], ["Allow dms:CreateEndpoint on *"])).toEqual(byName("dms:CreateEndpoint"));
    expect(operationOf(["Allow dms:* on *"], ["Allow dms:CreateDataProvider on *"])).toEqual(
      byName("dms:CreateEndpoint"),
    );
  });

  it("is not one that only may be allowed", () => {
    const chosen = {
      Effect: "Allow",
      Action: { $if: "Prod", then: "dms:CreateEndpoint", else: "s3:*" },
      Resource: "*",
    };
    const open = { Effect: "Allow", Action: "dms:CreateEndpoint", Resource: "*", $open: true };
    const unnamed = { Effect: "Allow", Action: "<Any>", Resource: "*" };
    for (const statement of [chosen, open, unnamed]) expect(operationOf([statement])).toBeUndefined();
    expect(operationOf([open, "Allow dms:CreateEndpoint on *"])).toEqual(byName("dms:CreateEndpoint"));
  });

  it("is allowed where its policy and its statement are in effect", () => {
    const caller = callerWith(["Allow s3:* on *", "Allow dms:CreateEndpoint on *"]);
    const own = caller.own.map((held) => ({ ...held, when: formulaFrom("Prod") }));
    const found = allowedOperation({ ...caller, own });
    expect(found?.when).toEqual(formulaFrom("Prod"));
    expect(found?.held).toBe(own[0]);
    expect(found?.statement.index).toBe(1);
    expect(allowedOperation(caller, instanceOperations)).toBeUndefined();
  });
});

describe("a resource pattern may be intended for a target", () => {
  const endpoints = textFrom("arn:<aws:partition>:dms:<aws:region>:<aws:account>:endpoint:*");
  it.each<[string, boolean]>([
    ["*", true],
    ["arn:aws:dms:*:*:*", true],
    ["arn:aws:dms:*:*:endpoint:ABC", true],
    ["arn:aws:dms:*:*:end*:*", true],
    ["arn:aws:dms:*", true],
    ["arn:aws:dms:*:*:task:*", false],
    ["arn:aws:dms:*:*:task/*", false],
    ["arn:aws:dms:*:*:*task:*", true],
    ["arn:aws:s3:::endpoint", false],
    ["<Any>", true],
  ])("%s: %s", (pattern, expected) => {
    expect(mayBeTarget(textFrom(pattern), endpoints)).toBe(expected);
  });
});

describe("a statement may give an action", () => {
  const allow = { Effect: "Allow", Resource: "*" };
  it.each<[Json, boolean]>([
    ["Allow iam:PassRole on *", true],
    ["Allow s3:*, iam:* on *", true],
    ["Allow <Any> on *", true],
    ["Allow s3:* on *", false],
    ["Deny iam:PassRole on *", false],
    [{ Action: "iam:PassRole", Resource: "*" }, true],
    [{ ...allow, Action: ["s3:*", "$open"] }, true],
    [{ ...allow, NotAction: "s3:*" }, true],
    [{ ...allow, NotAction: ["s3:*", "iam:*"] }, false],
    [{ ...allow, NotAction: ["s3:*", "<Any>"] }, true],
    [{ ...allow, $open: true }, true],
    [{ ...allow, Action: "s3:*", $open: true }, false],
    [allow, false],
  ])("%j: %s", (statement, expected) => {
    expect(mayGive(statementFrom(statement), "iam:PassRole")).toBe(expected);
  });

  it("may be in a policy, or among the policies of a caller", () => {
    const mayBe = (statements: Json): boolean =>
      documentsFrom(statements).some((document) => mayBeIn(document, "iam:PassRole"));
    expect(mayBe(["Allow s3:* on *", "Allow iam:* on *"])).toBe(true);
    expect(mayBe(["Allow s3:* on *"])).toBe(false);
    expect(mayBe(["Allow s3:* on *", "$open"])).toBe(true);
    const [other, passes] = [callerWith(["Allow s3:* on *"]), callerWith(["Allow s3:* on *"], ["Allow iam:* on *"])];
    expect(mayAllow(other, "iam:PassRole")).toBe(false);
    expect(mayAllow(passes, "iam:PassRole")).toBe(true);
    const incomplete = { ...other.policies, incompleteReasons: ["there may be more"] };
    expect(mayAllow({ ...other, policies: incomplete }, "iam:PassRole")).toBe(true);
  });
});

describe("whether a caller may pass a role", () => {
  const role = { text: plainText("arn:aws:iam::123456789012:role/writer"), when: always };
  const create = "Allow dms:CreateEndpoint on *";
  const passing = (test?: object, effect = "Allow"): Json => ({
    ...{ Effect: effect, Action: "iam:PassRole", Resource: "arn:aws:iam::123456789012:role/*" },
    ...(test && { Condition: { StringEquals: { ...test } } }),
  });
  it.each<[readonly Json[], string, string?]>([
    [["Allow iam:PassRole on *"], "yes"],
    [["Allow iam:PassRole on arn:aws:iam::123456789012:role/other"], "no", "missing"],
    [[], "no", "missing"],
    [["Allow iam:PassRole on *", "Deny iam:PassRole on *"], "no", "denied"],
    [["Allow iam:PassRole on <Any>"], "unknown"],
    [[passing({ "iam:PassedToService": "dms.amazonaws.com" })], "yes"],
    // `pass-role-condition` reports the other service.
    [[passing({ "iam:PassedToService": "ec2.amazonaws.com" })], "yes"],
    [[passing(), passing({ "iam:PassedToService": "dms.amazonaws.com" }, "Deny")], "no", "denied"],
    [[passing(), passing({ "iam:PassedToService": "ec2.amazonaws.com" }, "Deny")], "yes"],
  ])("%j: %s", (statements, answer, cause) => {
    const caller = callerWith([create, ...statements]);
    const operation = allowedOperation(caller);
    if (!operation) throw new Error("there is no operation");
    const verdict = mayPass(caller, operation, role);
    expect(verdict).toMatchObject({ answer, ...(cause !== undefined && { cause }) });
  });
});
