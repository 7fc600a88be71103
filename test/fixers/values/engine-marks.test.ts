import { describe, expect, it } from "vitest";
import { lintTexts } from "../../linter/lint-texts.js";

const template = (bucket: string): string => `Resources:
  Writer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: dms.amazonaws.com
            Action: sts:AssumeRole
      Policies:
        - PolicyName: s3
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action:
                  - s3:PutObject
                  - s3:DeleteObject
                Resource: 'arn:aws:s3:::${bucket}/*'
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: '${bucket}'
        ServiceAccessRoleArn: !GetAtt Writer.Arn
`;

describe("what a template engine fills in", () => {
  it.each(["{{ bucket }}", "{{ buckets[env] }}-raw", "{{.Bucket}}"])("is written again: %s", async (bucket) => {
    const text = template(bucket);
    const { fixed } = await lintTexts({ "t.yaml": text }, { fix: "suggestions" });
    const added = `              - Effect: Allow
                Action: s3:ListBucket
                Resource: !Sub 'arn:\${AWS::Partition}:s3:::${bucket}'
`;
    expect(fixed).toEqual({ "t.yaml": text.replace("  Target:", `${added}  Target:`) });
  });

  it("is not written again with quotes, which might end the text around it", async () => {
    const { fixed, findings } = await lintTexts({ "t.yaml": template('{{ buckets["raw"] }}') }, { fix: "suggestions" });
    expect([fixed, findings.length]).toEqual([{}, 1]);
  });
});
