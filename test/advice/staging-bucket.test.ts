import { describe, expect, it } from "vitest";
import { runMain } from "../cli/run-main.js";
import { workspace } from "../workspace/workspace.js";

/** A Redshift target that names no role, with a staging bucket. */
const stack = (bucket: string): string => `Parameters:
  Bucket: { Type: String }
Resources:
  Loader:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-access-for-endpoint
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: [dms.amazonaws.com, redshift.amazonaws.com] }
            Action: sts:AssumeRole
      ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AmazonDMSRedshiftS3Role]
  Warehouse:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: redshift
      ServerName: sales.c1example.eu-west-1.redshift.amazonaws.com
      RedshiftSettings: { BucketName: ${bucket} }
`;

const policy = async (bucket: string, ...options: readonly string[]): Promise<string> => {
  const cwd = workspace({ "stack.yaml": stack(bucket) });
  return (await runMain(cwd, ["policy", "--no-config", "--for", "roles", ...options])).stdout;
};

describe("a staging bucket for Redshift with a name of one's own", () => {
  it("is in the least policy of the account role, beside the managed policy", async () => {
    const text = await policy("sales-staging");
    expect(text).toContain("AWS managed policy, which AWS keeps current, and the statements below.");
    expect(text).toContain("Resource: !Sub arn:${AWS::Partition}:s3:::sales-staging/*");
  });

  it("is missing where the role has the managed policy alone", async () => {
    expect(await policy("sales-staging", "--diff")).toContain(
      "missing   s3:GetObject, s3:PutObject and s3:DeleteObject on arn:${AWS::Partition}:s3:::sales-staging/*",
    );
  });

  it("needs nothing more where the managed policy covers it", async () => {
    expect(await policy("dms-staging")).not.toMatch(/Sid|Not decided/);
    expect(await policy("dms-staging", "--diff")).toContain("nothing missing, nothing surplus");
  });

  it("is not decided where its name is not known", async () => {
    expect(await policy("!Ref Bucket")).toContain("# Not decided: ");
  });
});
