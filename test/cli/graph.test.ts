import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PermissionGraph } from "../../src/graph/index.js";
import { edgeLines } from "../graph/graph-of.js";
import { network, stack } from "../graph/stacks.js";
import { accountWith } from "../rules/account-texts.js";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";

describe("dmslint graph", () => {
  it("prints Mermaid", async () => {
    const cwd = workspace({ "stack.yaml": stack() });
    const { status, stderr, stdout } = await runMain(cwd, ["graph"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^flowchart LR\n {2}n1\["endpoint<br>Target"\]\n/);
  });

  it.each([
    ["graph.svg", /^<\?xml/],
    ["graph.html", /^<!doctype html>/],
    ["graph.gv", /^digraph/],
    ["graph.json", /^\{/],
    ["graph.txt", /^flowchart/],
  ])("writes what the ending of %s says", async (file, start) => {
    const cwd = workspace({ "stack.yaml": stack() });
    const { status, stdout } = await runMain(cwd, ["graph", "-o", file, "stack.yaml"]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(readFileSync(join(cwd, file), "utf8")).toMatch(start);
  });

  it.each(["graph.png", "graph.pdf", "graph.md"])("refuses %s, whose ending says no output", async (file) => {
    const cwd = workspace({ "stack.yaml": stack() });
    const run = await runMain(cwd, ["graph", "-o", file, "stack.yaml"]);
    expect(run).toMatchObject({ status: 2, stderr: expect.stringContaining("Say it with --output") as string });
    expect(existsSync(join(cwd, file))).toBe(false);
    expect((await runMain(cwd, ["graph", "--output", "dot", "-o", file, "stack.yaml"])).status).toBe(0);
  });

  it("prints JSON with absolute paths, and reads a text on stdin", async () => {
    const cwd = workspace({});
    const argv = ["graph", "--output", "json", "--stdin", "--stdin-filename", "stack.yaml"];
    const { status, stdout } = await runMain(cwd, argv, { stdin: stack() });
    expect(status).toBe(0);
    const { nodes } = JSON.parse(stdout) as { readonly nodes: readonly { readonly place?: { filePath: string } }[] };
    expect(nodes[0]?.place?.filePath).toBe(join(cwd, "stack.yaml"));
  });

  it("shows roles and the caller as the account has them", async () => {
    const inAccount = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
    const statements = [{ Effect: "Allow", Action: ["s3:PutObject", "dms:*"], Resource: "*" }];
    const cwd = workspace({
      "stack.yaml": stack().replace("!GetAtt Writer.Arn", inAccount("loader")),
      "iam.json": JSON.stringify(
        accountWith({ loader: "dms.amazonaws.com", deployer: "ec2.amazonaws.com" }, statements),
      ),
      "dmslint.config.json": JSON.stringify({ settings: { caller: inAccount("deployer"), accountData: ["iam.json"] } }),
    });
    const { stdout } = await runMain(cwd, ["graph", "--output", "json", "stack.yaml"]);
    const lines = edgeLines(JSON.parse(stdout) as PermissionGraph);
    expect(lines).toEqual(
      expect.arrayContaining([
        "Target uses loader: granted",
        "loader has policy policy of loader: granted",
        "policy of loader reaches Lake: granted",
        "loader reaches Lake: missing",
        "deployer deploys Target: granted",
        "deployer passes loader: missing",
      ]),
    );
    expect(stdout).not.toContain("iam.json");
  });

  it("refuses an output that does not exist", async () => {
    const { status, stderr } = await runMain(workspace({ "stack.yaml": stack() }), ["graph", "--output", "pdf"]);
    expect(status).toBe(2);
    expect(stderr).toBe('There is no output "pdf": it is mermaid, dot, json, svg or html.\n');
  });

  it("says that there is nothing to show", async () => {
    const cwd = workspace({ "stack.yaml": "Resources: { Lake: { Type: AWS::S3::Bucket } }\n" });
    const { status, stderr, stdout } = await runMain(cwd, ["graph", "--output", "json"]);
    expect(status).toBe(0);
    expect(stderr).toBe("No DMS resource is declared here, so the graph is empty.\n");
    expect(JSON.parse(stdout)).toEqual({ nodes: [], edges: [] });
  });

  it("leaves out what cannot be read, and says so", async () => {
    const cwd = workspace({ "stack.yaml": stack(), "other.yaml": `${network()}\n  Broken: [` });
    const module = workspace({ "m/a.tf": "", "m/x.tf": "resource {\n" });
    expect((await runMain(module, ["graph"])).stderr).toMatch(/^m\/x\.tf:\d+: /);
    const { status, stderr, stdout } = await runMain(cwd, ["graph"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^other\.yaml:\d+: .* The graph does not show it\.\n$/);
    expect(stdout).toContain("Target");
    expect(stdout).not.toContain("VpcRole");
  });
});
