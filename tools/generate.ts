// Runs all generators, which write all generated files: `npm run generate`. `--check` only compares.
// In one process: each of them would load the rules and the compiler anew.
import { generators } from "./generators.js";

let failed = 0;
for (const { name } of generators) {
  await run(name);
  const isFine = process.exitCode === 0;
  console.log(`${isFine ? "ok  " : "FAIL"} ${name}`);
  if (!isFine) failed++;
}
process.exitCode = failed > 0 ? 1 : 0;

/** Runs a tool, which reads the command line itself. */
async function run(name: string): Promise<void> {
  process.exitCode = 0;
  try {
    await import(`./${name}.js`);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}
