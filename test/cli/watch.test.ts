import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { main } from "../../src/cli/main.js";
import { workspace, writeFiles } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";
import { ordered, unordered } from "./templates.js";

interface Watched {
  /** Waits until a run that was not seen yet has ended, and gives what it printed on stdout. */
  readonly nextRun: () => Promise<string>;
  /** How many runs have ended. */
  readonly runs: () => number;
  readonly interrupt: () => void;
  readonly status: Promise<number>;
}

const waiting = "Waiting for changes. Ctrl-C ends.\n";

function watched(cwd: string, argv: readonly string[] = [], isTTY = false): Watched {
  let stdout = "";
  let runs = 0;
  let seen = 0;
  let stop: () => void = () => undefined;
  const status = main(["--watch", "-f", "compact", ...argv], {
    cwd,
    env: {},
    stdin: () => Promise.resolve(undefined),
    stdout: { isTTY, write: (text) => (stdout += text) },
    stderr: { write: (text) => (runs += text === waiting ? 1 : 0) },
    onInterrupt: (interrupt) => (stop = interrupt),
  });
  return {
    status,
    runs: () => runs,
    interrupt: () => stop(),
    nextRun: async () => {
      await vi.waitUntil(() => runs > seen, { timeout: 10_000, interval: 20 });
      seen = runs;
      const printed = stdout;
      stdout = "";
      return printed;
    },
  };
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

describe("--watch", () => {
  it("lints again when a file changes, comes or goes, and ends with the status of the last run", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    const run = watched(cwd);
    expect(await run.nextRun()).toContain("a.yaml:14:3: error");
    writeFiles(cwd, { "a.yaml": ordered });
    expect(await run.nextRun()).toBe("");
    writeFiles(cwd, { "infra/b.yaml": unordered });
    expect(await run.nextRun()).toContain("infra/b.yaml:14:3: error");
    rmSync(join(cwd, "infra"), { recursive: true });
    expect(await run.nextRun()).toBe("");
    writeFiles(cwd, { "dmslint.config.yaml": "root: true\nextends: all\n" });
    expect(await run.nextRun()).toContain("warning");
    writeFiles(cwd, { "a.yaml": unordered });
    expect(await run.nextRun()).toContain("error");
    run.interrupt();
    expect(await run.status).toBe(1);
  });

  it("goes on after a config that cannot be read", async () => {
    const cwd = workspace({ "a.yaml": ordered, "dmslint.config.yaml": "root: true\nextends: nosuch\n" });
    const run = watched(cwd);
    await run.nextRun();
    writeFiles(cwd, { "dmslint.config.yaml": "root: true\n" });
    await run.nextRun();
    run.interrupt();
    expect(await run.status).toBe(0);
  });

  it("does nothing while nothing changes, or only what it does not read", async () => {
    const cwd = workspace({ "project/a.yaml": unordered, "project/main.tf": "" });
    const run = watched(join(cwd, "project"));
    await run.nextRun();
    // The same content again, and a file beside the project.
    writeFiles(cwd, { "project/a.yaml": unordered, "other.txt": "x" });
    await pause(500);
    expect(run.runs()).toBe(1);
    run.interrupt();
    expect(await run.status).toBe(1);
  });

  it("lints once for many changes at the same time", async () => {
    const cwd = workspace({ "a.yaml": ordered });
    const run = watched(cwd);
    await run.nextRun();
    for (let index = 0; index < 20; index++) writeFiles(cwd, { [`b${String(index)}.yaml`]: unordered });
    const printed = await run.nextRun();
    expect(printed.split("\n").filter((line) => line.includes("account-role-order"))).toHaveLength(20);
    expect(run.runs()).toBe(2);
    run.interrupt();
    await run.status;
  });

  it("clears a terminal before it lints again, and only a terminal", async () => {
    for (const isTTY of [true, false]) {
      const cwd = workspace({ "a.yaml": ordered });
      const run = watched(cwd, [], isTTY);
      expect(await run.nextRun()).toBe("");
      writeFiles(cwd, { "a.yaml": unordered });
      expect((await run.nextRun()).startsWith("\u001B[2J")).toBe(isTTY);
      run.interrupt();
      await run.status;
    }
  });

  it.each(["fix", "fix-suggestions", "suppress-all", "stdin", "cache"])("refuses --%s", async (option) => {
    const run = await runMain(workspace({ "a.yaml": unordered }), ["--watch", `--${option}`]);
    expect(run).toEqual({ status: 2, stdout: "", stderr: `Use --watch or --${option}, not both.\n` });
  });

  it("ends at once where no change of a file can help", async () => {
    expect(await runMain(workspace({}), ["--watch", "-f", "nosuch"])).toMatchObject({ status: 2 });
  });
});
