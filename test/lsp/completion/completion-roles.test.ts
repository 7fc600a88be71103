import { describe, expect, it } from "vitest";
import { completer } from "./completed.js";
import { lakeFile, yamlStack } from "../templates.js";

const complete = completer();

const endpoint = (role: string): string => `${yamlStack}  Lake:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: lake
        ServiceAccessRoleArn: ${role}
`;

describe("the role of an endpoint", () => {
  it.each([
    [
      "dms.tf",
      lakeFile.replace("service_access_role_arn = aws_iam_role.lake.arn", "service_access_role_arn = |"),
      "aws_iam_role.lake.arn",
      lakeFile,
    ],
    [
      "dms.tf",
      lakeFile.replace("service_access_role_arn = aws_iam_role.lake.arn", "service_access_role_arn = aws_i|"),
      "aws_iam_role.lake.arn",
      lakeFile,
    ],
    ["stack.yaml", endpoint("|"), "DmsVpcRole.Arn", endpoint("!GetAtt DmsVpcRole.Arn")],
  ])("is completed in %s, %s", async (name, marked, label, expected) => {
    const { items, taken } = await complete(name, marked);
    expect(taken(label)).toBe(expected);
    expect(items.every(({ detail }) => /Role$|^aws_iam_role$/.test(detail ?? ""))).toBe(true);
  });
});
