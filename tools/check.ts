// Checks everything that a change must pass in addition to the tests: types, lint, format, unused code, generated
// files.
// Two steps run at the same time. The output of each step is printed when it ends. At the end, the commands that
// correct the failures are printed.
import { fileURLToPath } from "node:url";
import { runNode, toolCommand } from "./run-tool.js";

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** How to correct a failure: a command if there is one. */
  readonly remedy: string;
}

const root = fileURLToPath(new URL("..", import.meta.url));

const steps: readonly Step[] = [
  {
    name: "eslint",
    // With larger halves of the young heap, the garbage collector has less to copy: a tenth of the time.
    command: ["--max-semi-space-size=64", ...bin("eslint", "bin/eslint.js", "--max-warnings", "0", ".")],
    remedy: "npm run lint -- --fix, then change by hand what it still lists",
  },
  {
    name: "types",
    command: toolCommand("check-types"),
    remedy: "npm ci --prefix editors/vscode if its packages are missing, then change the code by hand",
  },
  {
    name: "prettier",
    command: bin("prettier", "bin/prettier.cjs", "--check", "--log-level", "warn", "."),
    remedy: "npm run format",
  },
  {
    name: "knip",
    command: bin("knip", "bin/knip.js", "--no-progress"),
    remedy: "delete what nothing uses: npx knip --fix removes the word export",
  },
  {
    name: "check-knowledge",
    command: toolCommand("check-knowledge"),
    remedy: "change the facts where it says; docs/knowledge.md says how",
  },
  { name: "generated files", command: toolCommand("generate", "--check"), remedy: "npm run generate" },
];

const queue = [...steps];
const failed = new Set<Step>();
await Promise.all([work(), work()]);
for (const { name, remedy } of steps.filter((step) => failed.has(step))) console.log(`To correct ${name}: ${remedy}`);
if (failed.size > 0) process.exitCode = 1;

async function work(): Promise<void> {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const started = performance.now();
    const { status, output } = await runNode(step.command);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${status === 0 ? "ok  " : "FAIL"} ${step.name} (${seconds} s)`);
    if (status === 0) continue;
    console.log(output.trimEnd());
    failed.add(step);
  }
}

/**
 * The start script of a package. `resolve` cannot be used, because the `exports` of the package may hide the script.
 */
function bin(name: string, file: string, ...args: readonly string[]): readonly string[] {
  return [`${root}node_modules/${name}/${file}`, ...args];
}
