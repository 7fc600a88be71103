import { describe, expect, it } from "vitest";
import { folderOpener, positionOf, type OpenFolder } from "../asking.js";
import { startServer, uriOf } from "../server-process.js";
import { groupFile, lakeFile, roleFile, yamlStack } from "../templates.js";

const open = folderOpener();

const run = ({ pathOf, server }: OpenFolder, command: string, name: string, ...rest: readonly unknown[]) =>
  server.connection.sendRequest("workspace/executeCommand", { command, arguments: [uriOf(pathOf(name)), ...rest] });

describe("the command dmslint.explain", () => {
  it.each([
    ["in a role", 'name               = "lake"', "aws_iam_role.lake"],
    ["in an endpoint", "bucket_name", "aws_dms_s3_endpoint.target"],
    ["in a policy", "s3:PutObject", "aws_iam_role_policy.lake"],
  ])("explains what stands at a position %s", async (_where, word, address) => {
    const folder = await open({ "dms.tf": lakeFile });
    const page = await run(folder, "dmslint.explain", "dms.tf", positionOf(word, lakeFile));
    expect(page).toContain(address);
    expect(page).toBe(await run(folder, "dmslint.explain", "dms.tf", address));
  });

  it("has nothing to say between resources", async () => {
    const folder = await open({ "dms.tf": `# nothing\n\n${lakeFile}` });
    expect(await run(folder, "dmslint.explain", "dms.tf", { line: 0, character: 3 })).toBeNull();
  });

  it("finds the place in a text with a syntax error", async () => {
    const folder = await open({ "dms.tf": lakeFile });
    await folder.server.diagnostics(folder.pathOf("dms.tf"), 1);
    const broken = `variable "x" {\n  default = [\n${lakeFile}`;
    const version = await folder.server.change(folder.pathOf("dms.tf"), broken);
    await folder.server.diagnostics(folder.pathOf("dms.tf"), version);
    const page = await run(folder, "dmslint.explain", "dms.tf", positionOf("bucket_name", broken));
    expect(page).toContain("aws_dms_s3_endpoint.target");
  });
});

describe("the command dmslint.graph", () => {
  it("gives the page of the unit, with all its files", async () => {
    const folder = await open({ "iam.tf": roleFile, "dms.tf": groupFile });
    const page = await run(folder, "dmslint.graph", "dms.tf");
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain("aws_dms_replication_subnet_group.private");
    expect(page).toContain("aws_iam_role.vpc");
    expect(page).toContain("Content-Security-Policy");
    expect(folder.server.messages).not.toContain(page);
  });

  it("says why there is none", async () => {
    const folder = await open({ "iam.tf": roleFile });
    await expect(run(folder, "dmslint.graph", "iam.tf")).rejects.toThrow(
      "No DMS resource is declared here, so the graph is empty.",
    );
  });
});

describe("the command dmslint.leastPolicy", () => {
  it("gives the policies of the unit in its syntax, and shows them", async () => {
    const folder = await open({ "dms.tf": lakeFile });
    const result = await run(folder, "dmslint.leastPolicy", "dms.tf");
    expect(result).toMatchObject({ language: "terraform", text: expect.stringContaining("s3:DeleteObject") as string });
    expect(result).toMatchObject({ text: expect.stringContaining("dms:CreateEndpoint") as string });
    expect(folder.server.messages).toContain((result as { readonly text: string }).text);
  });

  it("gives that of the role at a position or with an address alone", async () => {
    const folder = await open({ "dms.tf": lakeFile });
    const byAddress = await run(folder, "dmslint.leastPolicy", "dms.tf", "aws_iam_role.lake");
    expect(byAddress).toMatchObject({ text: expect.not.stringContaining("dms:CreateEndpoint") as string });
    const place = positionOf('name               = "lake"', lakeFile);
    expect(await run(folder, "dmslint.leastPolicy", "dms.tf", place)).toEqual(byAddress);
  });

  it("gives that of everyone at another position", async () => {
    const folder = await open({ "dms.tf": lakeFile });
    const everyone = await run(folder, "dmslint.leastPolicy", "dms.tf");
    expect(await run(folder, "dmslint.leastPolicy", "dms.tf", positionOf("bucket_name", lakeFile))).toEqual(everyone);
  });

  it("says what has to be filled in", async () => {
    const text = lakeFile.replace('  bucket_name             = "lake"\n', "");
    const folder = await open({ "dms.tf": text });
    const result = await run(folder, "dmslint.leastPolicy", "dms.tf", "aws_iam_role.lake");
    expect(result).toMatchObject({
      text: expect.stringMatching(/^# Not known, to be filled in:\n# {3}<.*>: /) as string,
    });
  });

  it.each([
    ["nothing of DMS", roleFile, [], "No DMS resource is declared here that needs a policy."],
    ["an unknown address", lakeFile, ["aws_iam_role.lak"], 'DMS uses no role with the address "aws_iam_role.lak"'],
  ])("says why there is none: %s", async (_what, text, rest, message) => {
    const folder = await open({ "dms.tf": text });
    await expect(run(folder, "dmslint.leastPolicy", "dms.tf", ...rest)).rejects.toThrow(message);
  });

  it("writes YAML for CloudFormation", async () => {
    const folder = await open({ "stack.yaml": yamlStack });
    expect(await run(folder, "dmslint.leastPolicy", "stack.yaml")).toMatchObject({
      language: "yaml",
      text: expect.stringContaining("Resources:\n") as string,
    });
  });
});

describe("the command dmslint.notJudged", () => {
  it("lists what could not be judged in the file, and why", async () => {
    const text = lakeFile.replace("= aws_iam_role.lake.arn", "= var.role");
    const folder = await open({ "dms.tf": `variable "role" {}\n${text}` });
    const lines = (await run(folder, "dmslint.notJudged", "dms.tf")) as readonly string[];
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/^\d+:\d+ \S+: .+/);
    expect(lines.join("\n")).toContain("aws_dms_s3_endpoint.target");
  });

  it("is empty if all is judged", async () => {
    const folder = await open({ "p.json": '{"Version":"2012-10-17","Statement":[]}' });
    expect(await run(folder, "dmslint.notJudged", "p.json")).toEqual([]);
  });
});

describe("the option showsResults", () => {
  it("leaves it to the editor to show what commands give", async () => {
    const server = await startServer("/", { initializationOptions: { showsResults: true } });
    const path = "/dms.tf";
    await server.open(path, lakeFile);
    const params = { command: "dmslint.leastPolicy", arguments: [uriOf(path)] };
    const result = await server.connection.sendRequest("workspace/executeCommand", params);
    expect(result).toMatchObject({ language: "terraform" });
    expect(server.messages).toEqual([]);
  });
});
