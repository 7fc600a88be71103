import { renameOperator } from "../edits.js";

export const toEquals = renameOperator("StringEqual", "StringEquals");

export const yaml = (condition: string): string => `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: "*"
            Condition:
${condition}`;
