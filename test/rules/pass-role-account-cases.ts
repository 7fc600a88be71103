import type { RuleCases } from "../../src/rule-tester/index.js";
import { accountWith } from "./account-texts.js";

const roleArn = "arn:aws:iam::111122223333:role/writer";
const settings = { callerArn: "arn:aws:iam::111122223333:role/deployer" };

const endpoint = `Resources:
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: landing, ServiceAccessRoleArn: ${roleArn} }
`;

const caller = (...statements: readonly unknown[]): ReturnType<typeof accountWith> =>
  accountWith({ deployer: "codebuild.amazonaws.com" }, statements);
const passing = (resource: string): unknown => ({ Effect: "Allow", Action: "iam:PassRole", Resource: resource });

export const valid: RuleCases["valid"] = [
  { name: "the caller in the account may pass it", template: endpoint, settings, account: caller(passing(roleArn)) },
  { name: "no caller is named", template: endpoint, account: caller() },
  { name: "the account does not have the caller", template: endpoint, settings, account: accountWith({}), skipped: 1 },
];

export const invalid: RuleCases<"callerMissing">["invalid"] = [
  {
    name: "the caller in the account may pass another role only",
    template: endpoint,
    settings,
    account: caller(passing("arn:aws:iam::111122223333:role/reader")),
    errors: [
      {
        ...{ messageId: "callerMissing", line: 2, column: 3, endLine: 2, endColumn: 9 },
        message:
          "The caller arn:aws:iam::111122223333:role/deployer may not pass arn:aws:iam::111122223333:role/writer to DMS (for " +
          'endpoint Target). The deployment fails: "not authorized to perform: iam:PassRole".',
      },
    ],
  },
];
