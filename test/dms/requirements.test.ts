import { describe, expect, it } from "vitest";
import { judgeActions, judgeTrust, neededActions, usesOf } from "../../src/dms/index.js";
import type { ActionNeed, RoleUse, TrustNeed } from "../../src/knowledge/index.js";
import { display } from "../../src/tree/index.js";
import { roleWith, trusting } from "./judged.js";
import { dmsIn, s3Endpoint } from "./variant.js";

const evidence = { confidence: "doc", source: [] } as const;
const objects = "arn:aws:s3:::${prop:s3.bucketName}/*";
const underKms = { prop: "s3.encryptionMode", op: "eq", value: "SSE_KMS" } as const;

function needOf(action: string, more: Partial<ActionNeed> = {}): ActionNeed {
  return { ...evidence, action, resource: [objects], when: null, need: "required", ...more };
}

function trustIn(service: string, more: Partial<TrustNeed> = {}): TrustNeed {
  return { ...evidence, service, need: "must", when: null, ...more };
}

/** A use of the role of an endpoint for S3. */
function useOf(more: Partial<RoleUse>): RoleUse {
  return {
    ...{ id: "test", kind: "endpoint-service-role", title: "a test", roleName: null, roleProp: "s3.roleArn" },
    ...{ triggerWhen: null, resourceTypes: ["AWS::DMS::Endpoint"], trustRule: "all-must", trustPrincipals: [] },
    ...{ managedPolicies: [], actions: [], source: [], ...more },
  };
}

async function instancesOf(settings: string, use: RoleUse, beside = "") {
  const { project, template, resource } = await dmsIn(s3Endpoint(settings, beside));
  return { project, instances: usesOf(project, template, resource, { region: "eu-west-1" }, [use]) };
}

async function instanceOf(settings: string, use: RoleUse, beside = "") {
  const { project, instances } = await instancesOf(settings, use, beside);
  const [instance] = instances;
  if (!instance) throw new Error("it does not have the use");
  return { project, instance };
}

const named = "BucketName: b";

describe("the variants of a use", () => {
  const resources = async (settings: string, use: RoleUse) => {
    const { instance } = await instanceOf(settings, use);
    return instance.variants.map(({ actions }) =>
      actions.map(({ applies, resources: all }) => [
        applies.answer,
        ...all.flatMap(({ readings }) => readings.map(display)),
      ]),
    );
  };

  it("are those of the folder of a bucket that it needs", async () => {
    const use = useOf({ actions: [needOf("s3:PutObject")] });
    expect(await resources(`${named}, BucketFolder: !If [IsProd, a, b]`, use)).toEqual([
      [["yes", "arn:aws:s3:::b/a/*"]],
      [["yes", "arn:aws:s3:::b/b/*"]],
    ]);
    expect(await resources(`${named}, EncryptionMode: !If [IsProd, a, b]`, use)).toEqual([
      [["yes", "arn:aws:s3:::b/*"]],
    ]);
  });

  it("are those of the conditions of its needs", async () => {
    const settings = `${named}, EncryptionMode: !If [IsProd, SSE_KMS, SSE_S3]`;
    const ofAction = useOf({ actions: [needOf("s3:PutObject", { when: underKms })] });
    expect((await resources(settings, ofAction)).map(([first]) => first?.[0])).toEqual(["yes", "no"]);
    const ofTrust = useOf({ trustPrincipals: [trustIn("dms.${Region}.amazonaws.com", { when: underKms })] });
    const { instance } = await instanceOf(settings, ofTrust);
    const trust = instance.variants.map((variant) =>
      variant.trust.map(({ service, applies }) => [display(service), applies.answer]),
    );
    expect(trust).toEqual([[["dms.eu-west-1.amazonaws.com", "yes"]], [["dms.eu-west-1.amazonaws.com", "no"]]]);
  });

  it("are those of the property that names the role", async () => {
    const { instance } = await instanceOf("ServiceAccessRoleArn: !If [IsProd, arn:a, arn:b]", useOf({}));
    expect(instance.variants.map(({ role }) => role?.kind)).toEqual(["scalar", "scalar"]);
    expect(instance.property?.id).toBe("s3.roleArn");
    const without = await instanceOf("ServiceAccessRoleArn: arn:a", useOf({ roleProp: null }));
    expect(without.instance.variants).toHaveLength(1);
    expect(without.instance).not.toHaveProperty("property");
    expect(without.instance.variants[0]).not.toHaveProperty("role");
    expect((await instanceOf("", useOf({}))).instance).not.toHaveProperty("property");
  });

  it("are only those that have the use", async () => {
    const use = useOf({ triggerWhen: underKms });
    const { instance } = await instanceOf("EncryptionMode: !If [IsProd, SSE_KMS, SSE_S3]", use);
    const reason = "whether the role is used depends on a condition of the template";
    expect(instance.trigger).toMatchObject({ answer: "unknown", reason });
    expect(instance.variants).toHaveLength(1);
    expect((await instancesOf("", use)).instances).toEqual([]);
    expect((await instancesOf("", useOf({ resourceTypes: ["AWS::DMS::ReplicationTask"] }))).instances).toEqual([]);
  });

  it("have the condition that every request meets", async () => {
    const condition = { operator: "StringEquals", key: "kms:ViaService", values: ["s3.${Region}.amazonaws.com", "x"] };
    const actions = [needOf("kms:Decrypt", { condition }), needOf("kms:Encrypt")];
    const { instance } = await instanceOf(named, useOf({ actions }));
    const [first, second] = instance.variants[0]?.actions ?? [];
    expect(first?.condition).toMatchObject({ operator: "StringEquals", key: "kms:ViaService" });
    expect(first?.condition?.values.map(display)).toEqual(["s3.eu-west-1.amazonaws.com", "x"]);
    expect(second?.condition).toBeUndefined();
  });
});

describe("the actions that people are shown", () => {
  it("are those that a use needs or may need, each once", async () => {
    const actions = [
      needOf("s3:PutObject"),
      needOf("s3:PutObjectTagging", { need: "conditional", when: { op: "fact", value: "usesSchemaConversion" } }),
      needOf("s3:ListBucket", { need: "recommended" }),
      needOf("s3:GetObject", { need: "optional" }),
      needOf("s3:GetBucketLocation", { need: "uncertain" }),
      needOf("kms:GenerateDataKey", { when: underKms }),
      needOf("kms:Decrypt", { when: { not: underKms } }),
    ];
    const { instance } = await instanceOf(`${named}, BucketFolder: !If [IsProd, a, b]`, useOf({ actions }));
    expect(instance.variants).toHaveLength(2);
    expect(neededActions(instance).map(({ need }) => need.action)).toEqual([
      ...["s3:PutObject", "s3:PutObjectTagging", "s3:ListBucket", "kms:Decrypt"],
    ]);
  });
});

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
});
