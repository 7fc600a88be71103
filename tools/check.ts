// Everything a change must pass beside the tests: types, lint, format, unused code, generated files.
// Two steps run at a time; each step's output is shown when it ends.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const root = fileURLToPath(new URL("..", import.meta.url));
const { resolve } = createRequire(import.meta.url);

const generators = ["tools/rule-index.ts", "tools/rule-docs.ts", "tools/knowledge.ts", "tools/coverage.ts"];
const steps: readonly Step[] = [
  { name: "eslint", command: bin("eslint", "bin/eslint.js", "--max-warnings", "0", ".") },
  { name: "types", command: [resolve("typescript/bin/tsc"), "--noEmit"] },
  { name: "prettier", command: bin("prettier", "bin/prettier.cjs", "--check", "--log-level", "warn", ".") },
  { name: "tools/check-knowledge.ts", command: [...bin("tsx", "dist/cli.mjs"), "tools/check-knowledge.ts"] },
  { name: "knip", command: bin("knip", "bin/knip.js", "--no-progress") },
  ...generators
    .filter((file) => existsSync(root + file))
    .map((file) => ({ name: `${file} --check`, command: [...bin("tsx", "dist/cli.mjs"), file, "--check"] })),
];

const queue = [...steps];
await Promise.all([work(), work()]);

async function work(): Promise<void> {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const started = performance.now();
    const { status, output } = await run(step);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${status === 0 ? "ok  " : "FAIL"} ${step.name} (${seconds} s)`);
    if (status === 0) continue;
    console.log(output.trimEnd());
    process.exitCode = 1;
  }
}

function run(step: Step): Promise<{ readonly status: number; readonly output: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, step.command, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", fail);
    child.on("close", (status) => {
      done({ status: status ?? 1, output: Buffer.concat(chunks).toString() });
    });
  });
}

/** A package's own start script: its `exports` may hide it from `resolve`. */
function bin(name: string, file: string, ...args: readonly string[]): string[] {
  return [`${root}node_modules/${name}/${file}`, ...args];
}
