import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { isFailure } from "../../src/source/index.js";
import { openWorkspace, threadCount, withThreads, type ConfigOptions } from "../../src/workspace/index.js";
import { importedRole, importingEndpoint } from "../linter/linked-stacks.js";
import { hasCorpus, corpus } from "../parsers/corpus.js";
import { pluginIn } from "../workspace/plugins/plugin.js";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";

const root = resolve(import.meta.dirname, "../..");

/** Most of the time goes into starting threads from the sources. */
const patience = 120_000;

describe("--concurrency", () => {
  it.each([
    ["examples", ["-f", "json"]],
    ["examples", ["-f", "html"]],
    ["test/fixtures/terraform", []],
    ["test/fixtures/cloudformation", ["-f", "json", "--stats"]],
    ["test/fixtures/pairs", ["-f", "sarif", "--max-warnings", "0", "--not-judged"]],
  ])(
    "changes nothing in what is printed: %s %j",
    async (path, options) => {
      const argv = ["--no-config", "--preset", "all", ...options, path];
      const one = await runMain(root, [...argv, "--concurrency", "1"]);
      const three = await runMain(root, [...argv, "--concurrency", "3"]);
      // The times of --stats differ, and so does the order of its rules.
      const lines = (text: string): string => text.replace(/\d+\.\d ms/g, "").replace(/^ {2}.*\n/gm, "");
      expect(three.stdout).toBe(one.stdout);
      expect(lines(three.stderr)).toBe(lines(one.stderr));
      expect(three.status).toBe(one.status);
    },
    patience,
  );

  it.skipIf(!hasCorpus)(
    "changes nothing in what is printed about templates of others",
    async () => {
      const argv = ["--no-config", "-f", "json", `${corpus}/dms`];
      const one = await runMain(root, argv);
      expect(await runMain(root, [...argv, "--concurrency", "2"])).toEqual(one);
    },
    patience,
  );

  it(
    "keeps the baseline and comments that disable rules",
    async () => {
      const disabled = importedRole.replace(
        "  Writer:",
        "  # dmslint-disable-next-line role-trust -- known\n  Writer:",
      );
      const cwd = workspace({ "a.yaml": disabled, "b.yaml": importingEndpoint, "c.yaml": importedRole });
      await runMain(cwd, ["--suppress-all", "c.yaml"]);
      const one = await runMain(cwd, ["-f", "json"]);
      expect(await runMain(cwd, ["-f", "json", "--concurrency", "2"])).toEqual(one);
    },
    patience,
  );

  it.each(["0", "-1", "2.5", "two", "1e3", "65", "999999999999"])("refuses %s", async (given) => {
    const cwd = workspace({ "a.yaml": importedRole });
    expect(await runMain(cwd, [`--concurrency=${given}`])).toEqual({
      status: 2,
      stdout: "",
      stderr: `--concurrency needs a whole number from 1 to 64, auto or off, but got "${given}".\n`,
    });
  });
});

const configOptions = (cwd: string): ConfigOptions => ({
  cwd,
  config: { use: "find" },
  rules: [],
  plugins: { use: "own" },
  values: { vars: [], varFiles: [], parameterFiles: [] },
});

describe("a thread that dies", () => {
  it(
    "is a failure of the run",
    async () => {
      const options: ConfigOptions = configOptions("/");
      // A number is no path, so the program of the thread throws.
      const paths: readonly string[] = JSON.parse("[1]") as string[];
      const start = { target: { paths }, configOptions: options, isTimed: false, options: { errorsOnly: false } };
      const outcome = await withThreads(2, start, () => new Promise(() => null));
      expect(isFailure(outcome) && outcome.message).toMatch(
        /^A thread ended before it had told what it found: .+\. With --concurrency off, one thread does the work\.$/s,
      );
    },
    patience,
  );
});

describe("threadCount", () => {
  it.each<[string, Readonly<Record<string, string>>, "auto" | number, number]>([
    ["no more threads than units", { "a.yaml": importedRole, "b.yaml": importedRole }, 8, 2],
    ["one thread for a small run", { "a.yaml": importedRole, "b.yaml": importedRole }, "auto", 1],
    ["one thread with plugins", { "a.yaml": importedRole, "b.yaml": importedRole, ...pluginIn(".") }, 2, 1],
  ])("is %s", async (_, files, wanted, count) => {
    const cwd = workspace(files);
    const opened = await openWorkspace({ paths: ["."] }, configOptions(cwd));
    expect(isFailure(opened) ? opened.message : threadCount(wanted, opened)).toBe(count);
  });
});
