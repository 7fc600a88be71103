import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { run } from "../cli/run-command.js";
import type { Run } from "../cli/run-main.js";
import { ordered, subnetGroup, unordered, unorderedModule } from "../cli/templates.js";
import { hasRun, pluginIn } from "../workspace/plugins/plugin.js";
import { temporaryFolder, workspace, writeFiles } from "../workspace/workspace.js";
import { cloneProject, commitAll } from "./repositories.js";

const isInstalled = (await run(".", "pre-commit", ["--version"])).status === 0;

interface Done {
  readonly status: number;
  /** What it says on both outputs. */
  readonly output: string;
}

const shown = ({ status, stderr, stdout }: Run): Done => ({ status, output: stdout + stderr });

// Who runs the tests without pre-commit may; CI may not.
describe.skipIf(!isInstalled && !process.env.CI)("pre-commit", () => {
  let hook = "";
  let revision = "";
  const environment = { PRE_COMMIT_HOME: "" };

  beforeAll(async () => {
    const { path, remove } = temporaryFolder();
    hook = join(path, "dmslint");
    environment.PRE_COMMIT_HOME = join(path, "home");
    revision = await cloneProject(hook);
    // Installs what the clone needs and packs it, as the first run of a user does.
    writeFiles(join(path, "first"), { ".pre-commit-config.yaml": config([]) });
    await commitAll(join(path, "first"));
    const { output, status } = await preCommit(join(path, "first"), ["install-hooks"]);
    expect(status, output).toBe(0);
    return remove;
  }, 600_000);

  /** Without `args`, those of the hook itself count. */
  const config = (args: readonly string[]): string => `repos:
  - repo: ${hook}
    rev: ${revision}
    hooks:
      - id: dmslint
${args.length === 0 ? "" : `        args: ${JSON.stringify(args)}\n`}`;

  async function repository(files: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<string> {
    const folder = workspace({ ".pre-commit-config.yaml": config(args), ...files });
    await commitAll(folder);
    return folder;
  }

  async function preCommit(cwd: string, args: readonly string[]): Promise<Done> {
    return shown(await run(cwd, "pre-commit", args, environment));
  }

  /** Changes files and runs the hook on what is staged then. */
  async function change(folder: string, files: Readonly<Record<string, string>>): Promise<Done> {
    writeFiles(folder, files);
    await run(folder, "git", ["add", "--all"]);
    return preCommit(folder, ["run"]);
  }

  it("passes a clean template", async () => {
    const { output, status } = await change(await repository({}), { "stack.yaml": ordered });
    expect(output).toMatch(/dmslint\.+Passed/);
    expect(status).toBe(0);
  });

  it("stops the commit of a template with an error, and says where", async () => {
    const folder = await repository({});
    expect(await preCommit(folder, ["install"])).toMatchObject({ status: 0 });
    writeFiles(folder, { "stack.yaml": unordered });
    await run(folder, "git", ["add", "--all"]);
    const { output, status } = shown(await run(folder, "git", ["commit", "--message", "stack"], environment));
    expect(status).toBe(1);
    expect(output).toMatch(/dmslint\.+Failed/);
    expect(output).toMatch(/stack\.yaml\n {2}14:3 {2}error {2}.*SubnetGroup/);
    expect(output).toContain("1 problem (1 error, 0 warnings)");
  });

  it("mends with --fix, and passes then", async () => {
    const folder = await repository({}, ["--fix"]);
    const first = await change(folder, { "stack.yaml": unordered });
    expect(first.status).toBe(1);
    expect(first.output).toContain("files were modified by this hook");
    expect(readFileSync(join(folder, "stack.yaml"), "utf8")).toBe(ordered);
    await run(folder, "git", ["add", "--all"]);
    expect(await preCommit(folder, ["run"])).toMatchObject({ status: 0 });
  });

  it.each<[readonly string[], number, string]>([
    [[], 0, "Passed"],
    [["--quiet", "--"], 0, "Passed"],
    [["--quiet"], 1, '"--output-file=stack.yaml" looks like an option, and is the name of a file here.'],
  ])("takes no name of a file for an option, with args %j", async (args, expected, said) => {
    const folder = await repository({}, args);
    const { output, status } = await change(folder, { "--output-file=stack.yaml": "{}\n", "stack.yaml": ordered });
    expect(output).toContain(said);
    expect(status).toBe(expected);
    expect(readFileSync(join(folder, "stack.yaml"), "utf8")).toBe(ordered);
  });

  it("lints the whole module of one changed file", async () => {
    const folder = await repository({ "net/iam.tf": unorderedModule, "net/main.tf": subnetGroup });
    const { output, status } = await change(folder, { "net/iam.tf": `# changed\n${unorderedModule}` });
    expect(status).toBe(1);
    expect(output).toMatch(/net\/main\.tf\n {2}1:1 {2}error/);
    expect(output).toContain("related: net/iam.tf:2:1 the role");
  });

  it("lints a module once, however many of its files changed", async () => {
    const module = { "iam.tf": unorderedModule, "main.tf": subnetGroup, "terraform.tfvars": "" };
    const { output, status } = await change(await repository({}), module);
    expect(status).toBe(1);
    expect(output).toContain("1 problem (1 error, 0 warnings)");
    expect(output.match(/account-role-order/g)).toHaveLength(1);
  });

  it("runs plugins of the repository only with --plugins", async () => {
    const files = { "stack.yaml": ordered, ...pluginIn("") };
    const skipped = await repository({}, ["--max-warnings=0"]);
    const { output, status } = await change(skipped, files);
    expect(output).toMatch(/dmslint\.+Passed/);
    expect(status).toBe(0);
    expect(hasRun(skipped)).toBe(false);
    const loaded = await change(await repository({}, ["--plugins"]), files);
    expect(loaded.output).toContain("ours/rule");
    expect(loaded.status).toBe(1);
  });

  it("passes files that are none of ours", async () => {
    const files = { "package.json": "{}\n", "compose.yaml": "services: {}\n", "other.tfvars": "a = 1\n" };
    const { output, status } = await change(await repository({}), files);
    expect(output).toMatch(/dmslint\.+Passed/);
    expect(status).toBe(0);
  });
});
