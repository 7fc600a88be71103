import { describe, expect, it } from "vitest";
import { requiredValue } from "../../../src/dms/needs/fill-pattern.js";
import { requiredResources } from "../../../src/dms/needs/required-resources.js";
import { placePart } from "../../../src/dms/needs/place-parts.js";
import { display } from "../../../src/tree/index.js";
import { dmsIn, s3Endpoint, variantOf } from "../variant.js";

const place = { partition: "aws", region: "eu-west-1", account: "123456789012" };
const objects = "arn:${Partition}:s3:::${prop:s3.bucketName}/*";
const key = "${prop:s3.kmsKey}";

async function resourcesOf(settings: string, pattern: string) {
  const variant = variantOf(await dmsIn(s3Endpoint(settings)), { deploymentContext: place });
  return requiredResources(variant, pattern).map(({ pattern: written, readings, reason }) => ({
    pattern: written,
    readings: readings.map(display),
    ...(reason !== undefined && { reason }),
  }));
}

describe("the resources that a pattern of the facts stands for", () => {
  const any = "${Any}";
  const keyArn = "arn:aws:kms:eu-west-1:123456789012:key/k";
  it.each([
    ["BucketName: b", objects, ["arn:aws:s3:::b/*"]],
    [`BucketName: !Sub "b-${any}"`, objects, [`arn:aws:s3:::b-${any}/*`]],
    ["BucketName: b, BucketFolder: f", objects, ["arn:aws:s3:::b/f/*"]],
    ["BucketName: b, BucketFolder: //f/g//", objects, ["arn:aws:s3:::b/f/g/*"]],
    ["BucketName: b, BucketFolder: /", objects, ["arn:aws:s3:::b/*"]],
    [`BucketName: b, BucketFolder: !Sub "/${any}/g/"`, objects, [`arn:aws:s3:::b/${any}/g/*`]],
    [`BucketName: b, BucketFolder: !Sub "f/${any}/"`, objects, [`arn:aws:s3:::b/f/${any}/*`]],
    ["BucketName: b, BucketFolder: f", "arn:${Partition}:s3:::${prop:s3.bucketName}", ["arn:aws:s3:::b"]],
    ["BucketName: b, BucketFolder: f", `${objects}.csv`, ["arn:aws:s3:::b/*.csv"]],
    ["BucketName: b, BucketFolder: f", "arn:${Partition}:s3:::${prop:s3.bucketName}/*/x", ["arn:aws:s3:::b/*/x"]],
    // Only the slashes around a folder are left out.
    ["BucketName: /b/", "arn:${Partition}:s3:::${prop:s3.bucketName}", ["arn:aws:s3:::/b/"]],
    ["BucketName: b", "${prop:s3.bucketName}/x", ["b/x"]],
    ["", "*", ["*"]],
    ["", "arn:${Partition}:dms:${Region}:${Account}:*", ["arn:aws:dms:eu-west-1:123456789012:*"]],
    [
      "",
      "arn:${Partition}:logs:${Region}:${Account}:log-group:dms-*",
      [
        "arn:aws:logs:eu-west-1:123456789012:log-group:dms-*",
        "arn:aws:logs:eu-west-1:123456789012:log-group:dms-*:log-stream:",
      ],
    ],
    ["", "arn:${Partition}:logs:r:a:log-group:g:log-stream:s", ["arn:aws:logs:r:a:log-group:g:log-stream:s"]],
    [`ServerSideEncryptionKmsKeyId: ${keyArn}`, key, [keyArn]],
    ["ServerSideEncryptionKmsKeyId: k", key, [keyArn]],
    ["ServerSideEncryptionKmsKeyId: !Ref Any", key, [any, `arn:aws:kms:eu-west-1:123456789012:key/${any}`]],
    [`ServerSideEncryptionKmsKeyId: !Sub "arn:aws:kms:${any}"`, key, [`arn:aws:kms:${any}`]],
    ["BucketName: b", "${prop:s3.bucketName}", ["b"]],
  ])("{ %s }: %s", async (settings, pattern, readings) => {
    expect(await resourcesOf(settings, pattern)).toEqual([{ pattern, readings }]);
  });

  it.each([
    ["", objects, "S3Settings.BucketName is not set"],
    ["BucketName: [b]", objects, "S3Settings.BucketName is not known"],
    ["", key, "S3Settings.ServerSideEncryptionKmsKeyId is not set"],
    ["ServerSideEncryptionKmsKeyId: [k]", key, "S3Settings.ServerSideEncryptionKmsKeyId is not known"],
    ...["https://b", '""', "s3://", "b.s3.amazonaws.com", "arn:aws:s3:eu-west-1:123456789012:accesspoint/b"].map(
      (path): [string, string, string] => [
        `BucketName: ${path}`,
        "${s3UriBucket:s3.bucketName}",
        "S3Settings.BucketName is not the ARN of a resource",
      ],
    ),
    ["BucketName: !Ref Any", "${s3UriBucket:s3.bucketName}", "S3Settings.BucketName is not the ARN of a resource"],
  ])("{ %s }: %s are none: %s", async (settings, pattern, reason) => {
    expect(await resourcesOf(settings, pattern)).toEqual([{ pattern, readings: [], reason }]);
  });

  it.each([
    ["s3://b", "arn:aws:s3:::b", "arn:aws:s3:::b/*"],
    ["s3://b/", "arn:aws:s3:::b", "arn:aws:s3:::b/*"],
    ["s3://b/f/g", "arn:aws:s3:::b", "arn:aws:s3:::b/f/g/*"],
    ["b", "arn:aws:s3:::b", "arn:aws:s3:::b/*"],
    ["b/f/", "arn:aws:s3:::b", "arn:aws:s3:::b/f/*"],
    ["arn:aws:s3:::b/f", "arn:aws:s3:::b", "arn:aws:s3:::b/f/*"],
    [`!Sub "s3://${any}/f"`, `arn:aws:s3:::${any}`, `arn:aws:s3:::${any}/f/*`],
    [`!Sub "s3://b-${any}"`, `arn:aws:s3:::b-${any}`, `arn:aws:s3:::b-${any}/*`],
    [`!Sub "s3://b/${any}/"`, "arn:aws:s3:::b", `arn:aws:s3:::b/${any}/*`],
  ])("%s is the bucket %s, and %s", async (uri, bucket, all) => {
    const settings = `BucketName: ${uri}`;
    expect((await resourcesOf(settings, "${s3UriBucket:s3.bucketName}"))[0]?.readings).toEqual([bucket]);
    expect((await resourcesOf(settings, "${s3UriObjects:s3.bucketName}"))[0]?.readings).toEqual([all]);
  });

  it("are not known for the alias of a key", async () => {
    const [found] = await resourcesOf("ServerSideEncryptionKmsKeyId: alias/mine", key);
    expect(found?.readings).toEqual([expect.stringMatching(/^\$\{[^{}]*\}$/)]);
  });
});

describe("the place of the deployment", () => {
  it("is a hole where the settings do not say it", async () => {
    const found = await dmsIn(s3Endpoint(""));
    const written = "dms.${Region}.amazonaws.com";
    expect(display(requiredValue(variantOf(found, { deploymentContext: place }), written))).toBe(
      "dms.eu-west-1.amazonaws.com",
    );
    expect(requiredValue(variantOf(found), written).parts.map(({ kind }) => kind)).toEqual([
      "literal",
      "hole",
      "literal",
    ]);
    expect(display(requiredValue(variantOf(found), "${prop:s3.kmsKey}"))).toBe("${prop:s3.kmsKey}");
  });

  it.each([
    ["Partition", "aws"],
    ["Region", "eu-west-1"],
    ["Account", "123456789012"],
  ] as const)("keeps how a template writes %s", async (name, value) => {
    const { template } = await dmsIn(s3Endpoint(""));
    const [known, open] = [place, {}].map((deploymentContext) => placePart({ template, deploymentContext }, name));
    expect(known).toMatchObject({ kind: "literal", text: value, origin: { from: "pseudo", name } });
    expect(open).toMatchObject({ kind: "hole", origin: { from: "pseudo", name } });
    expect(open?.expressionText).toBe(template.placeReferences[name]);
    expect(known?.expressionText).toBe(template.placeReferences[name]);
  });
});
