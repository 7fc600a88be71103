import { describe, expect, it } from "vitest";
import { runMain } from "../cli/run-main.js";
import { workspace } from "../workspace/workspace.js";

const stack = `Parameters:
  Settings: { Type: String }
  Role: { Type: String }
Resources:
  Task:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: cdc
      ReplicationTaskSettings: SETTINGS
`;
const module = `variable "settings" {}
variable "role" {}
resource "aws_dms_replication_task" "main" {
  migration_type            = "cdc"
  replication_task_id       = "main"
  replication_task_settings = SETTINGS
}
`;
const inRole = '{"TTSettings": {"EnableTT": true, "TTS3Settings": {"ServiceAccessRoleArn": "ROLE"}}}';

async function writtenFor(files: Readonly<Record<string, string>>, holder: string): Promise<string> {
  const { stdout } = await runMain(workspace(files), ["policy", "--for", holder]);
  return stdout;
}

describe("a role that may not be needed", () => {
  it.each([
    ["a stack", { "a.yaml": stack.replace("SETTINGS", "!Ref Settings") }],
    ["a module", { "main.tf": module.replace("SETTINGS", "var.settings") }],
  ])("is not written, but noted: %s", async (_, files) => {
    const text = await writtenFor(files, "roles");
    expect(text).toContain("# For role dms-cloudwatch-logs-role.");
    expect(text).toMatch(/# Not decided: .*ettings has no value \(CloudWatch Logs role: task .*\)\./);
    // Nor is a key for resources, of which there are none.
    expect(text).not.toMatch(/AWS::IAM::Role|aws_iam_role|Resources:/);
  });

  it.each([
    ["a stack", { "a.yaml": stack.replace("SETTINGS", "!Ref Settings") }],
    ["a module", { "main.tf": module.replace("SETTINGS", "var.settings") }],
    [
      "a stack that may have no settings",
      {
        "a.yaml": `Conditions:\n  IsSet: !Not [!Equals [!Ref Settings, ""]]\n${stack.replace("SETTINGS", "!If [IsSet, !Ref Settings, !Ref AWS::NoValue]")}`,
      },
    ],
    [
      "a module with settings of its own",
      { "main.tf": module.replace("SETTINGS", 'var.role == "" ? var.settings : "{}"') },
    ],
  ])("is not passed by the caller, but noted: %s", async (_, files) => {
    const text = await writtenFor(files, "caller");
    expect(text).toMatch(/# Not decided: iam:PassRole and iam:GetRole: .*ettings has no value \(to create task .*\)\./);
    expect(text).not.toContain("RolesPassRole");
  });

  it.each([
    ["a stack", { "a.yaml": stack.replace("SETTINGS", `!Sub '${inRole.replace("ROLE", "${Role}")}'`) }],
    ["a module", { "main.tf": module.replace("SETTINGS", `jsonencode(${inRole.replace('"ROLE"', "var.role")})`) }],
    [
      "a module with others",
      {
        "main.tf": module.replace(
          "SETTINGS",
          `var.role == "" ? var.settings : jsonencode(${inRole.replace('"ROLE"', "var.role")})`,
        ),
      },
    ],
  ])("is passed where settings that are known name it: %s", async (_, files) => {
    expect(await writtenFor(files, "caller")).toContain("RolesPassRole");
  });
});
