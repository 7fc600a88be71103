/**
 * Checks the files in src/knowledge that people edit: `npx tsx tools/check-knowledge.ts`. Prints one line for each
 * problem. See docs/knowledge.md.
 */
import { isHandKept, readKnowledge, readSource } from "./knowledge/files.js";
import { knowledgeProblems } from "./knowledge/problems.js";
import { schemaCheck } from "./knowledge/schema-problems.js";

const check = schemaCheck(readKnowledge((path) => path.startsWith("schema/")));
for (const { at, file, message } of knowledgeProblems(readKnowledge(isHandKept), check, readSource())) {
  console.error(`src/knowledge/${file}: ${at}: ${message}`);
  process.exitCode = 1;
}
