/** Checks what a person edits in src/knowledge: `npx tsx tools/check-knowledge.ts`. A line for each problem; see docs/knowledge.md. */
import { isHandKept, readKnowledge, readSource } from "./knowledge/files.js";
import { knowledgeProblems } from "./knowledge/problems.js";
import { schemaCheck } from "./knowledge/schema-problems.js";

const check = schemaCheck(readKnowledge((path) => path.startsWith("schema/")));
for (const { at, file, message } of knowledgeProblems(readKnowledge(isHandKept), check, readSource())) {
  console.error(`src/knowledge/${file}: ${at}: ${message}`);
  process.exitCode = 1;
}
