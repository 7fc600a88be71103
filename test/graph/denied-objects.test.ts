import { expect, it } from "vitest";
import { edgeLines, graphOf } from "./graph-of.js";
import { stack } from "./stacks.js";

/** A bucket with a policy for objects under a key only, and an S3 target with an encryption mode. */
function withMode(mode: string): string {
  const plain = stack();
  const target = plain.replace("S3Settings: {", `S3Settings: { EncryptionMode: ${mode},`);
  expect(target).not.toBe(plain);
  return `Parameters: { Stage: { Type: String } }
Conditions: { IsDev: !Equals [!Ref Stage, dev] }
${target}
  LakePolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Lake
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Deny
          Principal: "*"
          Action: s3:PutObject
          Resource: !Sub "\${Lake.Arn}/*"
          Condition: { StringNotEquals: { s3:x-amz-server-side-encryption: aws:kms } }
`;
}

it("shows a permission as missing that the policy of the bucket denies", async () => {
  expect(edgeLines(await graphOf({ "stack.yaml": withMode("SSE_S3") }))).toContain("Writer reaches Lake: missing");
});

it("does not where it is denied in some deployments only", async () => {
  const lines = edgeLines(await graphOf({ "stack.yaml": withMode("!If [IsDev, SSE_S3, SSE_KMS]") }));
  expect(lines).not.toContain("Writer reaches Lake: missing");
});
