import { dedent, indent } from "../edit-case.js";

/** A role whose trust policy has one statement. */
export function trust(statement: string): string {
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
${indent(dedent(statement), 10)}`;
}
