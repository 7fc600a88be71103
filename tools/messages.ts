// Writes docs/messages.md with every sentence that users read. `--check` only compares.
import { fileURLToPath } from "node:url";
import { rules } from "../src/rules/index.js";
import { settle } from "./rules/generated-file.js";
import { messagesText } from "./messages/page-text.js";
import { sourceTexts } from "./messages/source-texts.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const isCheck = process.argv.includes("--check");

if (!settle(root, "docs/messages.md", messagesText(rules, sourceTexts(root)), isCheck) && isCheck) {
  console.error("docs/messages.md is not current: run npm run messages");
  process.exitCode = 1;
}
