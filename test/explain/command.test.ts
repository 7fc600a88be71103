import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { rules } from "../../src/rules/index.js";
import { runMain } from "../cli/run-main.js";
import { workspace } from "../workspace/workspace.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const cloudformation = "examples/cloudformation";

describe("dmslint explain", () => {
  it.each<[string, readonly string[], string]>([
    [
      "an action",
      ["dms:CreateEndpoint", "examples/deployer-policy.json"],
      "allowed by Statement[0] (examples/deployer-policy.json:4:5) on *",
    ],
    [
      "an action that the reference of AWS does not list",
      ["apigateway:HEAD", "examples/deployer-policy.json"],
      "does not list it.\n\nResources that a statement can name\n  - not known\n",
    ],
    [
      "an action for what only Terraform has",
      ["dms:StartReplicationTaskAssessmentRun", cloudformation],
      "to create aws_dms_start_replication_task_assessment_run\n",
    ],
    ["any case", ["DMS:createendpoint", cloudformation], "dms:CreateEndpoint\n"],
    ["an action of a role", ["s3:DeleteObject", cloudformation], "S3 as a target"],
    ["a pattern", ["dms:DescribeEndpointS*", cloudformation], "It covers 2 actions today"],
    [
      "what of a pattern DMS needs",
      ["dms:DescribeEndpoint?", cloudformation],
      "\nRead (1)\n  DescribeEndpoints\n\nOf these, something in DMS needs (1)\n  DescribeEndpoints\n",
    ],
    ["a pattern for one action", ["dms:DescribeEndpoint?", cloudformation], "It covers 1 action today"],
    ["an address", ["Resources.TargetEndpoint", cloudformation], "MISSING: s3:DeleteObject"],
    ["a logical id", ["LakeRole", cloudformation], "S3 as a target, for Resources.TargetEndpoint"],
    ["a name", ["dms-vpc-role", cloudformation], "Resources.DmsVpcRole\n"],
    ["the name of a role that nobody declares", ["dms-access-for-endpoint", cloudformation], "another stack may"],
    ["a bucket", ["aws_s3_bucket.lake", "examples/terraform"], "S3 as a target, for aws_dms_s3_endpoint.target"],
    ["a rule", ["role-trust"], "Incorrect"],
    [
      "an error",
      ["The IAM Role a:role/dms-vpc-role is not configured properly", cloudformation],
      "migration.yaml:27:3",
    ],
    ["the code of an error", ["KMSKeyNotAccessibleFault", cloudformation], "DMS may not use the key"],
  ])("explains %s", async (_name, args, expected) => {
    const { status, stderr, stdout } = await runMain(root, ["explain", ...args]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain(expected);
  });

  describe("a rule of a plugin", () => {
    const rule = `{ name: "role-boundary", meta: {
      type: "problem", docs: { description: "Require a boundary", url: "https://example.org/boundary" }, fixable: true,
      schema: { type: "object", properties: { prefix: { type: "string", description: "What it begins with" }, all: {} } },
      defaultOptions: { prefix: "a-" }, messages: { missing: "Role {{role}} has none." },
    }, create: () => ({}) }`;
    const files = {
      "dmslint.config.yaml": "plugins: [./ours.mjs]\n",
      "ours.mjs": `export default { name: "ours", rules: [${rule}] };`,
    };

    it("is explained by what it says of itself, also where nothing is to lint", async () => {
      const { status, stderr, stdout } = await runMain(workspace(files), ["explain", "ours/role-boundary"]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toBe(`ours/role-boundary

  Require a boundary.

  It is a rule of a plugin and has fixes.

Messages
  - Role {{role}} has none.

Options
  - prefix: What it begins with (default: "a-")
  - all

Source
  - https://example.org/boundary
`);
    });

    it("may be misspelt", async () => {
      const { status, stderr } = await runMain(workspace(files), ["explain", "ours/role-bundary"]);
      expect(status).toBe(1);
      expect(stderr).toContain("Did you mean the rule ours/role-boundary?");
    });
  });

  it.each<[string, readonly string[], string]>([
    ["a misspelt action", ["dms:CreateEndpint", cloudformation], "dms:CreateEndpoint"],
    ["an operation that is no action", ["s3:HeadObject", cloudformation], "s3:GetObject"],
    ["a misspelt rule", ["role-permision", cloudformation], "Did you mean the rule role-permissions?"],
    ["an unknown word", ["constructor", cloudformation], 'Nothing is called "constructor"'],
    ["a file", ["package.json", cloudformation], "dmslint explain - < package.json"],
    ["an unknown service", ["nothing:Here", cloudformation], "There is no action nothing:Here."],
    ["a service that AWS has shut down", ["deeplens:ListModels", cloudformation], "AWS does not list the actions"],
    ["an action of another prefix", ["rds:connect", cloudformation], "rds-db:connect"],
    ["a name of several", ["lake", "examples/terraform"], "Several resources are called lake"],
    ["another error", ["Access Denied (Service: Amazon S3)", cloudformation], "none of the failures"],
    [
      "an encoded error",
      ["Encoded authorization failure message: abc", cloudformation],
      "decode-authorization-message",
    ],
  ])("ends with 1 for %s", async (_name, args, expected) => {
    const { status, stderr, stdout } = await runMain(root, ["explain", ...args]);
    expect(status).toBe(1);
    expect(stdout + stderr).toContain(expected);
  });

  it.each<[string, readonly string[], string]>([
    ["nothing", [], "Say what to explain"],
    ["an empty text on stdin", ["-"], "There is no text on stdin"],
    ["another form", ["role-trust", "--output", "xml"], '--output needs text or json, but got "xml".'],
    ["a path that is not there", ["dms:CreateEndpoint", "gone.yaml"], 'There is no file or folder "gone.yaml".'],
    ["an option of lint", ["role-trust", "--fix"], '"dmslint explain" does not take the option --fix'],
  ])("ends with 2 for %s", async (_name, args, expected) => {
    const { status, stderr, stdout } = await runMain(root, ["explain", ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(expected);
  });

  it("says where a role is used that DMS finds by its name and nobody declares", async () => {
    const cwd = workspace({
      "main.tf": `resource "aws_dms_replication_subnet_group" "private" {
  replication_subnet_group_description = "private"
  replication_subnet_group_id          = "private"
  subnet_ids                           = ["subnet-1", "subnet-2"]
}
`,
    });
    const { status, stdout } = await runMain(cwd, ["explain", "dms-vpc-role", "."]);
    expect(status).toBe(0);
    expect(stdout).toContain("No linted file declares it");
    expect(stdout).toContain("trust in dms.amazonaws.com");
    expect(stdout).toContain("It is used here by\n  - aws_dms_replication_subnet_group.private (main.tf:1:1)");
  });

  it("asks for the place of one where several roots have the same address", async () => {
    const role = 'resource "aws_iam_role" "writer" {\n  name = "writer"\n  assume_role_policy = "{}"\n}\n';
    const cwd = workspace({ "dev/main.tf": role, "prod/main.tf": role });
    const several = await runMain(cwd, ["explain", "aws_iam_role.writer", "."]);
    expect(several.status).toBe(1);
    expect(several.stdout).toContain("Name the file or folder of one\nbehind it.");
    const one = await runMain(cwd, ["explain", "aws_iam_role.writer", "dev"]);
    expect(one.stdout).toContain("in dev/main.tf:1:1");
  });

  it("says that nothing was linted where there is nothing", async () => {
    const { status, stderr, stdout } = await runMain(workspace({ "a.txt": "" }), ["explain", "dms:CreateEndpoint"]);
    expect(status).toBe(0);
    expect(stderr).toContain("Nothing was linted beside this.");
    expect(stdout).toContain("Nothing was linted here");
  });

  it("shows no control characters of an error", async () => {
    const text = "role/dms-vpc-role is not configured properly\u0007 asked by \u202Eme";
    const { stdout } = await runMain(root, ["explain", "-", cloudformation], { stdin: text });
    expect(stdout).not.toMatch(/[\u0007\u202E]/);
  });

  it.each(rules.map(({ name }) => name))("sets the page of %s for 80 columns", async (name) => {
    const { status, stdout } = await runMain(root, ["explain", name]);
    expect(status).toBe(0);
    const wide = stdout.split("\n").filter((line) => line.length > 80 && !line.startsWith("    "));
    // A word that is wider than the page stays whole.
    expect(wide.filter((line) => line.trim().includes(" "))).toEqual([]);
  });
});

describe("the page about it", () => {
  const page = readFileSync(`${root}docs/explain.md`, "utf8");
  const examples = [...page.matchAll(/```text\n\$ dmslint (.*)\n\n([\s\S]*?)```/g)].map(
    ([, command = "", output = ""]) => [command, output] as const,
  );

  it("has examples", () => {
    expect(examples).toHaveLength(4);
  });

  it.each(examples)("shows what the program says: %s", async (command, output) => {
    const argv = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
    expect((await runMain(root, argv)).stdout).toBe(output);
  });
});
