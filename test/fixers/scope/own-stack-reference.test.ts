import { describe, expect, it } from "vitest";
import { lintTexts } from "../../linter/lint-texts.js";

/** A stack with the bucket and the role. */
const data = (
  rest: string,
  more = "",
  condition = "",
): string => `Conditions: { IsNew: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:
  Bucket: { Type: AWS::S3::Bucket${condition} }
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
${more}${rest}`;

const listed = `              - Effect: Allow
                Action: s3:ListBucket
                Resource: !GetAtt Bucket.Arn
`;

const endpoint = (bucket: string, role: string): string => `  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: ${bucket}, ServiceAccessRoleArn: ${role} }
`;

const nests = (bucket: string): string => `  Dms:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: dms.yaml, Parameters: { Lake: ${bucket}, Role: !GetAtt Role.Arn } }
`;
const nested = (bucket: string): string =>
  `Parameters: { Lake: { Type: String }, Role: { Type: String } }\nResources:\n${endpoint(bucket, "!Ref Role")}`;

const outputs = `Outputs:
  Lake: { Value: !Ref Bucket, Export: { Name: lake } }
  Role: { Value: !GetAtt Role.Arn, Export: { Name: role } }
`;

async function fixed(texts: Readonly<Record<string, string>>): Promise<unknown> {
  const linted = Object.keys(texts);
  return (await lintTexts(texts, { rules: ["role-permissions"], fix: "suggestions", linted })).fixed;
}

describe("a bucket of this stack, for an endpoint of another one", () => {
  it.each([
    ["its name is a parameter there", "!Ref Bucket", "!Ref Lake"],
    ["its name is cut out of its ARN there", "!GetAtt Bucket.Arn", "!Select [5, !Split [':', !Ref Lake]]"],
  ])("is referred to where %s", async (_, passed, bucket) => {
    const texts = { "data.yaml": data(nests(passed)), "dms.yaml": nested(bucket) };
    expect(await fixed(texts)).toEqual({ "data.yaml": data(nests(passed), listed) });
  });

  it("is referred to where its name is cut out of its ARN here", async () => {
    const rest = (bucket: string): string => endpoint(bucket, "!GetAtt Role.Arn");
    const cut = rest("!Select [5, !Split [':', !GetAtt Bucket.Arn]]");
    expect(await fixed({ "data.yaml": data(cut) })).toEqual({ "data.yaml": data(cut, listed) });
    const ofFolder = rest("!Select [0, !Split ['/', !Select [5, !Split [':', !Sub '${Bucket.Arn}/in']]]]");
    expect(await fixed({ "data.yaml": data(ofFolder) })).toEqual({ "data.yaml": data(ofFolder, listed) });
  });

  it("is referred to where it is exported", async () => {
    const texts = {
      "data.yaml": data(outputs),
      "dms.yaml": `Resources:\n${endpoint("!ImportValue lake", "!ImportValue role")}`,
    };
    expect(await fixed(texts)).toEqual({ "data.yaml": data(outputs, listed) });
  });

  it("is referred to where it is an output of a nested stack", async () => {
    const texts = {
      "data.yaml": data(outputs),
      "outer.yaml": `Resources:
  Data: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: data.yaml } }
${endpoint("!GetAtt Data.Outputs.Lake", "!GetAtt Data.Outputs.Role")}`,
    };
    expect(await fixed(texts)).toEqual({ "data.yaml": data(outputs, listed) });
  });

  it("is not referred to where it may not be there", async () => {
    const texts = {
      "data.yaml": data(nests("!If [IsNew, !Ref Bucket, other]"), "", ", Condition: IsNew"),
      "dms.yaml": nested("!Ref Lake"),
    };
    expect(await fixed(texts)).toEqual({});
  });
});
