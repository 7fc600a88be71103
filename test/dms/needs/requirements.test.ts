import { describe, expect, it } from "vitest";
import { contextOfNeed, neededActions, usesOf } from "../../../src/dms/index.js";
import type { RoleUse } from "../../../src/knowledge/index.js";
import { display } from "../../../src/tree/index.js";
import { instanceOf, instancesOf, needOf, objects, trustIn, underKms, useOf } from "../use.js";
import { dmsIn, s3Endpoint } from "../variant.js";

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

  it("ask the facts about the secrets that the use names, and about nothing else", async () => {
    const elsewhere = { op: "fact", value: "secretInOtherAccount" } as const;
    const applies = async (settings: string, resource: string) => {
      const { instance } = await instanceOf(
        settings,
        useOf({ actions: [needOf("x:Y", { when: elsewhere, resource: [resource] })] }),
      );
      return instance.variants[0]?.actions.map((one) => one.applies.answer);
    };
    expect(await applies("BucketName: !Ref Any", objects)).toEqual(["no"]);
  });

  it("are worked out for each place of the deployment", async () => {
    const { project, template, resource } = await dmsIn(s3Endpoint(named));
    const use = useOf({ trustPrincipals: [trustIn("dms.${Region}.amazonaws.com")] });
    const serviceIn = (context: object) =>
      usesOf(project, template, resource, context, [use])[0]?.variants[0]?.trust.map(({ service }) => display(service));
    expect(serviceIn({ region: "eu-west-1" })).toEqual(["dms.eu-west-1.amazonaws.com"]);
    expect(serviceIn({ region: "us-east-1" })).toEqual(["dms.us-east-1.amazonaws.com"]);
    const fact = useOf({ triggerWhen: { op: "fact", value: "usesSchemaConversion" } });
    const triggerIn = (answer: "yes" | "no") =>
      usesOf(project, template, resource, { facts: new Map([["usesSchemaConversion", answer]]) }, [fact]).length;
    expect([triggerIn("yes"), triggerIn("no")]).toEqual([1, 0]);
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

describe("what condition keys contain in every request", () => {
  const context = { "kms:ViaService": "s3.${Region}.${fact:dnsSuffix}" };
  it.each([
    ["aws", "s3.eu-west-1.amazonaws.com"],
    [undefined, "s3.eu-west-1.${…}"],
    ["aws-cn", "s3.eu-west-1.${…}"],
  ])("is filled in for the partition %s", async (partition, value) => {
    const { project, template, resource } = await dmsIn(s3Endpoint(named));
    const place = { region: "eu-west-1", ...(partition !== undefined && { partition }) };
    const use = useOf({ actions: [needOf("kms:Decrypt", { context })] });
    const [action] = usesOf(project, template, resource, place, [use])[0]?.variants[0]?.actions ?? [];
    const known = action ? contextOfNeed(action).context?.get("kms:viaservice") : undefined;
    expect(known?.map((one) => (typeof one === "string" ? one : display(one)))).toEqual([value]);
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
