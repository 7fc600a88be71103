// Writes the header of each rule's page, and docs/rules/README.md. `--check` only compares.
import { fileURLToPath } from "node:url";
import { presets } from "../src/presets/index.js";
import { rules } from "../src/rules/index.js";
import { settleDocs } from "./rules/docs.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const problems = settleDocs(root, rules, presets, process.argv.includes("--check"));

for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error("Run npm run rule-docs, and mend by hand what it then still says.");
  process.exitCode = 1;
}
