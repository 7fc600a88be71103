import { yamlS3Target as s3 } from "./texts.js";

export const objects = '"arn:aws:s3:::landing/*"';
export const bucket = '"arn:aws:s3:::landing"';
export const writing = ['"s3:PutObject"', '"s3:PutObjectTagging"', '"s3:DeleteObject"'];

/** A statement in flow style. */
export function allow(actions: readonly string[], resources: readonly string[], more = ""): string {
  return `{ Effect: Allow, Action: [${actions.join(", ")}], Resource: [${resources.join(", ")}]${more} }`;
}

export const write = allow(writing, [objects]);
export const list = allow(['"s3:ListBucket"'], [bucket]);

export function yaml(statements: readonly string[], rest = s3, role = "", service = "dms.amazonaws.com"): string {
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Principal: { Service: ${service} }, Action: "sts:AssumeRole" }
      Policies:
        - PolicyName: own
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
${statements.map((statement) => `              - ${statement}\n`).join("")}${role}${rest}`;
}

export const users = ["endpoint Target"];
