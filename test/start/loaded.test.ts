import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bundle, type Bundle } from "../../tools/bundle.js";
import { program } from "../cli/program.js";
import { run } from "../cli/run-command.js";
import { ordered, passesAll } from "../cli/templates.js";
import { workspace } from "../workspace/workspace.js";

/** Writes down what is loaded when the process ends: the modules of Node, and the files. */
const report = `process.on("exit", () => require("node:fs").writeFileSync(process.env.REPORT, JSON.stringify({
  ofNode: process.moduleLoadList.filter((one) => one.startsWith("NativeModule ")).map((one) => one.slice(13)),
  files: Object.keys(require.cache),
})));`;

interface Loaded {
  readonly ofNode: readonly string[];
  readonly files: readonly string[];
}

async function loadedBy(argv: readonly string[]): Promise<Loaded> {
  const files = { "report.cjs": report, "empty.cjs": "", "stack.yaml": ordered, "policy.json": passesAll };
  const cwd = workspace(files);
  const path = join(cwd, "report.json");
  const env = { REPORT: path, DMSLINT_NO_CODE_CACHE: "1" };
  await run(cwd, process.execPath, ["--require", join(cwd, "report.cjs"), ...argv], env);
  return JSON.parse(readFileSync(path, "utf8")) as Loaded;
}

/** What the output streams and the clock of Node load by themselves. */
const ofOutput = ["diagnostics_channel", "net", "perf_hooks", "stream", "stream/promises", "string_decoder"];

/** What every template and policy needs: packages, and files of the folders that have more for other runs. */
const usual = {
  packages: ["cloudformation-js-yaml-schema", "ignore", "jsonc-parser", "picocolors", "yaml"],
  files: [
    ...["format", "index", "rule-label", "shown-path", "stylish-summary", "stylish", "wrap"].map(
      (name) => `src/formatters/${name}.ts`,
    ),
    ...["addresses", "declared", "dialect", "looks-like", "plan-file"].map(
      (name) => `src/parsers/formats/plan/${name}.ts`,
    ),
    ...["conditions", "dialect", "evaluate", "expressions", "repeating-variables", "repetitions", "scope"].map(
      (name) => `src/parsers/formats/terraform/${name}.ts`,
    ),
    "src/parsers/syntax/hcl/hcl-location.ts",
  ],
};

/** A run needs few of the files in these folders. */
const sparing = /^src\/(formatters|lsp|parsers\/formats\/(plan|terraform)|parsers\/syntax\/hcl)\//;

// What is loaded here, every run pays for. A new name fails the test: import it where it is needed.
describe("the start", { timeout: 60_000 }, () => {
  let built: Bundle;
  beforeAll(async () => {
    built = await bundle();
  }, 60_000);

  /** The sources in the chunks that a run loaded. */
  const sourcesIn = (files: readonly string[]): readonly string[] => {
    const names = new Set(files.map((file) => basename(file)));
    const outputs = Object.entries(built.metafile.outputs).filter(([path]) => names.has(basename(path)));
    return outputs.flatMap(([, { inputs }]) => Object.keys(inputs));
  };

  const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

  it.each<[string, readonly string[], readonly string[], readonly string[], readonly string[]]>([
    ["--version", ["--version"], ["vm"], [], ["src/formatters/format.ts", "src/formatters/index.ts"]],
    ["a template", ["stack.yaml"], ["module", "process", "vm"], usual.packages, usual.files],
    ["a policy", ["policy.json"], ["crypto", "module", "process", "vm"], usual.packages, usual.files],
  ])("of %s loads no more than it needs", async (_, argv, ofNode, packages, own) => {
    const empty = await loadedBy(["empty.cjs"]);
    const loaded = await loadedBy([program, ...argv]);
    const added = loaded.ofNode.filter((name) => builtinModules.includes(name) && !empty.ofNode.includes(name));
    expect(added.filter((name) => !ofOutput.includes(name)).sort()).toEqual(ofNode);
    const sources = sourcesIn(loaded.files);
    expect(distinct(sources.flatMap((path) => /^node_modules\/([^/]+)/.exec(path)?.[1] ?? []))).toEqual(packages);
    expect(distinct(sources.filter((path) => sparing.test(path)))).toEqual(own);
  });
});
