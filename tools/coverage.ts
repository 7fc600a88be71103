// Writes the part of docs/coverage.md on failures, roles and engines: `npx tsx tools/coverage.ts`; `--check` compares.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rules } from "../src/rules/index.js";
import { usesText } from "./coverage/uses-text.js";
import { settle } from "./rules/generated-file.js";

const begin = "<!-- uses -->";
const end = "<!-- /uses -->";
const head = `# Coverage

What dmslint knows of, and what it finds. The tables are generated.
`;

const root = fileURLToPath(new URL("..", import.meta.url));
const path = "docs/coverage.md";
const isCheck = process.argv.includes("--check");
const page = existsSync(root + path) ? readFileSync(root + path, "utf8") : head;
const text = `${begin}\n\n${usesText(root, new Set(rules.map(({ name }) => name)))}\n${end}`;
const isCurrent = settle(root, path, withSection(page, text), isCheck);
if (isCheck && !isCurrent) {
  console.error(`${path} is not current: run npx tsx tools/coverage.ts`);
  process.exitCode = 1;
}

/** Other tools write other sections of the page. */
function withSection(whole: string, section: string): string {
  const from = whole.indexOf(begin);
  const to = whole.indexOf(end);
  return from < 0 || to < from
    ? `${whole.trimEnd()}\n\n${section}\n`
    : whole.slice(0, from) + section + whole.slice(to + end.length);
}
