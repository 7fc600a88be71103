import { expect, it } from "vitest";
import { lintTexts } from "../linter/lint-texts.js";

const role = (service: string): string => `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: ${service} }, Action: sts:AssumeRole }]
`;

it.each([
  ["dms.amazonaw.com", / Write dms\.amazonaws\.com\.$/],
  ['!Sub "dms.${AWS::Region}.amazonaws.co"', / Write dms\.\$\{AWS::Region\}\.amazonaws\.com\.$/],
  ['!Sub "DMS.${AWS::Region}.amazonaws.com"', /rejects the policy\.$/],
])("in place of %s, what is written keeps what is not known", async (service, said) => {
  const { messages } = await lintTexts({ "a.yaml": role(service) }, { rules: ["principal"] });
  expect(messages.map(({ message }) => message)).toEqual([expect.stringMatching(said)]);
});
