import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { PolicyEntry } from "../../src/index.js";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";

const stack = readFileSync("test/fixtures/clean/s3-under-own-key-yaml/stack.yaml", "utf8");

/** All that the guide's policy is about: an instance, keys, roles, logs and a Redshift target. */
const migration = `Resources:
  Instance:
    Type: AWS::DMS::ReplicationInstance
    Properties: { ReplicationInstanceClass: dms.t3.micro }
  Source:
    Type: AWS::DMS::Endpoint
    Properties: { EndpointType: source, EngineName: mysql, ServerName: db, Username: u, Password: p }
  Warehouse:
    Type: AWS::DMS::Endpoint
    Properties: { EndpointType: target, EngineName: redshift, ServerName: warehouse.redshift.amazonaws.com, Username: u }
  Task:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: full-load
      ReplicationInstanceArn: !Ref Instance
      SourceEndpointArn: !Ref Source
      TargetEndpointArn: !Ref Warehouse
      TableMappings: "{}"
`;

const place = ["--region", "eu-west-1", "--account", "123456789012"];

async function entries(
  files: Readonly<Record<string, string>>,
  argv: readonly string[],
): Promise<readonly PolicyEntry[]> {
  const { stdout } = await runMain(workspace(files), ["policy", "--output", "json", ...argv]);
  return JSON.parse(stdout) as readonly PolicyEntry[];
}

describe("dmslint policy", () => {
  it("gives the seven statements of the guide's policy, scoped where they can be", async () => {
    const [caller] = await entries({ "a.yaml": migration }, ["--for", "caller", "--caller", "console", ...place]);
    const statements = caller?.policies.flatMap(({ Statement }) => Statement) ?? [];
    const blocks = ["Dms", "Keys", "Roles", "Network", "Metrics", "Logs", "Redshift"];
    const sids = statements.map(({ Sid = "" }) => Sid);
    expect(new Set(sids.map((sid) => blocks.find((block) => sid.startsWith(block))))).toEqual(new Set(blocks));
    expect(caller?.holes).toEqual([]);
    const everywhere = statements.filter(({ Resource }) => Resource === "*").flatMap(({ Action }) => Action);
    expect(everywhere.filter((action) => !/:(?:Describe|List|GetMetric)/.test(action))).toEqual([]);
    expect(statements.find(({ Sid }) => Sid === "RedshiftCluster")?.Resource).toBe(
      "arn:aws:redshift:eu-west-1:123456789012:cluster:*",
    );
  });

  it("names what is not known, and tells what to fill in", async () => {
    const { status, stderr, stdout } = await runMain(workspace({ "a.yaml": stack }), [
      ...["policy", "--for", "Resources.WriterRole", "--output", "json", "--partition", "aws"],
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain('"arn:aws:s3:::<name of Landing>/sales/*"');
    expect(stdout).not.toMatch(/"Resource": "\*"/);
    expect(stderr).toContain("4 values are not known. Fill them in:\n");
    expect(stderr).toContain("  <name of Landing>: the name of Landing is known only after the deployment\n");
  });

  it("says why each action is needed", async () => {
    const { status, stdout } = await runMain(workspace({ "a.yaml": stack }), ["policy", "--explain", "--for", "roles"]);
    expect(status).toBe(0);
    expect(stdout).toContain(
      "    s3:DeleteObject\n      needed: S3 as a target: endpoint Target\n      https://docs.aws",
    );
  });

  it("finds what is missing and what is surplus, and exits with 1 for what is missing", async () => {
    const changed = stack.replace("s3:DeleteObject", "s3:GetObjectAcl");
    const { status, stdout } = await runMain(workspace({ "a.yaml": changed }), ["policy", "--diff", "--for", "roles"]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/missing {3}s3:DeleteObject on arn:/);
    expect(stdout).toMatch(/surplus {3}s3:GetObjectAcl on /);
    const right = await runMain(workspace({ "a.yaml": stack }), ["policy", "--diff", "--for", "roles"]);
    expect(right).toMatchObject({
      status: 0,
      stdout: "role WriterRole (a.yaml)\n  nothing missing, nothing surplus\n",
    });
  });

  it.each(["--diff", "--explain"])("fits its list into the terminal: %s", async (option) => {
    const changed = stack.replace("s3:DeleteObject", "s3:GetObjectAcl");
    const argv = ["policy", option];
    const { stdout } = await runMain(workspace({ "a.yaml": changed }), argv, { columns: 60 });
    // A long word is not split.
    const words = stdout.split("\n").filter((line) => line.length > 60);
    expect(words.filter((line) => line.replace(/^ *(?:\w+ +)?/, "").includes(" "))).toEqual([]);
    const whole = await runMain(workspace({ "a.yaml": changed }), argv);
    expect(stdout.replaceAll(/\s+/g, " ")).toBe(whole.stdout.replaceAll(/\s+/g, " "));
  });

  it("compares the caller with the policies that the settings name", async () => {
    const deployer = { Effect: "Allow", Action: ["dms:*", "s3:ListAllMyBuckets"], Resource: "*" };
    const cwd = workspace({
      "a.yaml": stack,
      "deployer.json": JSON.stringify({ Version: "2012-10-17", Statement: [deployer] }),
      "dmslint.config.yaml": "settings: { callerPolicies: [deployer.json] }\n",
    });
    const { status, stdout } = await runMain(cwd, ["policy", "--diff", "--for", "caller", "--output", "json"]);
    const [caller] = JSON.parse(stdout) as readonly Record<
      string,
      readonly { readonly actions: readonly string[] }[]
    >[];
    expect(status).toBe(1);
    expect(caller?.missing?.flatMap(({ actions }) => actions)).toEqual(["iam:PassRole", "iam:GetRole"]);
    expect(caller?.surplus?.flatMap(({ actions }) => actions)).toContain("s3:ListAllMyBuckets");
  });

  it("reads a text on stdin", async () => {
    const argv = ["policy", "--stdin", "--stdin-filename", "a.yaml", "--for", "roles"];
    const { status, stdout } = await runMain(workspace({}), argv, { stdin: stack });
    expect(status).toBe(0);
    expect(stdout).toContain("Type: AWS::IAM::RolePolicy");
  });

  it.each([
    [["--output", "yaml"], 'There is no output "yaml": it is json, cloudformation or terraform.\n'],
    [["--caller", "me"], 'There is no caller "me": it is iac, console or operator.\n'],
    [["--explain", "--diff"], "Use --explain or --diff, not both.\n"],
    [
      ["--for", "roles", "--caller", "console"],
      "--caller says who deploys, and --for leaves that policy out. Add --for caller, or leave --caller out.\n",
    ],
    [["--explain", "--output", "json"], "--explain prints a list to read. It takes no --output.\n"],
    [["--diff", "--output", "terraform"], "--diff prints a list to read, or with --output json plain data.\n"],
    [
      ["--for", "Resources.WriterRoll"],
      'DMS uses no role with the address "Resources.WriterRoll". Did you mean "Resources.WriterRole"?\n',
    ],
    [["--format", "json"], '"dmslint policy" does not take the option --format: it is an option of "dmslint".\n'],
    [["b.yaml"], 'There is no file or folder "b.yaml".\n'],
  ])("refuses %j", async (argv, stderr) => {
    const run = await runMain(workspace({ "a.yaml": stack }), ["policy", ...argv]);
    expect(run).toEqual({ status: 2, stdout: "", stderr });
  });

  it("names the file of a module that it cannot read", async () => {
    const cwd = workspace({ "m/a.tf": "", "m/x.tf": "\nresource {\n" });
    expect((await runMain(cwd, ["policy"])).stderr).toMatch(/^m\/x\.tf:\d+: .* No policy is written for it\.$/m);
    const argv = ["policy", "--stdin", "--stdin-filename", "y.tf"];
    expect((await runMain(cwd, argv, { stdin: "resource {\n" })).stderr).toMatch(/^y\.tf:\d+: /);
  });

  it("leaves out a template that it cannot read, and exits with 2", async () => {
    const cwd = workspace({ "a.yaml": stack, "b.yaml": `${stack}  - {\n` });
    const { status, stderr, stdout } = await runMain(cwd, ["policy"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^b\.yaml:\d+: .* No policy is written for it\.$/m);
    expect(stdout).toContain("# a.yaml");
    expect(stdout).not.toContain("# b.yaml");
  });

  it("says that nothing needs a policy", async () => {
    const cwd = workspace({ "a.yaml": "Resources: { Topic: { Type: AWS::SNS::Topic } }\n" });
    const stderr = "No DMS resource is declared here that needs a policy.\n";
    expect(await runMain(cwd, ["policy"])).toEqual({ status: 0, stdout: "", stderr });
    expect(await runMain(cwd, ["policy", "--output", "json"])).toEqual({ status: 0, stdout: "[]\n", stderr });
  });
});
