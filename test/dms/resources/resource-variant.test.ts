import { describe, expect, it } from "vitest";
import {
  choiceCombinations,
  deploymentContextOf,
  tasksOf,
  valueOf,
} from "../../../src/dms/resources/resource-variant.js";
import { asLiteral } from "../../../src/tree/index.js";
import { dmsIn, s3Endpoint, variantOf } from "../variant.js";

describe("the place of the deployment", () => {
  const requirements = { uses: [], types: [] };
  it.each([
    [{ regions: [] }, {}],
    [{ regions: ["eu-west-1"] }, { region: "eu-west-1" }],
    [{ regions: ["eu-west-1", "us-east-1"] }, {}],
    [{ regions: [], partition: "aws-cn" }, { partition: "aws-cn" }],
    [{ regions: [], account: "123456789012" }, { account: "123456789012" }],
    [{ regions: [], requirements }, { requirements }],
  ])("of %j", (settings, context) => {
    expect(deploymentContextOf(settings)).toStrictEqual(context);
  });
});

describe("combinations of choices", () => {
  const [folder, mode] = ["s3.bucketFolder", "s3.encryptionMode"];
  const combinations = async (template: string, ids: readonly string[]) => {
    const { resource } = await dmsIn(template);
    return choiceCombinations(resource, ids).map(({ values }) => ids.map((id) => asLiteral(values.get(id))));
  };

  it.each([
    ["", [[undefined, undefined]]],
    ["BucketFolder: a, EncryptionMode: SSE_S3", [[undefined, undefined]]],
    [
      "BucketFolder: !If [IsProd, a, b], EncryptionMode: SSE_S3",
      [
        ["a", undefined],
        ["b", undefined],
      ],
    ],
    [
      "BucketFolder: !If [IsProd, a, b], EncryptionMode: !If [IsProd, SSE_KMS, SSE_S3]",
      [
        ["a", "SSE_KMS"],
        ["b", "SSE_S3"],
      ],
    ],
  ])("{ %s }", async (settings, expected) => {
    expect(await combinations(s3Endpoint(settings), [folder, mode])).toEqual(expected);
  });

  const settings = [
    "BucketName",
    "BucketFolder",
    "EncryptionMode",
    "CannedAclForObjects",
    "ServerSideEncryptionKmsKeyId",
  ];
  const ids = ["s3.bucketName", folder, mode, "s3.cannedAcl", "s3.kmsKey"];
  const independent = (count: number): string => {
    const names = settings.slice(0, count);
    const conditions = names.map((name) => `  Is${name}: !Equals [!Ref ${name}, x]`).join("\n");
    const parameters = names.map((name) => `  ${name}: { Type: String }`).join("\n");
    return s3Endpoint(names.map((name) => `${name}: !If [Is${name}, a, b]`).join(", "))
      .replace("Conditions:\n", `Conditions:\n${conditions}\n`)
      .replace("Parameters:\n", `Parameters:\n${parameters}\n`);
  };

  it("are up to sixteen", async () => {
    expect(await combinations(independent(4), ids)).toHaveLength(16);
  });

  it("are too many to judge with more: then the values are not known", async () => {
    const { resource } = await dmsIn(independent(5));
    const [all, ...others] = choiceCombinations(resource, ids);
    expect(others).toEqual([]);
    expect(all?.when).toEqual({ op: "true" });
    const reason = "there are too many combinations of conditions";
    for (const id of ids) expect(all?.values.get(id)).toMatchObject({ kind: "unknown", reason });
    expect(new Set(ids.map((id) => JSON.stringify(symbolOf(all?.values.get(id))))).size).toBe(5);
  });

  it("replace the values of the properties", async () => {
    const found = await dmsIn(
      s3Endpoint("BucketFolder: !If [IsProd, a, !Ref AWS::NoValue], CannedAclForObjects: none"),
    );
    const variants = choiceCombinations(found.resource, [folder]).map((choices) => variantOf(found, { choices }));
    expect(variants.map((variant) => asLiteral(valueOf(variant, folder)))).toEqual(["a", undefined]);
    expect(variants.map((variant) => valueOf(variant, folder))).toEqual([expect.anything(), undefined]);
    expect(variants.map((variant) => asLiteral(valueOf(variant, "s3.cannedAcl")))).toEqual(["none", "none"]);
  });
});

function symbolOf(node: unknown): unknown {
  return typeof node === "object" && node !== null && "symbol" in node ? node.symbol : undefined;
}

describe("the tasks of an endpoint", () => {
  const task = (name: string, source: string, target: string): string => `
  ${name}: { Type: AWS::DMS::ReplicationTask, Properties: { SourceEndpointArn: ${source}, TargetEndpointArn: ${target} } }`;
  const arn = '"arn:aws:dms:r:1:endpoint:x"';
  const open = '!Sub "arn:aws:dms:r:1:endpoint:${Any}"';
  const config = `
  Config: { Type: AWS::DMS::ReplicationConfig, Properties: { SourceEndpointArn: !Ref Dms, TargetEndpointArn: ${arn} } }`;

  it.each<[string, readonly string[], readonly string[]]>([
    ["", [], []],
    [task("A", "!Ref Dms", arn), ["A"], []],
    [task("A", arn, "!Ref Dms"), ["A"], []],
    [task("A", arn, arn), [], []],
    [task("A", arn, "!Ref Any"), [], ["A"]],
    [task("A", open, arn), [], ["A"]],
    [task("A", "!Ref Dms", "!Ref Any"), ["A"], []],
    [task("A", "!If [IsProd, !Ref Dms, !Ref Any]", arn), ["A"], []],
    [task("A", "!Ref Dms", arn) + task("B", "!Ref Any", arn) + task("C", arn, "!Ref Dms"), ["A", "C"], ["B"]],
    [config, ["Config"], []],
    [`  Other: { Type: AWS::DMS::Endpoint, Properties: { EngineName: s3 } }${task("A", "!Ref Other", arn)}`, [], []],
    ["  Task: { Type: AWS::DMS::EventSubscription, Properties: { SourceEndpointArn: !Ref Dms } }", [], []],
  ])("%s", async (beside, certain, possible) => {
    const tasks = tasksOf(variantOf(await dmsIn(s3Endpoint("", beside))));
    expect(tasks.certain.map(({ name }) => name)).toEqual(certain);
    expect(tasks.possible.map(({ name }) => name)).toEqual(possible);
  });

  it("are not possible ones of another template", async () => {
    const other = `Parameters: { Any: { Type: String } }\nResources:${task("A", "!Ref Any", arn)}`;
    const tasks = tasksOf(variantOf(await dmsIn(s3Endpoint(""), { "other.yaml": other })));
    expect(tasks).toEqual({ certain: [], possible: [] });
  });
});
