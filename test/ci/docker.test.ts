import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { run } from "../cli/run-command.js";
import type { Run } from "../cli/run-main.js";
import { unordered } from "../cli/templates.js";
import { temporaryFolder, workspace } from "../workspace/workspace.js";
import { project } from "./action.js";

const dockerfile = readFileSync(join(project, "Dockerfile"), "utf8");

/** The instructions, each as its word and the rest. */
const instructions = dockerfile
  .replace(/^#.*\n/gm, "")
  .replace(/\\\n/g, "")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => [line.split(" ", 1)[0] ?? "", line.replace(/^\S+ +/, "")] as const);

const all = (wanted: string): readonly string[] =>
  instructions.filter(([word]) => word === wanted).map(([, rest]) => rest);

describe("Dockerfile", () => {
  it("consists of instructions that there are, and takes nothing from the network but a base of one version", () => {
    const words = instructions.map(([word]) => word);
    expect(words).toEqual(["FROM", "COPY", "RUN", "FROM", "COPY", "WORKDIR", "USER", "ENTRYPOINT"]);
    for (const base of all("FROM")) expect(base).toMatch(/^node:\d+\.\d+\.\d+-bookworm-slim( AS package)?$/);
    for (const command of all("RUN")) expect(command).toMatch(/^npm install .*--offline /);
  });

  it("does not run as root, and starts dmslint", () => {
    expect(all("USER")).toEqual(["node"]);
    expect(JSON.parse(all("ENTRYPOINT")[0] ?? "")).toEqual(["/opt/dmslint/bin/dmslint"]);
  });

  it("gets what .dockerignore leaves", () => {
    const ignored = readFileSync(join(project, ".dockerignore"), "utf8").split("\n");
    expect(ignored.filter((line) => line !== "" && !line.startsWith("#"))).toEqual(["*", "!dmslint-*.tgz"]);
    expect(all("COPY")[0]).toBe("dmslint-*.tgz /tmp/dmslint.tgz");
  });

  describe("step by step", () => {
    let folder = "";

    beforeAll(async () => {
      const { path, remove } = temporaryFolder();
      folder = path;
      const packed = await run(project, "npm", ["pack", "--ignore-scripts", "--pack-destination", path]);
      expect(packed).toMatchObject({ status: 0 });
      const steps = all("RUN").join(" && ").replaceAll("/tmp/dmslint.tgz", join(path, packed.stdout.trim()));
      // An empty cache: nothing that this machine happens to have may be missing there.
      const environment = { npm_config_cache: join(path, "cache") };
      const installed = await run(path, "sh", ["-c", steps.replaceAll("/opt", path)], environment);
      expect(installed, installed.stderr).toMatchObject({ status: 0 });
      return remove;
    }, 120_000);

    /** As in the container: a user without a home that can be written to. */
    const entryPoint = (cwd: string, ...args: readonly string[]): Promise<Run> =>
      run(cwd, join(folder, "dmslint/bin/dmslint"), args, { HOME: "/dev/null/home", XDG_CACHE_HOME: "" });

    it("lints a folder", async () => {
      const { status, stderr, stdout } = await entryPoint(workspace({ "a.yaml": unordered }), "--no-plugins", ".");
      expect(stdout).toMatch(/^\na\.yaml\n {2}14:3 {2}error/);
      expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    });

    it("holds the package alone", async () => {
      expect(await entryPoint(folder, "--version")).toMatchObject({ status: 0, stderr: "" });
      const bin = realpathSync(join(folder, "dmslint/bin/dmslint"));
      expect(bin).toBe(join(folder, "dmslint/lib/node_modules/dmslint/bin/dmslint.js"));
    });
  });
});
