import { actionProblems } from "./action-problems.js";
import { engineProblems } from "./engine-problems.js";
import { factsIn } from "./entries.js";
import type { KnowledgeFiles, Problem } from "./files.js";
import { referenceProblems } from "./reference-problems.js";
import type { SchemaCheck } from "./schema-problems.js";
import { sourceProblems } from "./source-problems.js";
import { unusedProperties } from "./unused-properties.js";

/** The problems of the files that people edit. If a file is not valid against its schema, nothing else is checked. */
export function knowledgeProblems(files: KnowledgeFiles, check: SchemaCheck, code: string): readonly Problem[] {
  const found = check(files);
  if (found.length > 0) return found;
  const facts = factsIn(files);
  return [
    ...referenceProblems(facts),
    ...engineProblems(facts),
    ...actionProblems(facts),
    ...unusedProperties(facts, code),
    ...sourceProblems(files),
  ];
}
