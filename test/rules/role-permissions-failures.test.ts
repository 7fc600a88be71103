import { describe, expect, it } from "vitest";
import { lintText, type LintMessage } from "../../src/index.js";

const trust = `{ Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: "*.amazonaws.com" }, Action: sts:AssumeRole }] }`;
const role = `  Role: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${trust} } }\n`;
const secret =
  "{ DataProviderIdentifier: one, SecretsManagerSecretId: one, SecretsManagerAccessRoleArn: !GetAtt Role.Arn }";
const timeTravel =
  "{TTSettings: {EnableTT: true, TTS3Settings: {ServiceAccessRoleArn: !GetAtt Role.Arn, BucketName: logs}}}";
const ofAction = `resource "aws_iam_role" "role" {
  name               = "role"
  assume_role_policy = "{}"
}

action "aws_dms_start_replication_task_assessment_run" "run" {
  config {
    replication_task_arn    = "arn:aws:dms:eu-west-1:111122223333:task:A"
    result_location_bucket  = "results"
    service_access_role_arn = aws_iam_role.role.arn
    assessment_run_name     = "run"
  }
}
`;

describe("when AWS denies what a role is not allowed", () => {
  it.each([
    [
      "a data migration",
      "AWS::DMS::DataMigration",
      "DataMigrationType: cdc, MigrationProjectIdentifier: one, ServiceAccessRoleArn: !GetAtt Role.Arn",
      "the data migration fails with AccessDenied when it is started.",
    ],
    [
      "a migration project",
      "AWS::DMS::MigrationProject",
      `InstanceProfileIdentifier: one, SourceDataProviderDescriptors: [${secret}]`,
      "whoever uses the project gets AccessDenied.",
    ],
    [
      "a task",
      "AWS::DMS::ReplicationTask",
      `MigrationType: cdc, ReplicationTaskSettings: ${timeTravel}`,
      "the task fails with AccessDenied.",
    ],
  ])("%s", async (_name, type, properties, failure) => {
    const text = `Resources:\n${role}  One: { Type: ${type}, Properties: { ${properties} } }\n`;
    expect(await said(text, "stack.yaml")).toContain(`The deployment succeeds, but ${failure} See`);
  });

  it("an assessment run", async () => {
    expect(await said(ofAction, "main.tf")).toContain(". The assessment run fails with AccessDenied. See");
  });

  it("is no part of what is only recommended", async () => {
    const allowed = "s3:ListBucket, s3:PutObject, s3:DeleteObject";
    const policy = `{ PolicyName: it, PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: [${allowed}], Resource: "*" }] } }`;
    const one =
      "EndpointType: target, EngineName: s3, S3Settings: { BucketName: b, ServiceAccessRoleArn: !GetAtt Role.Arn }";
    const text = `Resources:
${role.replace(`${trust} }`, `${trust}, Policies: [${policy}] }`)}  One: { Type: AWS::DMS::Endpoint, Properties: { ${one} } }
`;
    const found = await messagesOf(text, "stack.yaml");
    expect(found.filter(({ ruleId }) => ruleId === "role-permissions")).toEqual([]);
    expect(found.find(({ ruleId }) => ruleId === "role-recommended-permissions")?.data).toMatchObject({ failure: [] });
  });
});

async function said(text: string, filePath: string): Promise<string | undefined> {
  const found = await messagesOf(text, filePath);
  return found.find(({ ruleId }) => ruleId === "role-permissions")?.message;
}

async function messagesOf(text: string, filePath: string): Promise<readonly LintMessage[]> {
  const rules = { "role-permissions": "error", "role-recommended-permissions": "warn" } as const;
  const results = await lintText(text, { config: false, filePath, rules });
  return results.flatMap(({ messages }) => messages);
}
