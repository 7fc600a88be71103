import { describe, expect, it } from "vitest";
import { lintText } from "../../src/index.js";

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
});

async function said(text: string, filePath: string): Promise<string | undefined> {
  const results = await lintText(text, { config: false, filePath, rules: { "role-permissions": "error" } });
  return results.flatMap(({ messages }) => messages).find(({ ruleId }) => ruleId === "role-permissions")?.message;
}
