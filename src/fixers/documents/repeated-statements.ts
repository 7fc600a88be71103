import type { PolicyDocument, Statement } from "../../model/index.js";
import { groupBy, oncePer } from "../../source/index.js";
import { and, isSatisfiable } from "../../tree/index.js";

/**
 * Whether several statements of a document are made from one text, as in a loop. What is written into that text for one
 * of them is also for the others. In branches that exclude each other, there is only one of them.
 */
export function isRepeatedIn(document: PolicyDocument, statement: Statement): boolean {
  const alike = statementsByPlace(document).get(textKeyOf(statement)) ?? [];
  return alike.some((other) => other !== statement && isSatisfiable(and(other.when, statement.when)) !== false);
}

/** Whether a document may have such statements. */
export function mayRepeat(document: PolicyDocument): boolean {
  return statementsByPlace(document).size < document.statements.length;
}

const statementsByPlace = oncePer(({ statements }: PolicyDocument) => groupBy(statements, textKeyOf));

/** Equal for statements that are made from one text. */
export function textKeyOf({ node: { location } }: Statement): string {
  return [location.file.path, location.start, location.end].join("\n");
}
