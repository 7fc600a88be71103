import { describe, expect, it } from "vitest";
import { judgeActions, judgeTrust, usesOf } from "../../../src/dms/index.js";
import type { ActionNeed, RoleUse, TrustNeed } from "../../../src/knowledge/index.js";
import type { Template } from "../../../src/model/index.js";
import { accountWith } from "../account-data.js";
import { roleWith, trusting } from "../judged.js";
import { instanceOf, needOf, trustIn, underKms, useOf } from "../use.js";
import { dmsIn, s3Endpoint } from "../variant.js";

const named = "BucketName: b";

describe("what is judged of a use", () => {
  const dms = trusting("dms.amazonaws.com");
  const role = `  Role: ${roleWith(dms, ['s3:PutObject on "*"'])}`;
  const settings = `${named}, ServiceAccessRoleArn: !GetAtt Role.Arn`;
  const actionsOf = async (use: RoleUse, needs: Parameters<typeof judgeActions>[2], more = "") => {
    const { project, instance } = await instanceOf(settings + more, use, role);
    return judgeActions(project, instance, needs).roles.flatMap(({ findings }) =>
      findings.map(
        ({ requirement, verdict }) => `${requirement.need.need} ${requirement.need.action}: ${verdict.answer}`,
      ),
    );
  };

  it("is an action once, if it is recommended and required", async () => {
    const recommended = needOf("s3:GetObject", { need: "recommended" });
    const both = (other: Partial<ActionNeed>) => useOf({ actions: [recommended, needOf("s3:GetObject", other)] });
    expect(await actionsOf(both({}), ["recommended"])).toEqual([]);
    expect(await actionsOf(both({}), ["required", "recommended"])).toEqual(["required s3:GetObject: no"]);
    expect(await actionsOf(both({ need: "conditional" }), ["recommended"])).toEqual([]);
    expect(await actionsOf(both({ need: "optional" }), ["recommended"])).toEqual(["recommended s3:GetObject: no"]);
    expect(await actionsOf(both({ when: underKms }), ["recommended"])).toEqual(["recommended s3:GetObject: no"]);
    const other = useOf({ actions: [recommended, needOf("s3:PutObject")] });
    expect(await actionsOf(other, ["recommended", "required"])).toEqual([
      "recommended s3:GetObject: no",
      "required s3:PutObject: yes",
    ]);
  });

  it("is each need once, whatever the number of variants", async () => {
    const use = useOf({ actions: [needOf("s3:PutObject"), needOf("s3:GetObject", { when: underKms })] });
    const choice = ", EncryptionMode: !If [IsProd, SSE_KMS, SSE_S3]";
    expect(await actionsOf(use, ["required"], choice)).toEqual([
      "required s3:PutObject: yes",
      "required s3:GetObject: no",
    ]);
    const { project, instance } = await instanceOf(settings + choice, use, role);
    const [judged] = judgeActions(project, instance, ["required"]).roles;
    expect(judged?.findings.map(({ each }) => each.length)).toEqual([2, 1]);
  });

  it.each<[string, string, string]>([
    ["Deny", 'BoolIfExists: { "aws:MultiFactorAuthPresent": "false" }', "no"],
    ["Deny", 'Bool: { "aws:MultiFactorAuthPresent": "false" }', "unknown"],
    ["Deny", 'Bool: { "aws:MultiFactorAuthPresent": "true" }', "yes"],
    ["Deny", 'Null: { "aws:MultiFactorAuthPresent": "true" }', "unknown"],
    ["Deny", 'Null: { "aws:MultiFactorAuthAge": "true" }', "no"],
    ["Deny", 'StringEquals: { "aws:PrincipalType": AssumedRole }', "no"],
    ["Deny", 'ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" }', "no"],
    ["Deny", 'ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/dms-test-role" }', "yes"],
    ["Deny", 'StringNotEquals: { "aws:PrincipalAccount": !Ref "AWS::AccountId" }', "yes"],
    ["Deny", 'StringEquals: { "aws:SourceVpce": vpce-1 }', "unknown"],
    ["Allow", 'Bool: { "aws:MultiFactorAuthPresent": "true" }', "no"],
    ["Allow", 'BoolIfExists: { "aws:MultiFactorAuthPresent": "true" }', "unknown"],
    ["Allow", 'StringEquals: { "aws:username": dms }', "no"],
  ])("knows the session of a service: %s if %s: %s", async (effect, condition, answer) => {
    const statements = [
      ...(effect === "Deny" ? ['{ Effect: Allow, Action: "s3:*", Resource: "*" }'] : []),
      `{ Effect: ${effect}, Action: "s3:*", Resource: "*", Condition: { ${condition} } }`,
    ].join(", ");
    const own = `  Role: { Type: AWS::IAM::Role, Properties: { RoleName: dms-test-role, AssumeRolePolicyDocument: ${dms}, Policies: [{ PolicyName: p, PolicyDocument: { Statement: [${statements}] } }] } }`;
    const { project, instance } = await instanceOf(settings, useOf({ actions: [needOf("s3:PutObject")] }), own);
    const [judged] = judgeActions(project, instance, ["required"]).roles;
    expect(judged?.findings.map(({ verdict }) => verdict.answer)).toEqual([answer]);
  });

  it("is nothing where it is not known whether the role is used", async () => {
    const use = useOf({ triggerWhen: underKms, actions: [needOf("s3:GetObject")] });
    const { project, instance } = await instanceOf(`${settings}, EncryptionMode: !Ref Any`, use, role);
    const { roles, reasons } = judgeActions(project, instance, ["required"]);
    expect(roles).toEqual([]);
    expect(reasons).toEqual([expect.stringContaining("Any")]);
  });

  it.each<[RoleUse["trustRule"], readonly TrustNeed[], readonly string[]]>([
    ["all-must", [trustIn("dms.amazonaws.com"), trustIn("x.amazonaws.com")], ["yes", "no"]],
    ["all-must", [trustIn("x.amazonaws.com", { need: "may" })], []],
    ["all-must", [trustIn("x.amazonaws.com", { when: underKms })], []],
    ["all-must", [trustIn("x.amazonaws.com", { when: { op: "fact", value: "usesSchemaConversion" } })], ["unknown"]],
    ["all-must", [trustIn("dms.amazonaws.com", { when: { op: "fact", value: "usesSchemaConversion" } })], ["yes"]],
    ["any-of", [trustIn("x.amazonaws.com"), trustIn("dms.amazonaws.com", { need: "may" })], ["yes"]],
    ["any-of", [trustIn("x.amazonaws.com"), trustIn("y.amazonaws.com")], ["no"]],
    ["any-of", [], []],
  ])("is the trust: %s of %j: %j", async (trustRule, trustPrincipals, answers) => {
    const { project, instance } = await instanceOf(settings, useOf({ trustRule, trustPrincipals }), role);
    const findings = judgeTrust(project, instance).roles.flatMap((one) => one.findings);
    expect(findings.map(({ verdict }) => verdict.answer)).toEqual(answers);
  });

  it("is nothing where the resource never exists", async () => {
    const use = useOf({ actions: [needOf("s3:GetObject")] });
    const { project, template, resource } = await dmsIn(
      s3Endpoint(settings, role)
        .replace("Dms:\n", "Dms:\n    Condition: Never\n")
        .replace("Conditions:\n", "Conditions:\n  Never: !Equals [a, b]\n"),
    );
    const [instance] = usesOf(project, template, resource, {}, [use]);
    expect(instance && judgeActions(project, instance, ["required"]).roles).toEqual([]);
  });

  it("depends on a condition, if the variants differ", async () => {
    const use = useOf({ actions: [needOf("s3:PutObject")] });
    const own = `  Role: ${roleWith(dms, ['s3:PutObject on "arn:aws:s3:::a/*"'])}`;
    const choice = "BucketName: !If [IsProd, a, b], ServiceAccessRoleArn: !GetAtt Role.Arn";
    const { project, instance } = await instanceOf(choice, use, own);
    const [finding] = judgeActions(project, instance, ["required"]).roles.flatMap(({ findings }) => findings);
    expect(finding?.verdict).toMatchObject({ answer: "unknown", reason: "it depends on a condition of the template" });
    expect(finding?.each.map(({ verdict }) => verdict.answer)).toEqual(["yes", "no"]);
  });

  it("assumes that a role of the template exists, and no other role", async () => {
    const conditional = `
  Role: { Type: AWS::IAM::Role, Condition: IsProd, Properties: { RoleName: dms-test-role, AssumeRolePolicyDocument: ${dms} } }
  Policy:
    Type: AWS::IAM::Policy
    Condition: IsProd
    Properties: { PolicyName: p, Roles: [dms-test-role], PolicyDocument: { Statement: [{ Effect: Allow, Action: "s3:*", Resource: "*" }] } }
`;
    const use = useOf({ roleProp: null, roleName: "dms-test-role", actions: [needOf("s3:PutObject")] });
    const answers = async (beside: string, others: Readonly<Record<string, string>>) => {
      const { project, template, resource } = await dmsIn(s3Endpoint(named, beside), others);
      const [instance] = usesOf(project, template, resource, {}, [use]);
      const judged = instance && judgeActions(project, instance, ["required"]).roles;
      return judged?.flatMap(({ findings }) => findings.map(({ verdict }) => verdict.answer));
    };
    expect(await answers(conditional, {})).toEqual(["yes"]);
    const head =
      'Parameters: { Prod: { Type: String } }\nConditions: { IsProd: !Equals [!Ref Prod, "yes"] }\nResources:\n';
    expect(await answers("", { "roles.yaml": head + conditional })).toEqual(["unknown"]);
  });

  it("is the account role, where no property names one", async () => {
    const own = role.replace("Properties: {", "Properties: { RoleName: dms-test-role,");
    const actions = [needOf("s3:PutObject")];
    const byName = await instanceOf(named, useOf({ roleProp: null, roleName: "dms-test-role", actions }), own);
    const judgement = judgeActions(byName.project, byName.instance, ["required"]);
    expect(judgement.roles.map((one) => one.role.logicalName)).toEqual(["Role"]);
    expect(judgement.reasons).toEqual([]);
    const byProperty = await instanceOf(named, useOf({ roleName: "dms-test-role", actions }), own);
    expect(judgeActions(byProperty.project, byProperty.instance, ["required"]).roles).toEqual([]);
    const byNothing = await instanceOf(named, useOf({ roleProp: null, actions }), own);
    expect(judgeActions(byNothing.project, byNothing.instance, ["required"])).toEqual({ roles: [], reasons: [] });
  });

  it("is the account role that the run declares, or else that of the account", async () => {
    const own = role.replace("Properties: {", "Properties: { RoleName: dms-test-role,");
    const perhaps = role.replace("Role:", "Perhaps:").replace("Properties: {", "Properties: { RoleName: !Ref Any,");
    const use = useOf({ roleProp: null, roleName: "dms-test-role", actions: [needOf("s3:PutObject")] });
    const judged = async (beside: string, ...others: readonly Template[]) => {
      const { project, template, resource } = await dmsIn(s3Endpoint(named, beside));
      const whole = { ...project, templates: [...project.templates, ...others] };
      const [instance] = usesOf(whole, template, resource, {}, [use]);
      const { roles = [], reasons } = instance ? judgeActions(whole, instance, ["required"]) : {};
      return { names: roles.map((one) => one.template.path), reasons };
    };
    const account = accountWith({ roles: ["dms-test-role"] });
    expect(await judged(own, account)).toEqual({ names: ["stack.yaml"], reasons: [] });
    expect(await judged("", account)).toEqual({ names: [account.path], reasons: [] });
    expect(await judged(`${own}\n${perhaps}`)).toEqual({ names: ["stack.yaml"], reasons: [] });
    expect(await judged(perhaps)).toEqual({ names: [], reasons: [expect.stringContaining("Any")] });
  });
});
