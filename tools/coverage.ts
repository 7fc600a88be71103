// Writes the parts of docs/coverage.md about failures, roles, engines and policy checks: `npm run coverage`. `--check`
// only compares.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rules } from "../src/rules/index.js";
import { codesText } from "./coverage/codes-text.js";
import { usesText } from "./coverage/uses-text.js";
import { settle } from "./rules/generated-file.js";

const head = `# Coverage

What dmslint knows of, and what it finds. The tables are generated.
`;

const root = fileURLToPath(new URL("..", import.meta.url));
const path = "docs/coverage.md";
const isCheck = process.argv.includes("--check");
const page = existsSync(root + path) ? readFileSync(root + path, "utf8") : head;
const built = new Set(rules.map(({ name }) => name));
const text = withSection(withSection(page, "uses", usesText(root, built)), "codes", await codesText(root, built));
const isCurrent = settle(root, path, text, isCheck);
if (isCheck && !isCurrent) {
  console.error(`${path} is not current: run npm run coverage`);
  process.exitCode = 1;
}

/** Replaces one section of the page. The other sections stay, because other tools write them. */
function withSection(whole: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const section = `${begin}\n\n${content}\n${end}`;
  const from = whole.indexOf(begin);
  const to = whole.indexOf(end);
  return from < 0 || to < from
    ? `${whole.trimEnd()}\n\n${section}\n`
    : whole.slice(0, from) + section + whole.slice(to + end.length);
}
