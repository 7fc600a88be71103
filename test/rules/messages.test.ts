import { describe, expect, it } from "vitest";
import { display, spelled, type Text } from "../../src/tree/index.js";
import { lintTexts } from "../linter/lint-texts.js";

/** A text that ends in a hole with this symbol. */
function withHole(id: string): Text {
  const location = { file: { path: "", text: "", lineStarts: [0] }, start: 0, end: 0 };
  const origin = { from: "computed" } as const;
  return {
    kind: "text",
    location,
    parts: [
      { kind: "literal", text: "table/", location, origin },
      { kind: "hole", symbol: { id, shape: "any" }, reason: "not known", location, origin },
    ],
  };
}

describe("what messages show of a text", () => {
  it.each([
    ["/home/me/main.tf@1195/dynamoTargetTables", "table/${…}"],
    ["main.tf@1195.secretId", "table/${…}"],
    ["/home/me/stack.yaml@12-40", "table/${…}"],
    ["join(-,/home/me/stack.yaml#Parameters.Names)", "table/${…}"],
    ["/home/me/stack.yaml#Resources.Bucket/name", "table/${Resources.Bucket/name}"],
    ['/home/me#aws_s3_bucket.data["a"]/name', 'table/${aws_s3_bucket.data["a"]/name}'],
    ["aws:region", "table/${region}"],
  ])("of %s", (id, shown) => {
    expect(display(withHole(id))).toBe(shown);
    expect(spelled(withHole(id))).toBe(shown);
  });

  it("is no place and no path of a machine", async () => {
    const stack = `Resources:
  Writer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: { Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: dynamodb
      DynamoDbSettings: { ServiceAccessRoleArn: !GetAtt Writer.Arn }
`;
    const { messages } = await lintTexts({ "/home/me/stack.yaml": stack });
    const said = messages.map(({ message }) => message).join("\n");
    expect(said).toContain("table/${…}");
    expect(said).not.toMatch(/@\d|\/home\/me/);
  });
});
