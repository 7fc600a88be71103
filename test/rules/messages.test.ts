import { describe, expect, it } from "vitest";
import { fillMessage, fillWholeMessage, fingerprintValue, phrase, textsOf } from "../../src/rule-kit/index.js";
import { display, asWritten, type Text } from "../../src/tree/index.js";
import { lintTexts } from "../linter/lint-texts.js";

/** A text that ends in a hole with this symbol. */
function withHole(id: string): Text {
  const location = { file: { path: "", text: "" }, start: 0, end: 0 };
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
    ["/home/me/stack.yaml#Resources.Bucket/name", "table/${Bucket}"],
    ['/home/me#aws_s3_bucket.data["a"]/name', 'table/${aws_s3_bucket.data["a"]/name}'],
    ["aws:region", "table/${region}"],
  ])("of %s", (id, shown) => {
    expect(display(withHole(id))).toBe(shown);
    expect(asWritten(withHole(id))).toBe(shown);
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

describe("a list in a message", () => {
  const letters = ["a", "b", "c", "d", "e"];

  it.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b", "c"], "a, b and c"],
    [letters, "a, b, c and 2 more"],
    [["a and b", "c"], "a and b; and c"],
    [["a and b", "c", "d", "e"], "a and b; c; d; and 1 more"],
  ])("%j", (list, shown) => {
    expect(fillMessage("{{list}}", { list })).toBe(shown);
  });

  it("is cut inside of a phrase, too", () => {
    const list = [phrase(letters, " on ", "x"), phrase("a", " on ", "y")];
    expect(fillMessage("{{list}}.", { list })).toBe("a, b, c and 2 more on x; and a on y.");
    expect(fillWholeMessage("{{list}}.", { list })).toBe("a, b, c, d and e on x; and a on y.");
    expect(textsOf({ list, one: "1" })).toEqual({ list: ["a, b, c, d and e on x", "a on y"], one: "1" });
    expect(fingerprintValue(list)).toEqual(["a, b, c, d and e on x", "a on y"]);
  });

  it("is whole in the data of a finding", async () => {
    const statement = { Effect: "Allow", NotAction: ["s3:A*", "s3:B*", "s3:C*", "s3:D*"], Resource: "*" };
    const policy = { Version: "2012-10-17", Statement: [statement] };
    const managed = { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument: policy } };
    const stack = JSON.stringify({ Resources: { Managed: managed } });
    const { messages } = await lintTexts({ "stack.json": stack }, { rules: ["no-inverted-element"] });
    const found = messages.find(({ ruleId }) => ruleId === "no-inverted-element");
    expect(found?.message).toContain("s3:A*, s3:B*, s3:C* and 1 more");
    expect(found?.data?.items).toEqual(statement.NotAction);
  });
});
