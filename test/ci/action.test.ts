import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { run } from "../cli/run-command.js";
import type { Run } from "../cli/run-main.js";
import { ordered, subnetGroup, unordered, unorderedModule } from "../cli/templates.js";
import { sarifProblems } from "../formatters/sarif-schema.js";
import { hasRun, pluginIn } from "../workspace/plugins/plugin.js";
import { temporaryFolder, workspace } from "../workspace/workspace.js";
import { action, project, runAction } from "./action.js";

const [installation, lint] = action.runs.steps;

describe("action.yml", () => {
  it("is a composite action that hands inputs to its scripts as environment only", () => {
    expect(action.runs.using).toBe("composite");
    expect(action.runs.steps.map(({ shell }) => shell)).toEqual(["bash", "bash"]);
    for (const step of action.runs.steps) expect(step.run).not.toContain("${{");
  });

  it("uses every input", () => {
    const used = JSON.stringify(action.runs.steps);
    for (const name of Object.keys(action.inputs)) expect(used).toContain(`\${{ inputs.${name} }}`);
  });

  it("installs its own version where no other is asked for", async () => {
    const folder = workspace({ "commands/npm": '#!/bin/sh\nprintf "%s\\n" "$@" >asked\n' });
    chmodSync(join(folder, "commands/npm"), 0o755);
    const place = { checkout: folder, temporary: folder, commands: join(folder, "commands") };
    const own = JSON.parse(readFileSync(join(project, "package.json"), "utf8")) as { version: string };
    for (const [version, asked] of [
      ["", `dmslint@${own.version}`],
      ["0.9.1", "dmslint@0.9.1"],
    ] as const) {
      expect(await runAction(place, { version }, installation && [installation])).toMatchObject({ status: 0 });
      expect(readFileSync(join(folder, "asked"), "utf8").trimEnd().split("\n").at(-1)).toBe(asked);
    }
  });

  describe("run as a runner does", () => {
    let temporary = "";

    beforeAll(async () => {
      const { path, remove } = temporaryFolder();
      temporary = path;
      // What npm would publish, from the dist/ that is there.
      const packed = await run(project, "npm", ["pack", "--ignore-scripts", "--pack-destination", path]);
      expect(packed).toMatchObject({ status: 0 });
      const version = `file:${join(path, packed.stdout.trim())}`;
      const installed = await runAction({ checkout: path, temporary }, { version }, installation && [installation]);
      expect(installed).toMatchObject({ status: 0, stdout: "" });
      return remove;
    }, 120_000);

    const lintIn = (checkout: string, inputs: Readonly<Record<string, string>> = {}): Promise<Run> =>
      runAction({ checkout, temporary }, inputs, lint && [lint]);

    it("annotates, and fails", async () => {
      const { status, stdout } = await lintIn(workspace({ "infra/a.yaml": unordered, "infra/b.yaml": ordered }));
      expect(status).toBe(1);
      expect(stdout).toMatch(
        /^::error file=infra\/a\.yaml,line=14,col=3,endLine=14,endColumn=14,title=dmslint account-role-order::.*\n$/,
      );
    });

    it("says nothing of what is right", async () => {
      expect(await lintIn(workspace({ "a.yaml": ordered }))).toEqual({ status: 0, stdout: "", stderr: "" });
    });

    it("takes paths and options one a line", async () => {
      const checkout = workspace({
        "my stacks/a.yaml": unordered,
        "other/b.yaml": unordered,
        "other/*.json": "{}",
        "left/c.yaml": unordered,
      });
      const args = "\n  --rule=account-role-order: warn\n\n--max-warnings=2\n";
      const { status, stdout } = await lintIn(checkout, { paths: "my stacks\n  other/*.yaml  \n", args });
      expect(status).toBe(0);
      expect(stdout.match(/::warning file=[^,]+/g)).toEqual([
        "::warning file=my stacks/a.yaml",
        "::warning file=other/b.yaml",
      ]);
    });

    it("does not run what stands in an input", async () => {
      const checkout = workspace({ "a.yaml": ordered });
      const done = await lintIn(checkout, { paths: '$(touch x); `touch x` "', args: "--rule=$(touch x): off" });
      expect(done.status).toBe(2);
      expect(await run(checkout, "ls", [])).toMatchObject({ stdout: "a.yaml\n" });
    });

    it("runs plugins of the repository only if an input says so", async () => {
      const files = { ".git/HEAD": "", "a.yaml": ordered, ...pluginIn("") };
      const skipped = workspace(files);
      for (const inputs of [{}, { plugins: "false" }]) {
        expect(await lintIn(skipped, inputs)).toEqual({
          status: 0,
          stdout: "",
          stderr: 'Plugins are not loaded (--no-plugins): "ours.mjs". Their rules are skipped: "ours/rule".\n',
        });
      }
      expect(hasRun(skipped)).toBe(false);
      expect((await lintIn(workspace(files), { plugins: "true" })).stdout).toContain("ours/rule");
      expect(await lintIn(skipped, { plugins: "yes" })).toEqual({
        status: 2,
        stdout: "",
        stderr: 'The input plugins is true or false, not "yes".\n',
      });
    });

    it("writes SARIF beside the annotations", async () => {
      const checkout = workspace({ "a.yaml": unordered });
      const { status, stdout } = await lintIn(checkout, { "sarif-file": "out/dmslint.sarif" });
      expect(status).toBe(1);
      expect(stdout).toMatch(/^::error file=a\.yaml/);
      const log = JSON.parse(readFileSync(join(checkout, "out/dmslint.sarif"), "utf8")) as {
        runs: { results: unknown[] }[];
      };
      expect(sarifProblems(log)).toEqual([]);
      expect(log.runs[0]?.results).toHaveLength(1);
    });

    it("names files from the top of the repository, wherever it works", async () => {
      const checkout = workspace({ ".git/HEAD": "", "infra/iam.tf": unorderedModule, "infra/main.tf": subnetGroup });
      const { status, stdout } = await lintIn(checkout, { "working-directory": "infra" });
      expect(status).toBe(1);
      expect(stdout).toContain("::error file=infra/main.tf,line=1,");
    });

    it.each([
      ["an option is wrong", { args: "--nope", "sarif-file": "x.sarif" }],
      ["there is nothing to lint", { paths: "empty" }],
    ])("fails with 2 when %s", async (_, inputs) => {
      expect(await lintIn(workspace({ "empty/x.txt": "" }), inputs)).toMatchObject({ status: 2, stdout: "" });
    });
  });
});
