import type { PolicyDocument, Statement } from "../../model/index.js";
import { countBy, oncePer } from "../../source/index.js";

/**
 * Whether several statements of a document are made from one text, as in a loop. What is written into that text for one
 * of them is also for the others.
 */
export function isRepeatedIn(document: PolicyDocument, statement: Statement): boolean {
  return (statementsByText(document).get(placeOfStatement(statement)) ?? 0) > 1;
}

/** Whether a document has such statements. */
export function hasRepeated(document: PolicyDocument): boolean {
  return statementsByText(document).size < document.statements.length;
}

const statementsByText = oncePer(({ statements }: PolicyDocument) => countBy(statements, placeOfStatement));

/** Equal for statements that are made from one text. */
export function placeOfStatement({ node: { location } }: Statement): string {
  return [location.file.path, location.start, location.end].join("\n");
}
