import { describe, expect, it } from "vitest";
import { lintTexts } from "../linter/lint-texts.js";

const role = `Parameters:
  Name: { Type: String }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-s3
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: lake, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

/** Policies of a role whose name nobody knows. */
const attached = (...actions: readonly string[]): string =>
  actions
    .map(
      (action, index) => `  Policy${String(index)}:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Roles: [!Ref Name]
      PolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Action: "${action}", Resource: "*" }]
`,
    )
    .join("");

const missing = ["a.yaml Resources.Target role-permissions"];

describe("policies that a role may have", () => {
  it.each<[string, string, readonly string[]]>([
    ["one that cannot grant what is missing", attached("logs:*"), missing],
    ["one that can", attached("s3:*"), []],
    ["several, of which the last can", attached("logs:*", "sqs:*", "s3:*"), []],
    ["many", attached(...Array.from({ length: 12 }, () => "logs:*")), []],
    ["one whose document is not known", attached("logs:*").replace('"logs:*"', "!Ref Name"), []],
  ])("leave it open only as far as they could grant: %s", async (_, policies, findings) => {
    const said = await lintTexts({ "a.yaml": role + policies });
    expect(said.findings).toEqual(findings);
    expect(said.notJudged.some((line) => line.includes("role-permissions"))).toBe(findings.length === 0);
  });
});
