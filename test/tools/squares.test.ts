import { describe, expect, it } from "vitest";
import type { CallCounts } from "../../tools/squares/call-counts.js";
import { copies } from "../../tools/squares/copies.js";
import { sizes, squaresIn } from "../../tools/squares/squares-in.js";

/** The runs for a pair that are found where one piece of code runs so often for so many parts. */
function perPair(runs: (parts: number) => number): number | undefined {
  const countsOf = (parts: number): CallCounts =>
    new Map([["0 0", { functionName: "it", functionStart: 0, start: 0, count: Math.round(runs(parts)) }]]);
  const [small, middle, large] = sizes;
  return squaresIn([countsOf(small), countsOf(middle), countsOf(large)])[0]?.perPair;
}

describe("squares", () => {
  it("are told with their factor, also beside a part that grows in proportion", () => {
    expect(perPair((parts) => 3 * parts ** 2)).toBeCloseTo(3);
    expect(perPair((parts) => 1000 + 50 * parts + parts ** 2)).toBeCloseTo(1, 0);
  });

  it("are told where each part is compared with those before it", () => {
    expect(perPair((parts) => (parts * (parts - 1)) / 2)).toBeCloseTo(0.5);
  });

  it("are no proportion, no search in an ordered list, and nothing that stays the same", () => {
    expect(perPair((parts) => 500 * parts)).toBeUndefined();
    expect(perPair((parts) => 40 * parts * Math.log2(parts))).toBeUndefined();
    expect(perPair(() => 100_000)).toBeUndefined();
  });
});

const stack = `Parameters:
  Name:
    Type: String
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: data
  Role:
    Type: AWS::IAM::Role
    Properties:
      Bucket: !Ref Bucket
Outputs:
  Out:
    Value: !Ref Bucket
`;

describe("copies of a stack", () => {
  it("refer to each other and have names of their own", () => {
    const { "stack.yaml": text = "" } = copies("stack.yaml", stack, "all", 2);
    expect(text).toContain("  BucketC1:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: dataC1");
    expect(text).toContain("  RoleC1:\n    Type: AWS::IAM::Role\n    Properties:\n      Bucket: !Ref BucketC1");
    expect(text).toContain("Parameters:");
    expect(text).not.toContain("Outputs");
  });

  it("leave what is not copied, which refers to the first copies", () => {
    const { "stack.yaml": text = "" } = copies("stack.yaml", stack, "all but IAM and KMS", 2);
    expect(text).toContain("  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      Bucket: !Ref BucketC0");
    expect(text).toContain("  BucketC1:");
  });
});

describe("copies of a module", () => {
  const module = `locals {
  name = "it"
}

resource "aws_s3_bucket" "this" {
  bucket = "data"
}

resource "aws_iam_role" "this" {
  name = aws_s3_bucket.this.id
}
`;

  it("refer to each other", () => {
    const { "main.tf": text = "" } = copies("main.tf", module, "all", 2);
    expect(text).toContain('resource "aws_s3_bucket" "thisC1" {\n  bucket = "dataC1"');
    expect(text).toContain('resource "aws_iam_role" "thisC1" {\n  name = aws_s3_bucket.thisC1.id');
    expect(text).toContain("locals {");
  });
});
