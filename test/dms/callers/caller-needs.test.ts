import { describe, expect, it } from "vitest";
import {
  anyCallers,
  isGuarded,
  isOfDeployment,
  isOfNetwork,
  judgeCallerNeeds,
  judgeNeeds,
  needVariants,
  type Deployment,
} from "../../../src/dms/index.js";
import { policiesFrom } from "../../../src/iam/index.js";
import type { CallerNeed, CallerPhase, Need, NeedCondition } from "../../../src/knowledge/index.js";
import { display } from "../../../src/tree/index.js";
import { documentsFrom, type Json } from "../../iam/build.js";
import { dmsIn } from "../variant.js";

function needOf(action: string, more: Partial<CallerNeed> = {}): CallerNeed {
  return {
    ...{ action, resource: ["*"], when: null, need: "required", phases: ["create"], confidence: "doc", source: [] },
    ...more,
  };
}

async function deploymentOf(properties: string, more: Partial<Deployment["deploymentContext"]> = {}, attributes = "") {
  const template = `
Parameters: { Any: { Type: String } }
Conditions: { Prod: !Equals [!Ref Any, prod], Test: !Equals [!Ref Any, test], Never: !Equals [a, b] }
Resources:
  Secret: { Type: AWS::SecretsManager::Secret }
  Dms: { Type: AWS::DMS::Endpoint${attributes}, Properties: { EndpointType: target, ${properties} } }`;
  return { ...(await dmsIn(template)), deploymentContext: { region: "eu-west-1", ...more } };
}

const identityOf = (...statements: readonly Json[]) => ({
  principals: anyCallers,
  policies: policiesFrom(documentsFrom(statements)),
});
const bucket = "arn:aws:s3:::${prop:s3.bucketName}";
const isKms: NeedCondition = { prop: "s3.encryptionMode", op: "eq", value: "SSE_KMS" };

describe("a need of the caller in the variants of a resource", () => {
  const variantsOf = async (need: CallerNeed, properties: string, attributes = "") =>
    needVariants(need, await deploymentOf(properties, {}, attributes)).map(({ requirement }) => [
      requirement.applies.answer,
      ...requirement.resources.flatMap(({ readings }) => readings.map(display)),
    ]);

  it.each<[string, CallerNeed, string, readonly (readonly string[])[]]>([
    ["is one", needOf("s3:GetBucketLocation"), "S3Settings: { BucketName: a }", [["yes", "*"]]],
    [
      "is one of each resource",
      needOf("s3:ListBucket", { resource: [bucket] }),
      "S3Settings: { BucketName: !If [Prod, a, b] }",
      [
        ["yes", "arn:aws:s3:::a"],
        ["yes", "arn:aws:s3:::b"],
      ],
    ],
    [
      "is one whatever it does not depend on",
      needOf("s3:ListBucket", { resource: [bucket] }),
      "S3Settings: { BucketName: b, EncryptionMode: !If [Prod, SSE_KMS, SSE_S3] }",
      [["yes", "arn:aws:s3:::b"]],
    ],
    [
      "is only where it applies",
      needOf("kms:Encrypt", { when: isKms }),
      "S3Settings: { EncryptionMode: !If [Prod, SSE_KMS, SSE_S3] }",
      [["yes", "*"]],
    ],
    [
      "may apply",
      needOf("kms:Encrypt", { when: isKms }),
      "S3Settings: { EncryptionMode: !Ref Any }",
      [["unknown", "*"]],
    ],
    ["does not apply", needOf("kms:Encrypt", { when: isKms }), "S3Settings: { EncryptionMode: SSE_S3 }", []],
    [
      "is of this type alone",
      needOf("dms:X", { when: { op: "resourceExists", value: ["AWS::DMS::Endpoint"] } }),
      "EngineName: s3",
      [["yes", "*"]],
    ],
  ])("%s", async (_, need, properties, expected) => {
    expect(await variantsOf(need, `EngineName: s3, ${properties}`)).toEqual(expected);
  });

  it("is none where the resource does not exist", async () => {
    const need = needOf("s3:ListBucket", { resource: [bucket] });
    const settings = "EngineName: s3, S3Settings: { BucketName: !If [Prod, a, b] }";
    expect(await variantsOf(need, settings, ", Condition: Never")).toEqual([]);
    expect(await variantsOf(need, settings, ", Condition: Prod")).toEqual([["yes", "arn:aws:s3:::a"]]);
  });

  it("asks the facts about the secrets that it names", async () => {
    const when = { op: "fact", value: "secretInOtherAccount" } as const;
    const settings = "EngineName: mysql, MySqlSettings: { SecretsManagerSecretId: !Ref Any }";
    const ofSecret = needOf("secretsmanager:GetSecretValue", { when, resource: ["${prop:secret.secretId}"] });
    expect((await variantsOf(ofSecret, settings)).map(([applies]) => applies)).toEqual(["unknown"]);
    expect(await variantsOf(ofSecret, settings.replace("!Ref Any", "!Ref Secret"))).toEqual([]);
    const ofServer = needOf("rds:DescribeDBInstances", { when, resource: ["${prop:endpoint.serverName}"] });
    expect(await variantsOf(ofServer, `ServerName: !Ref Any, ${settings}`)).toEqual([]);
  });

  it("has the condition that every such request meets", async () => {
    const condition = { operator: "StringEquals", key: "kms:ViaService", values: ["dms.${Region}.amazonaws.com"] };
    const deployment = await deploymentOf("EngineName: s3");
    const [with_, without] = [needOf("kms:Encrypt", { condition }), needOf("kms:Encrypt")].flatMap((need) =>
      needVariants(need, deployment),
    );
    expect(with_?.requirement.condition).toMatchObject({ operator: "StringEquals", key: "kms:ViaService" });
    expect(with_?.requirement.condition?.values.map(display)).toEqual(["dms.eu-west-1.amazonaws.com"]);
    expect(without?.requirement).not.toHaveProperty("condition");
  });
});

describe("whether a caller is granted its needs", () => {
  const choice = "EngineName: s3, S3Settings: { BucketName: !If [Prod, a, b] }";
  const list = needOf("s3:ListBucket", { resource: [bucket] });
  const judged = async (...statements: readonly Json[]) =>
    judgeNeeds(identityOf(...statements), await deploymentOf(choice), [list]).map(({ need, verdict }) => [
      need.action,
      verdict.answer,
      verdict.reason,
    ]);

  it.each<[string, readonly string[], string, string?]>([
    ["in all variants", ["Allow s3:* on *"], "yes"],
    ["in none", ["Allow ec2:* on *"], "no"],
    ["in one", ["Allow s3:* on arn:aws:s3:::a"], "unknown", "it depends on a condition of the template"],
    ["in the other one", ["Allow s3:* on arn:aws:s3:::b"], "unknown", "it depends on a condition of the template"],
    ["perhaps", ["Allow s3:* on <Any>"], "unknown", "Any is not known"],
  ])("%s: %j", async (_, statements, answer, reason) => {
    expect(await judged(...statements)).toEqual([["s3:ListBucket", answer, reason]]);
  });

  it("says why, as it is in the first variant", async () => {
    const [one] = judgeNeeds(identityOf("Allow s3:* on *", "Deny s3:* on *"), await deploymentOf(choice), [list]);
    expect(one?.verdict).toMatchObject({ answer: "no", cause: "denied" });
    expect(one?.requirement.need.action).toBe("s3:ListBucket");
  });

  it("is not asked of needs that do not apply", async () => {
    const deployment = await deploymentOf("EngineName: s3");
    expect(judgeNeeds(identityOf(), deployment, [needOf("kms:Encrypt", { when: isKms })])).toEqual([]);
    expect(judgeNeeds({ ...identityOf(), principals: [] }, deployment, [list])).toEqual([]);
  });

  it("is asked of the facts, and of own requirements", async () => {
    const own = { uses: [], types: [{ resourceType: "AWS::DMS::Endpoint", needs: [needOf("own:Action")] }] };
    const isCreating = ({ action, phases }: CallerNeed): boolean =>
      action.startsWith("own:") || (action === "dms:CreateEndpoint" && phases.includes("create"));
    const actions = async (context: object) =>
      judgeCallerNeeds(identityOf(), await deploymentOf("EngineName: s3", context), isCreating).map(
        ({ need }) => need.action,
      );
    expect(new Set(await actions({}))).toEqual(new Set(["dms:CreateEndpoint"]));
    expect(new Set(await actions({ requirements: own }))).toEqual(new Set(["dms:CreateEndpoint", "own:Action"]));
  });
});

describe("the kinds of needs", () => {
  it.each<[string, Need, boolean, boolean]>([
    ["dms:CreateEndpoint", "required", true, false],
    ["dms:AddTagsToResource", "conditional", true, false],
    ["dms:DescribeEndpoints", "recommended", false, false],
    ["dms:DescribeEndpoints", "optional", false, false],
    ["ec2:DescribeVpcs", "recommended", true, true],
    ["ec2:DescribeVpcs", "required", true, false],
    ["ec2:DescribeVpcs", "optional", false, false],
    ["iam:PassRole", "required", false, false],
    ["iam:CreateServiceLinkedRole", "conditional", false, false],
    ["iam:GetRole", "conditional", true, false],
    ["iam:GetRole", "recommended", false, false],
    ["iam:GetRole", "handler-only", false, false],
  ])("%s, %s: of a deployment %s, of the network %s", (action, need, deployment, network) => {
    expect(isOfDeployment(needOf(action, { need }))).toBe(deployment);
    expect(isOfNetwork({ action, need })).toBe(network);
  });

  it("reads the role that a property passes, as the guide lists it", () => {
    const when = { prop: "s3.roleArn", op: "set" } as const;
    expect(isOfDeployment(needOf("iam:GetRole", { need: "recommended", when }))).toBe(true);
  });

  it.each<[readonly CallerPhase[], boolean]>([
    [["create"], false],
    [["read"], false],
    [["read", "update"], false],
    [["update"], true],
    [["update", "delete"], true],
  ])("of %j may be denied on purpose: %s", (phases, expected) => {
    expect(isGuarded(needOf("dms:X", { phases }))).toBe(expected);
  });
});
