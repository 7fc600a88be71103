import { describe, expect, it } from "vitest";
import { runMain } from "../cli/run-main.js";
import { workspace } from "../workspace/workspace.js";

const config = { "dmslint.config.yaml": "settings: { existingRoles: [dms-vpc-role] }\n" };
const stack = "Resources:\n  Instance:\n    Type: AWS::DMS::ReplicationInstance\n    Properties: {}\n";
const module = `resource "aws_dms_replication_instance" "main" {
  replication_instance_id    = "main"
  replication_instance_class = "dms.t3.medium"
}
`;
const readRole = 'data "aws_iam_role" "vpc" {\n  name = "dms-vpc-role"\n}\n';

const whole = { yaml: "Type: AWS::IAM::Role\n", tf: 'resource "aws_iam_role" "dms_vpc_role"' };
const noted = {
  yaml: "  #     - !Sub arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole\n",
  tf: '  role       = "dms-vpc-role"\n',
};

async function writtenFor(files: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await runMain(workspace(files), ["policy", "--for", "roles"]);
  return stdout;
}

describe("the least policy of an account role", () => {
  it.each([
    ["in a stack", { ...config, "a.yaml": stack }, "yaml"],
    ["in a module", { ...config, "main.tf": module }, "tf"],
    ["that a data source reads", { "main.tf": module + readRole }, "tf"],
  ] as const)("does not create a role that exists: %s", async (_, files, syntax) => {
    const text = await writtenFor(files);
    expect(text).toContain(noted[syntax]);
    expect(text).not.toContain(whole[syntax]);
  });

  it.each([
    ["in a stack", { "a.yaml": stack }, "yaml"],
    ["in a module", { "main.tf": module }, "tf"],
  ] as const)("is a whole role where none is known: %s", async (_, files, syntax) => {
    expect(await writtenFor(files)).toContain(whole[syntax]);
  });
});
