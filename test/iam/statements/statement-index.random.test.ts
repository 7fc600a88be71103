import fc from "fast-check";
import { expect, it } from "vitest";
import type { Statement } from "../../../src/model/index.js";
import { statementIndex } from "../../../src/iam/statements/statement-index.js";
import { statementAnswer } from "../../../src/iam/statements/statement-match.js";
import { statementWhere } from "../../../src/iam/statements/statement-where.js";
import { identityOf } from "../../../src/tree/index.js";
import { otherThanDefaults } from "../random-texts.js";
import { requests, statements } from "../random-statements.js";

const options = { numRuns: 45, seed: 14 };

/** A statement as it is where a default is ruled out. */
function variantsOf(statement: Statement): ReadonlySet<Statement> {
  return new Set([statement, ...otherThanDefaults.map((when) => statementWhere(statement, when))]);
}

it("an index of statements leaves out only those that do not apply, with defaults and without", () => {
  fc.assert(
    fc.property(statements, fc.array(requests, { minLength: 10, maxLength: 20 }), (all, asked) => {
      const find = statementIndex(all, (statement) => statement);
      for (const request of asked) {
        const found = new Set(find(request));
        const missing = all.filter(
          (one) =>
            !found.has(one) &&
            [...variantsOf(one)].some((variant) => statementAnswer(variant, request).possibleWhen.op !== "false"),
        );
        expect(missing, `${request.action} on ${identityOf(request.resource)}`).toEqual([]);
        expect([...found]).toEqual(all.filter((one) => found.has(one)));
      }
    }),
    options,
  );
});
