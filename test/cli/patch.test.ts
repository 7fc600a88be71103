import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { unifiedDiff } from "../../src/cli/reports/unified-diff.js";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";

/** A role with a misspelt service and without its policy, which `--fix-suggestions` mends. */
const stack = `Resources:
  # Café
  Vpc:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-vpc-role
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: DMS.amazonaws.com }
            Action: sts:AssumeRole
`;

const json = JSON.stringify(
  {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: ["dms:DescribeReplicationTask", "dms:ListTagsForResource"], Resource: "*" }],
  },
  undefined,
  "\t",
);

const files = {
  "as usual.yaml": stack,
  "windows.yaml": stack.replaceAll("\n", "\r\n"),
  "mixed.yaml": stack.replace("Vpc:\n", "Vpc:\r\n"),
  "without-end.yaml": stack.trimEnd(),
  "tabs/policy.json": `${json}\n`,
  "tabs/windows.json": json.replaceAll("\n", "\r\n"),
};

const options = ["--no-config", "--fix-suggestions"];

function textsIn(cwd: string): readonly string[] {
  return Object.keys(files).map((path) => readFileSync(join(cwd, path), "utf8"));
}

describe("the diff of --fix-dry-run in a pipe", () => {
  it("is a patch that git takes", async () => {
    const [fixed, patched] = [workspace(files), workspace(files)];
    await runMain(fixed, [...options, "."]);
    const { stdout } = await runMain(patched, [...options, "--fix-dry-run", "."]);
    const { status, stderr } = spawnSync("git", ["apply"], { cwd: patched, input: stdout, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(textsIn(patched)).toEqual(textsIn(fixed));
    expect(textsIn(patched)).not.toEqual(Object.values(files));
  });

  it("has what nobody sees as escapes", () => {
    const diff = unifiedDiff({ before: "\ta\n", after: "\tb\t\u001B[2J\u202E\r\n" }, "a", "pipe");
    expect(diff).toContain("-\ta\n+\tb\t\\x1b[2J\\u202e\r\n");
  });
});
