import { describe, expect, it } from "vitest";
import { lintTexts } from "../../linter/lint-texts.js";

/** A nested stack with the role, and the endpoint in the outer stack, which passes the bucket. */
const outer = (bucket: string): string => `Resources:
  Bucket: { Type: AWS::S3::Bucket }
  Other: { Type: AWS::S3::Bucket }
  Iam:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: iam.yaml, Parameters: { Lake: ${bucket} } }
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: !Ref Bucket, ServiceAccessRoleArn: !GetAtt Iam.Outputs.Arn }
`;

const nested = (more = ""): string => `Parameters:
  Lake: { Type: String }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: { Service: dms.amazonaws.com } }]
      Policies:
        - PolicyName: lake
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: [s3:PutObject, s3:DeleteObject]
                Resource: "*"
${more}Outputs:
  Arn: { Value: !GetAtt Role.Arn }
`;

const list = (bucket: string): string => `              - Effect: Allow
                Action: s3:ListBucket
                Resource: ${bucket}
`;

/** A module with the role, and the endpoint in the module that calls it. */
const caller = (bucket: string): string => `resource "aws_s3_bucket" "lake" {}

resource "aws_s3_bucket" "other" {}

module "role" {
  source = "./role"
  lake   = ${bucket}
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "target"
  endpoint_type           = "target"
  bucket_name             = aws_s3_bucket.lake.id
  service_access_role_arn = module.role.arn
}
`;

const called = (more = ""): string => `variable "lake" {
  type = string
}

resource "aws_iam_role" "dms" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "dms" {
  role = aws_iam_role.dms.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:PutObject", "s3:DeleteObject"]
        Resource = "*"
      },
${more}    ]
  })
}

output "arn" {
  value = aws_iam_role.dms.arn
}
`;

const listed = (bucket: string): string => `      {
        Effect   = "Allow"
        Action   = "s3:ListBucket"
        Resource = ${bucket}
      },
`;

async function fixed(texts: Readonly<Record<string, string>>, ...linted: readonly string[]): Promise<unknown> {
  return (await lintTexts(texts, { rules: ["role-permissions"], fix: "suggestions", linted })).fixed;
}

describe("a bucket of another stack or module", () => {
  it.each([
    ["ARN", "!GetAtt Bucket.Arn", "!Ref Lake"],
    ["name", "!Ref Bucket", "!Sub arn:${AWS::Partition}:s3:::${Lake}"],
  ])("is written as the parameter to which its %s is passed", async (_, passed, written) => {
    const texts = { "stack.yaml": outer(passed), "iam.yaml": nested() };
    expect(await fixed(texts, "stack.yaml", "iam.yaml")).toEqual({ "iam.yaml": nested(list(written)) });
  });

  it("is not written as a parameter to which another one is passed", async () => {
    const texts = { "stack.yaml": outer("!GetAtt Other.Arn"), "iam.yaml": nested() };
    expect(await fixed(texts, "stack.yaml", "iam.yaml")).toEqual({});
  });

  it.each([
    ["ARN", "aws_s3_bucket.lake.arn", "var.lake"],
    ["name", "aws_s3_bucket.lake.bucket", '"arn:aws:s3:::${var.lake}"'],
  ])("is written as the variable to which its %s is passed", async (_, passed, written) => {
    const texts = { "main.tf": caller(passed), "role/main.tf": called() };
    expect(await fixed(texts, "main.tf")).toEqual({ "role/main.tf": called(listed(written)) });
  });

  it("is not written as a variable to which another one is passed", async () => {
    const texts = { "main.tf": caller("aws_s3_bucket.other.arn"), "role/main.tf": called() };
    expect(await fixed(texts, "main.tf")).toEqual({});
  });

  it("is not written where two calls pass different ones, of which one is right", async () => {
    const second = 'module "second" {\n  source = "./role"\n  lake   = aws_s3_bucket.other.arn\n}\n';
    const texts = { "main.tf": caller("aws_s3_bucket.lake.arn") + second, "role/main.tf": called() };
    expect(await fixed(texts, "main.tf")).toEqual({});
  });
});
