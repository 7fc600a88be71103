import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { bundle } from "../../tools/bundle.js";
import { targetText } from "../../tools/bench/s3-target.js";
import { stackText } from "../../tools/bench/stack.js";
import { workspace } from "../workspace/workspace.js";
import { program } from "./program.js";
import { run } from "./run-command.js";

// Each of these takes time before a file is judged. What is not listed here has to be loaded later, or by fewer runs.

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

/** Tells what a process loaded: the files of dist/ that it read, and Node's own modules. */
const spy = `
const fs = require("node:fs");
const { readFileSync, writeFileSync } = fs;
const read = [];
fs.readFileSync = (path, ...rest) => {
  read.push(String(path));
  return readFileSync(path, ...rest);
};
process.on("exit", () => {
  const parts = Object.keys(require.cache);
  writeFileSync(process.env.SPY, JSON.stringify({ read: [...read, ...parts], node: process.moduleLoadList }));
});
`;

interface Loaded {
  readonly read: readonly string[];
  readonly node: readonly string[];
}

/** What a second run on a file loads, in the usual format. The first one keeps the code. */
async function loadedFor(name: string, text: string): Promise<Loaded> {
  const cwd = workspace({ [name]: text });
  const tools = workspace({ "spy.cjs": spy });
  const env = { XDG_CACHE_HOME: tools, SPY: join(tools, "loaded.json") };
  const argv = ["--require", join(tools, "spy.cjs"), program, "--no-config", name];
  await run(cwd, process.execPath, argv, env);
  expect(await run(cwd, process.execPath, argv, env)).toMatchObject({ status: 0, stderr: "" });
  const { node, read } = JSON.parse(readFileSync(env.SPY, "utf8")) as Loaded;
  const own = read
    .filter((path) => path.startsWith(dist))
    .map((path) => relative(dist, path).replace(/-\w{8}\.js$/, ""));
  return { node: node.flatMap((one) => /^NativeModule (.*)/.exec(one)?.[1] ?? []), read: own.sort() };
}

const readPolicy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "dms:DescribeEndpoints", Resource: "*" }],
});

const small: readonly [format: string, name: string, text: string, data: readonly string[]][] = [
  [
    "template",
    "stack.yaml",
    stackText("yaml", 0, 1),
    ["actions-s3", "actions-ssm", "actions-sts", "managed-policies-dms"],
  ],
  ["module", "main.tf", targetText(0), ["actions-s3", "actions-ssm", "actions-sts"]],
  ["policy", "policy.json", readPolicy, ["actions-dms"]],
];

/** Modules of Node that take the longest. */
const slow: readonly string[] = [
  ...[
    "child_process",
    "crypto",
    "http",
    "module",
    "net",
    "os",
    "perf_hooks",
    "readline",
    "stream",
    "tty",
    "v8",
    "worker_threads",
    "zlib",
  ],
  ...["internal/fs/promises", "internal/modules/esm/load"],
];

describe("a run on one small file", () => {
  it.each(small)("loads no more than it needs for a %s", { timeout: 20_000 }, async (_, name, text, data) => {
    const { node, read } = await loadedFor(name, text);
    expect(read).toEqual(["build-id", "cli.cjs", ...data.map((one) => `data/${one}`)].sort());
    const idle = await idleNode();
    expect(slow.filter((one) => node.includes(one) && !idle.includes(one))).toEqual([]);
  });
});

/** Node's own modules in a process that does nothing. */
async function idleNode(): Promise<readonly string[]> {
  const argv = ["--print", "process.moduleLoadList.join()"];
  const { stdout } = await run(workspace({}), process.execPath, argv);
  return stdout.split(",").flatMap((one) => /^NativeModule (.*)/.exec(one.trim())?.[1] ?? []);
}

describe("the script that each run starts", () => {
  let sources: readonly string[] = [];

  beforeAll(async () => {
    sources = (await bundle({ write: false })).flatMap(({ inScript = [] }) => inScript);
  }, 60_000);

  it("has only the packages that most runs need", () => {
    const packages = sources.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
    const needed = ["cloudformation-js-yaml-schema", "ignore", "jsonc-parser", "picocolors", "yaml"];
    expect([...new Set(packages)].sort()).toEqual(needed);
  });

  it("has no part of the editor, the graph, the explanations or other programs", () => {
    const folders = new Set(sources.flatMap((path) => /^src\/([^/]+)\//.exec(path)?.[1] ?? []));
    expect([...folders].filter((name) => ["cdk", "explain", "graph", "lsp", "rule-tester"].includes(name))).toEqual([]);
    expect(folders).toContain("linter");
  });

  it("has two formatters", () => {
    const formatters = sources.flatMap((path) => /^src\/formatters\/(\w+)\.ts$/.exec(path)?.[1] ?? []);
    const all = [
      "checkstyle",
      "compact",
      "full",
      "github",
      "gitlab",
      "html",
      "json",
      "junit",
      "markdown",
      "sarif",
      "stylish",
    ];
    expect(all.filter((name) => formatters.includes(name))).toEqual(["json", "stylish"]);
  });
});
