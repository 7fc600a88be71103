// Needs on resources that no file names: the tables that DMS makes in DynamoDB.
import type rule from "../../src/rules/role-permissions.js";
import type { InvalidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";

const yaml = (...statements: readonly string[]): string => `Resources:
  Writer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }
      Policies:
        - PolicyName: write
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
${statements.map((line) => `              - ${line}\n`).join("")}  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: dynamodb
      DynamoDbSettings: { ServiceAccessRoleArn: !GetAtt Writer.Arn }
`;

const on = (actions: readonly string[], resource: string): string =>
  `{ Effect: Allow, Action: [${actions.map((name) => `dynamodb:${name}`).join(", ")}], Resource: "${resource}" }`;

const tables = "arn:aws:dynamodb:*:*:table/*";
const others = ["CreateTable", "DescribeTable", "DeleteTable", "DeleteItem", "UpdateItem"];
const listing = on(["ListTables"], "*");
const named = yaml(on(others, tables), listing);
const nameless = yaml(listing);
const place = (template: string) => at(template, "!GetAtt Writer.Arn");

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "an action on tables that the policy names for others",
    template: named,
    errors: [
      {
        messageId: "missing",
        ...place(named),
        suggestions: [{ messageId: "appendStatement", output: yaml(on([...others, "PutItem"], tables), listing) }],
      },
    ],
  },
  {
    name: "actions on tables that the policy does not name",
    template: nameless,
    errors: [{ messageId: "missing", ...place(nameless) }],
  },
];
