// Makes the source, the test and the page of a rule, and takes it into the lists: `npm run new-rule NAME`.
// `--check` says whether every rule has all three.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { settle } from "./rules/generated-file.js";
import { indexText } from "./rules/index-text.js";
import { isRuleName, ruleNames } from "./rules/rule-names.js";
import { skeletonOf } from "./rules/skeleton.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const [name] = process.argv.slice(2);

if (name === "--check") checkAll();
else if (name === undefined || !isRuleName(name))
  fail("Usage: npm run new-rule NAME, such as role-trust or no-full-access.");
else make(name);

function checkAll(): void {
  for (const rule of ruleNames(root)) {
    for (const path of skeletonOf(rule).keys()) if (!existsSync(root + path)) fail(`${path} is missing`);
  }
}

function make(rule: string): void {
  const files = skeletonOf(rule);
  const known = [...files.keys()].find((path) => existsSync(root + path));
  if (known !== undefined) return fail(`${known} is there already.`);
  for (const [path, text] of files) settle(root, path, text, false);
  settle(root, "src/rules/index.ts", indexText(ruleNames(root)), false);
  console.log(`${[...files.keys()].join("\n")}\nAdd it to a preset in src/presets, then run npm run rule-docs.`);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
