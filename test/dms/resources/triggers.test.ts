import { describe, expect, it } from "vitest";
import { conditionHolds } from "../../../src/dms/resources/triggers.js";
import type { NeedCondition } from "../../../src/knowledge/index.js";
import { dmsIn, s3Endpoint, variantOf } from "../variant.js";

const folder = "s3.bucketFolder";
const mode = "s3.encryptionMode";
const catalog = "s3.glueCatalogGeneration";
const kms = { prop: mode, op: "eq", value: "SSE_KMS" } as const;
const isSet = { prop: folder, op: "set" } as const;
const ofBranches = "it depends on a condition of the template";
const openMode = "parameter S3OrCse has no value";
const anyIsNotKnown = expect.stringContaining("Any") as string;

describe("conditions of the facts on a property", () => {
  it.each<[string, NeedCondition, string, string?]>([
    ["", isSet, "no"],
    ["BucketFolder: a", isSet, "yes"],
    ['BucketFolder: ""', isSet, "no"],
    ["BucketFolder: !Ref Any", isSet, "unknown", anyIsNotKnown],
    ['BucketFolder: !Sub "${Any}/a"', isSet, "yes"],
    ["BucketFolder: !Ref AWS::NoValue", isSet, "no"],
    ["BucketFolder: !If [IsProd, a, !Ref AWS::NoValue]", isSet, "unknown", ofBranches],
    ["BucketFolder: !If [IsProd, a, b]", isSet, "yes"],
    ["BucketFolder: !GetAtt Thing.Arn", isSet, "yes"],
    ["BucketFolder: a", { ...isSet, op: "unset" }, "no"],
    ["", { ...isSet, op: "unset" }, "yes"],
    ["EncryptionMode: SSE_KMS", kms, "yes"],
    ["EncryptionMode: sse-kms", kms, "yes"],
    ["EncryptionMode: SSEKMS", kms, "no"],
    ["EncryptionMode: SSE_S3", kms, "no"],
    ["", kms, "no"],
    ["EncryptionMode: !Ref Any", kms, "unknown", anyIsNotKnown],
    ['EncryptionMode: !Sub "sse-${Any}"', kms, "unknown", anyIsNotKnown],
    ['EncryptionMode: !Sub "SSE_S3${Any}"', kms, "no"],
    ["EncryptionMode: !If [IsProd, SSE_KMS, SSE_S3]", kms, "unknown", ofBranches],
    ["", { ...kms, value: "SSE_S3" }, "yes"],
    ["", { ...kms, op: "neq" }, "yes"],
    ["EncryptionMode: SSE_KMS", { ...kms, op: "neq" }, "no"],
    ["", { prop: mode, op: "in", value: ["SSE_KMS", "SSE_S3"] }, "yes"],
    ["EncryptionMode: none", { prop: mode, op: "in", value: ["SSE_KMS", "SSE_S3"] }, "no"],
    ["EncryptionMode: !Ref Any", { prop: mode, op: "in", value: ["SSE_KMS", "SSE_S3"] }, "unknown", anyIsNotKnown],
    ["EncryptionMode: sse-kms", { prop: mode, op: "startsWith", value: "SSE_" }, "yes"],
    ["EncryptionMode: kms-sse-", { prop: mode, op: "startsWith", value: "SSE_" }, "no"],
    ["EncryptionMode: sse-kms", { prop: mode, op: "startsWith", value: ["CSE_", "SSE_"] }, "yes"],
    ['EncryptionMode: !Sub "SSE-${Any}"', { prop: mode, op: "startsWith", value: "SSE_" }, "yes"],
    ['EncryptionMode: !Sub "S${Any}"', { prop: mode, op: "startsWith", value: "SSE_" }, "unknown", anyIsNotKnown],
    ['EncryptionMode: !Sub "K${Any}"', { prop: mode, op: "startsWith", value: "SSE_" }, "no"],
    ["EncryptionMode: !Ref Any", { prop: mode, op: "startsWith", value: "" }, "yes"],
    ["EncryptionMode: !Ref Kms", kms, "yes"],
    ["EncryptionMode: !Ref S3OrCse", kms, "no"],
    ["EncryptionMode: !Ref S3OrCse", { ...kms, op: "neq" }, "yes"],
    ["EncryptionMode: !Ref S3OrCse", { prop: mode, op: "in", value: ["SSE_S3", "CSE_KMS"] }, "yes"],
    ["EncryptionMode: !Ref S3OrCse", { ...kms, value: "SSE_S3" }, "unknown", openMode],
    ["EncryptionMode: !Ref S3OrCse", { prop: mode, op: "startsWith", value: "S" }, "unknown", openMode],
    ['EncryptionMode: !Sub "X${S3OrCse}"', { prop: mode, op: "startsWith", value: ["XS", "XC"] }, "yes"],
    ["EncryptionMode: !If [IsProd, !Ref S3OrCse, none]", kms, "no"],
    ["GlueCatalogGeneration: true", { prop: catalog, op: "eq", value: true }, "yes"],
    ["GlueCatalogGeneration: Y", { prop: catalog, op: "eq", value: true }, "yes"],
    ["GlueCatalogGeneration: n", { prop: catalog, op: "eq", value: false }, "yes"],
    ["GlueCatalogGeneration: no", { prop: catalog, op: "eq", value: false }, "yes"],
    ["", { prop: catalog, op: "eq", value: false }, "yes"],
    ["", { prop: "s3.kmsKey", op: "eq", value: "null" }, "no"],
    ["EncryptionMode: [SSE_KMS]", kms, "unknown", "s3.encryptionMode is not a string"],
  ])("{ %s }: %j is %s", async (settings, condition, answer, reason) => {
    const found = await dmsIn(s3Endpoint(settings, "  Thing: { Type: AWS::KMS::Key }"));
    const verdict = conditionHolds(variantOf(found), condition, []);
    expect(verdict).toMatchObject(reason === undefined ? { answer } : { answer, reason });
  });

  it("name the value that decided, if it is written", async () => {
    const [plain, written] = await Promise.all(["", "EncryptionMode: SSE_S3"].map((one) => dmsIn(s3Endpoint(one))));
    if (!plain || !written) throw new Error("two templates");
    expect(conditionHolds(variantOf(plain), kms, []).because).toEqual([]);
    expect(conditionHolds(variantOf(written), kms, []).because).toEqual([written.resource.properties.get(mode)?.value]);
  });
});

describe("conditions together", () => {
  const [yes, no] = [{ ...kms, value: "SSE_S3" }, kms] as const;
  const open = { op: "fact", value: "usesSchemaConversion" } as const;
  it.each<[NeedCondition | null, string]>([
    [null, "yes"],
    [{ all: [] }, "yes"],
    [{ all: [yes, yes] }, "yes"],
    [{ all: [yes, no, open] }, "no"],
    [{ all: [yes, open] }, "unknown"],
    [{ any: [] }, "no"],
    [{ any: [no, no] }, "no"],
    [{ any: [no, yes, open] }, "yes"],
    [{ any: [no, open] }, "unknown"],
    [{ not: yes }, "no"],
    [{ not: { any: [no] } }, "yes"],
    [{ not: open }, "unknown"],
  ])("%j: %s", async (condition, answer) => {
    const found = await dmsIn(s3Endpoint(""));
    expect(conditionHolds(variantOf(found), condition, []).answer).toBe(answer);
  });
});

describe("a resource of a type", () => {
  const instance = "  Instance: { Type: AWS::DMS::ReplicationInstance, Properties: { ReplicationInstanceClass: c } }";
  const types = {
    endpoint: "AWS::DMS::Endpoint",
    instance: "AWS::DMS::ReplicationInstance",
    task: "AWS::DMS::ReplicationTask",
  };
  it.each<[string, readonly string[], readonly string[], string]>([
    ["", [types.endpoint], [], "yes"],
    ["", [types.instance], [], "no"],
    [instance, [types.instance], [], "yes"],
    [instance, [types.task, types.instance], [], "yes"],
    [instance, [types.instance], [types.endpoint, types.instance], "no"],
    [instance, [types.instance], [types.endpoint], "yes"],
    [instance, [types.instance], [types.instance], "yes"],
    [instance, [types.task, types.instance], [types.endpoint, types.task], "no"],
    ["Transform: Some::Macro", [types.instance], [], "unknown"],
  ])("beside %j: one of %j exists, of a use of %j: %s", async (beside, value, own, answer) => {
    const found = await dmsIn(s3Endpoint("", beside));
    expect(conditionHolds(variantOf(found), { op: "resourceExists", value }, own).answer).toBe(answer);
  });
});

describe("a setting of the tasks of an endpoint", () => {
  const task = (name: string, endpoint: string, isOn: boolean): string => `
  ${name}:
    Type: AWS::DMS::ReplicationTask
    Properties:
      SourceEndpointArn: arn:aws:dms:r:1:endpoint:other
      TargetEndpointArn: ${endpoint}
      ReplicationTaskSettings: '{ "ValidationSettings": { "EnableValidation": ${String(isOn)} } }'`;
  const [own, other, open] = ["!Ref Dms", "arn:aws:dms:r:1:endpoint:e", "!Ref Any"];
  const isValidated = { prop: "task.enableValidation", op: "eq", value: true } as const;

  it.each<[string, readonly string[], string, string?]>([
    ["none", [], "no"],
    ["its own", [task("A", own, true)], "yes"],
    ["its own, off", [task("A", own, false)], "no"],
    ["one of its own", [task("A", own, false), task("B", own, true)], "yes"],
    ["another's", [task("A", other, true)], "no"],
    ["one that may be its own", [task("A", open, true)], "unknown", "which endpoint a task uses is not known"],
    ["one that may be its own, off", [task("A", open, false)], "no"],
    ["its own, and one that may be", [task("A", own, true), task("B", open, true)], "yes"],
    ["its own, off, and one that may be", [task("A", own, false), task("B", open, true)], "unknown"],
  ])("%s", async (_which, tasks, answer, reason) => {
    const found = await dmsIn(s3Endpoint("", tasks.join("")));
    const verdict = conditionHolds(variantOf(found), isValidated, []);
    expect(verdict).toMatchObject(reason === undefined ? { answer } : { answer, reason });
  });

  it("may depend on a condition of the template", async () => {
    const [on, off] = ["true", "false"].map((one) => `'{ "ValidationSettings": { "EnableValidation": ${one} } }'`);
    const either = task("A", own, true).replace(/'\{.*\}'/, `!If [IsProd, ${on ?? ""}, ${off ?? ""}]`);
    const verdict = conditionHolds(variantOf(await dmsIn(s3Endpoint("", either))), isValidated, []);
    expect(verdict).toMatchObject({ answer: "unknown", reason: ofBranches });
  });

  it("is the task's own where the resource is a task", async () => {
    const found = await dmsIn(`Resources:${task("Dms", "arn:aws:dms:r:1:endpoint:e", true)}${task("B", "!Ref C", false)}
  C: { Type: AWS::DMS::Endpoint, Properties: { EndpointType: target, EngineName: s3 } }`);
    expect(conditionHolds(variantOf(found), isValidated, []).answer).toBe("yes");
  });
});
