import { dedent, indent } from "../edit-case.js";

/** A managed policy with one statement. */
export function policy(statement: string): string {
  return `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
${indent(dedent(statement), 10)}`;
}
