import rule from "../../src/rules/unique-sid.js";
import { policyCases } from "./policy-forms.js";

const allow = (sid?: string) => ({
  ...(sid !== undefined && { Sid: sid }),
  Effect: "Allow",
  Action: "s3:*",
  Resource: "*",
});

const either = `Conditions:
  Open: !Equals [!Ref AWS::Region, eu-west-1]
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - !If
            - Open
            - { Sid: Read, Effect: Allow, Action: "s3:*", Resource: "*" }
            - { Sid: Read, Effect: Allow, Action: "s3:Get*", Resource: "*" }
`;

policyCases(
  rule,
  [
    { name: "Sids of their own", statement: [allow("One"), allow("Two"), allow("one"), allow(), allow()] },
    {
      name: "a Sid twice",
      codes: ["UNIQUE_SIDS_REQUIRED"],
      statement: [allow("One"), allow("Two"), allow("One")],
      found: [["repeated", "One"]],
      suggested: [allow("One"), allow("Two"), allow("One2")],
    },
    {
      name: "numbered Sids, which get the next free number",
      statement: [allow("Stmt01"), allow("Stmt02"), allow("Stmt01"), allow("Read"), allow("Read"), allow("Read")],
      found: [["repeated"], ["repeated"], ["repeated"]],
      suggested: [allow("Stmt01"), allow("Stmt02"), allow("Stmt03"), allow("Read"), allow("Read2"), allow("Read3")],
    },
    {
      name: "a Sid twice on a bucket",
      type: "resource",
      statement: [allow("One"), allow("One")].map((one) => ({ ...one, Principal: "*" })),
    },
    {
      name: "a Sid twice on a bucket, on request",
      codes: ["UNIQUE_SIDS_RECOMMENDED"],
      options: { onResources: true },
      type: "resource",
      statement: [allow("One"), allow("One")].map((one) => ({ ...one, Principal: "*" })),
      found: [["repeatedOnResource", "One"]],
    },
  ],
  [
    { name: "one statement or the other", path: "stack.yaml", text: either },
    {
      name: "one statement or the other, and a third in every deployment",
      path: "stack.yaml",
      text: `${either}          - { Sid: Other, Effect: Allow, Action: "s3:*", Resource: "*" }
          - { Sid: Read, Effect: Allow, Action: "s3:List*", Resource: "*" }
`,
      found: [["repeated", "Read"]],
    },
  ],
);
