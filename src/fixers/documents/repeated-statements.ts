import type { PolicyDocument, Statement } from "../../model/index.js";
import { countBy, oncePer } from "../../source/index.js";

/**
 * Whether several statements of a document are made from one text, as in a loop. What is written into that text for one
 * of them is also for the others.
 */
export function isRepeatedIn(document: PolicyDocument, statement: Statement): boolean {
  return (statementsByText(document).get(textKey(statement)) ?? 0) > 1;
}

const statementsByText = oncePer(({ statements }: PolicyDocument) => countBy(statements, textKey));

function textKey({ node: { location } }: Statement): string {
  return [location.file.path, location.start, location.end].join("\n");
}
