// Makes a rule: `npm run new-rule NAME`. Writes its source, test and page, and adds it to the preset `all` and to every
// generated list of rules.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generators } from "./generators.js";
import { settle } from "./rules/generated-file.js";
import { withRule } from "./rules/preset-text.js";
import { isRuleName } from "./rules/rule-names.js";
import { skeletonOf } from "./rules/skeleton.js";
import { runNode, toolCommand } from "./run-tool.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const preset = "src/presets/all.ts";
const [name] = process.argv.slice(2);

if (name === undefined || !isRuleName(name))
  fail("Usage: npm run new-rule NAME, such as role-trust or no-full-access.");
else await make(name);

async function make(rule: string): Promise<void> {
  const files = skeletonOf(rule);
  const known = [...files.keys()].find((path) => existsSync(root + path));
  if (known !== undefined) return fail(`${known} is there already.`);
  for (const [path, text] of files) settle(root, path, text, false);
  settle(root, preset, withRule(readFileSync(root + preset, "utf8"), rule), false);
  for (const { name: generator } of generators.filter(({ readsRules }) => readsRules)) {
    const { output, status } = await runNode(toolCommand(generator));
    if (status !== 0) return fail(`npm run ${generator} failed:\n${output.trimEnd()}`);
  }
  console.log(
    `Write the rule now:\n${[...files.keys()].map((path) => `  ${path}`).join("\n")}\n` +
      `It is in preset all (${preset}): move it to recommended or strict if it belongs there.\n` +
      "After a change of its messages, options or description: npm run generate.",
  );
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
