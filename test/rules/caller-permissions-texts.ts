import { filename } from "./pass-role-texts.js";

export const named = { settings: { callerPolicies: [filename] } };
export const every = { options: { everyPolicy: true } };
const all = ["Create", "Delete", "Modify"].map((verb) => `dms:${verb}Endpoint`);
export const ofEndpoints = [...all, "dms:DescribeEndpoints", "dms:ListTagsForResource"];
export const json = (items: readonly string[]): string => JSON.stringify(items);

/** An endpoint, with more lines of its own, and resources beside it. */
export function endpoint(lines = "", beside = ""): string {
  return `Resources:
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: mysql
      ServerName: db.example.com
${lines}${beside}`;
}

/** The stack of an endpoint beside the caller's policy. */
export function beside(stack: string) {
  return { files: { "stack.yaml": stack } };
}

/** A statement as the fixer writes it. */
export function written(actions: readonly string[], resources: readonly string[]): string {
  const value = (items: readonly string[]): string =>
    items.length === 1 ? JSON.stringify(items[0]) : `[${items.map((item) => JSON.stringify(item)).join(", ")}]`;
  return `{ "Effect": "Allow", "Action": ${value(actions)}, "Resource": ${value(resources)} }`;
}

export const key = `  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Principal: { AWS: !Sub "arn:aws:iam::\${AWS::AccountId}:root" }, Action: "kms:*", Resource: "*" }
`;
