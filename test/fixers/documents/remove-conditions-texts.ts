import { fixer } from "../../../src/rule-kit/index.js";
import { display } from "../../../src/tree/index.js";
import { trustOf, type Edit } from "../edit-case.js";

/** Takes the conditions on these keys out of the first statement of the trust policy. */
const without =
  (...keys: readonly string[]): Edit =>
  (template) => {
    const [statement] = trustOf(template).statements;
    if (!statement) throw new Error("there is no statement");
    const conditions = statement.conditions.filter(({ key }) => keys.includes(display(key)));
    return fixer.removeConditions(statement, conditions);
  };

export const withoutSource = without("aws:SourceArn", "aws:SourceAccount");
