import { fixer } from "../../../src/rule-kit/index.js";
import { asText, type TextPart } from "../../../src/tree/index.js";
import { policyOf, text, type Edit } from "../edit-case.js";

/** Puts the partition of the deployment into the ARN of the first resource. */
export const openPartition: Edit = (template) => {
  const node = policyOf(template).statements[0]?.resources?.items[0]?.node;
  const [first, ...rest] = asText(node)?.parts ?? [];
  if (!node || first?.kind !== "literal") throw new Error("there is no ARN");
  if (!first.text.startsWith("arn:aws:")) return fixer.rewriteText(node, { ...text(""), parts: [first, ...rest] });
  const open: readonly TextPart[] = [
    { ...first, text: "arn:" },
    ...text("{partition}").parts.map((part) => ({ ...part, expressionText: "AWS::Partition" })),
    { ...first, text: first.text.slice("arn:aws".length) },
  ];
  return fixer.rewriteText(node, { kind: "text", location: node.location, parts: [...open, ...rest] });
};

export const yaml = (resource: string): string => `Resources:
  Data: { Type: AWS::S3::Bucket }
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource:
              - ${resource}
`;

export const json = (resource: string): string =>
  `{ "Resources": { "Data": { "Type": "AWS::S3::Bucket" }, "It": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": [${resource}] }] } } } } }\n`;
