import type { PolicyHolder } from "../../../dms/index.js";
import { allOf, grants, statementApplies, type AccessRequest, type Verdict } from "../../../iam/index.js";
import type { Statement } from "../../../model/index.js";
import type { Formula } from "../../../rule-kit/index.js";

/** Whether a statement allows its holder a request, and no other statement denies it. */
export function allowedByItself(
  { policies }: PolicyHolder,
  statement: Statement,
  request: AccessRequest,
  when: Formula,
): Verdict {
  const applies = statementApplies(statement, request, when);
  const isPlain = policies.documents.every(({ document }) =>
    document.statements.every(({ effect }) => effect === "Allow"),
  );
  if (applies.answer === "no" || (isPlain && !policies.boundary)) return applies;
  return allOf([grants(policies, request, when), applies]);
}
