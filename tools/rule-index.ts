// Writes src/rules/index.ts, the list of all rules. `--check` only compares.
import { fileURLToPath } from "node:url";
import { settle } from "./rules/generated-file.js";
import { indexText } from "./rules/index-text.js";
import { ruleNames } from "./rules/rule-names.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const isCheck = process.argv.includes("--check");

if (!settle(root, "src/rules/index.ts", indexText(ruleNames(root)), isCheck) && isCheck) {
  console.error("src/rules/index.ts is not current: run npm run rule-index");
  process.exitCode = 1;
}
