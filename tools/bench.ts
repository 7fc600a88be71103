/**
 * Measures whole runs of the built program: `npm run bench [-- --runs N]`. Prints medians in milliseconds, and the time
 * of an empty Node process to compare. The speed of the machine varies, so only compare numbers of one run.
 *
 * `--only editor` measures only the time from a key to the findings on the screen, of `--keys` keys. `--against BIN`, as
 * often as wanted, measures the `bin/dmslint.js` of another build with it: each key is pressed in all of them in turn.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureEditor } from "./bench/editor.js";
import { writeCorpus } from "./bench/generate.js";
import { measureWarm } from "./bench/warm.js";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    files: { type: "string", default: "1000" },
    only: { type: "string" },
    keys: { type: "string", default: "300" },
    against: { type: "string", multiple: true, default: [] },
  },
});
const runs = Number(values.runs);
const files = Number(values.files);
const bin = fileURLToPath(new URL("../bin/dmslint.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "dmslint-bench-"));

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly runs?: number;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function measure({ name, args, runs: own = runs }: Case): void {
  const times: number[] = [];
  for (let run = 0; run < own; run++) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 });
    times.push(performance.now() - start);
    if (status === null || status > 1) throw new Error(`${name} failed: ${stderr}`);
  }
  console.log(`${name.padEnd(44)} ${medianOf(times).toFixed(0).padStart(7)} ms   (median of ${String(own)})`);
}

async function measureRuns(): Promise<void> {
  const made = writeCorpus(folder, files);
  const lint = (path: string): readonly string[] => [bin, "--no-config", "--format", "json", path];
  const many = Math.min(runs, 3);
  measure({ name: "empty Node", args: ["-e", "0"] });
  measure({ name: "start: dmslint --version", args: [bin, "--version"] });
  measure({ name: "one small CloudFormation template", args: lint(made.oneTemplate) });
  measure({ name: "one small Terraform module", args: lint(made.oneModule) });
  measure({ name: "one small policy", args: lint(made.onePolicy) });
  measure({ name: "one template of 500 resources", args: lint(made.large) });
  measure({ name: `${String(files)} CloudFormation templates (YAML)`, args: lint(made.yaml), runs: many });
  measure({ name: `${String(files)} CloudFormation templates (JSON)`, args: lint(made.json), runs: many });
  measure({ name: `${String(files)} Terraform modules`, args: lint(made.terraform), runs: many });
  measure({ name: `${String(files)} Terraform modules of ten files`, args: lint(made.modules), runs: many });
  measure({ name: `${String(files)} policies`, args: lint(made.policies), runs: many });
  const warm = await measureWarm(folder, 50);
  const mean = warm.reduce((sum, { time }) => sum + time, 0) / warm.length;
  const worst = `mean of ${String(warm.length)}, worst ${warm[0]?.time.toFixed(2) ?? ""} ms: ${warm[0]?.name ?? ""}`;
  console.log(`${"one policy of 2 KB, warm, all rules".padEnd(44)} ${mean.toFixed(2).padStart(7)} ms   (${worst})`);
}

try {
  if (values.only !== "editor") await measureRuns();
  await measureEditor([bin, ...values.against], folder, Number(values.keys));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
