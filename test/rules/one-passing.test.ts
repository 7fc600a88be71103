import { describe, expect, it } from "vitest";
import { lintTexts } from "../linter/lint-texts.js";

const rules = ["pass-role-scope", "privilege-escalation"];

const stack = (condition = ""): string => `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Action: ["dms:CreateEndpoint", "lambda:CreateFunction", "lambda:InvokeFunction"], Resource: "*" }
          - { Effect: Allow, Action: "iam:PassRole", Resource: "*"${condition} }
`;

const idsIn = async (text: string): Promise<readonly (string | null)[]> =>
  (await lintTexts({ "stack.yaml": text }, { rules })).messages.map(({ ruleId }) => ruleId);

describe("iam:PassRole on every role", () => {
  it("is told once", async () => {
    expect(await idsIn(stack())).toEqual(["pass-role-scope"]);
  });

  it("is not limited to DMS where the holder may pass it to others", async () => {
    expect((await lintTexts({ "stack.yaml": stack() }, { rules, fix: "suggestions" })).fixed).toEqual({});
  });

  it("is told of what is left when it is limited to DMS", async () => {
    const limited = stack(", Condition: { StringEquals: { iam:PassedToService: dms.amazonaws.com } }");
    expect(await idsIn(limited)).toContain("privilege-escalation");
  });
});
