import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";

/** Roles that allow more than their endpoints need, in the forms that need several edits. */
function roleAndEndpoint(index: number): string {
  return `
  Bucket${index}:
    Type: AWS::S3::Bucket
  Role${index}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: [${index % 2 ? "dms" : "lambda"}.amazonaws.com, ec2.amazonaws.com] }
            Action: sts:AssumeRole
      Policies:
        - PolicyName: write
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: ["${index % 3 ? "s3:*" : "s3:PutObjekt"}", "s3:ListAllMyBuckets"]
                Resource: ${index % 5 ? '"*"' : `!Sub "\${Bucket${index}.Arn}/*"`}
  Endpoint${index}:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: !Ref Bucket${index}, ServiceAccessRoleArn: !GetAtt Role${index}.Arn }
`;
}

it("says that another run goes on, where a large file has more edits than one run can prove", async () => {
  const comments = `# ${"x".repeat(100)}\n`.repeat(15_000);
  const groups = Array.from({ length: 12 }, (_, index) => roleAndEndpoint(index)).join("");
  const cwd = workspace({ "stack.yaml": `${comments}Resources:${groups}` });
  const leftAfterRun = async (): Promise<number> => {
    const { stderr } = await runMain(cwd, ["--no-config", "--preset", "strict", "--fix-suggestions"]);
    expect(stderr).toContain('"stack.yaml" has more edits than one run can prove. To go on, run dmslint again');
    return readFileSync(join(cwd, "stack.yaml"), "utf8").split("s3:*").length;
  };
  expect(await leftAfterRun()).toBeGreaterThan(await leftAfterRun());
});
