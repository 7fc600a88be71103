/**
 * Measures whole runs of the built program: `npm run bench [-- --runs N]`. Prints medians in milliseconds, and the time
 * of an empty Node process to compare. The speed of the machine varies, so only compare numbers of one run.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { textOfLines, writeCorpus } from "./bench/generate.js";
import { measureKeystrokes } from "./bench/keystroke.js";
import { measureWarm } from "./bench/warm.js";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "5" }, files: { type: "string", default: "1000" } },
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

/**
 * Measures the time from a key to the findings on the screen. It includes the pause in which the server waits for the
 * next key.
 */
async function measureTyping(file: string, format: "yaml" | "terraform"): Promise<void> {
  const text = textOfLines(format, 500);
  const times = await measureKeystrokes({ bin, folder, file, text, keystrokes: 50 });
  const p95 = times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
  const name = `key to diagnostics, ${file} (${String(text.split("\n").length - 1)} lines)`;
  const median = medianOf(times).toFixed(0);
  console.log(
    `${name.padEnd(44)} ${p95.toFixed(0).padStart(7)} ms   (p95 of ${String(times.length)}, median ${median} ms)`,
  );
}

try {
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
  await measureTyping("stack.yaml", "yaml");
  await measureTyping("main.tf", "terraform");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
