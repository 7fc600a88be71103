import fc from "fast-check";
import { expect, it } from "vitest";
import {
  deniesTo,
  isAccount,
  matchesPrincipal,
  statementApplies,
  statementsConcerning,
  type Requester,
} from "../../../src/iam/index.js";
import { principalIndex } from "../../../src/iam/resource-policies/principal-index.js";
import { refersTo, resourcesIn } from "../../../src/iam/resources/resource-key.js";
import { isArnOf } from "../../../src/iam/texts/principal-arns.js";
import type { PolicyDocument, Role, Statement } from "../../../src/model/index.js";
import { identityOf, type Node } from "../../../src/tree/index.js";
import { principalArns, several } from "../random-texts.js";
import { requests, resourceStatements } from "../random-statements.js";

const options = { numRuns: 45, seed: 14 };

const named = { nameNode: {} as Node };
const principals = fc.tuple(principalArns, fc.constantFrom({}, named)).map(([arn, more]) => ({ arn, ...more }));

it("an index of principals leaves out only ARNs of others", () => {
  fc.assert(
    fc.property(fc.array(principals, several), (all) => {
      const find = principalIndex(all, ({ arn }) => [arn]);
      for (const principal of all) {
        const [own] = resourcesIn(principal.arn);
        const found = find(principal);
        const fitting = all.filter(
          ({ arn }) => isArnOf(arn, principal) !== "no" || (own !== undefined && refersTo(arn, own)),
        );
        const missing = fitting.filter((one) => !found.includes(one)).map(({ arn }) => identityOf(arn));
        expect(missing, identityOf(principal.arn)).toEqual([]);
      }
    }),
    options,
  );
});

const requesters: fc.Arbitrary<Requester> = fc.oneof(
  { weight: 5, arbitrary: principals.map((principal) => ({ role: { kind: "Role", ...principal } as Role })) },
  fc.constant({ service: "dms.amazonaws.com" }),
);

/** What the rules ask of a statement in the policy of a resource. */
function mayConcern(
  statement: Statement,
  requester: Requester,
  request: Parameters<typeof statementApplies>[1],
): boolean {
  if (deniesTo(statement, requester, request).answer !== "no") return true;
  const names = statement.principals?.items ?? [];
  const isForAccount = names.some(({ principalKind, text }) => isAccount(principalKind, text));
  const isFor = isForAccount || matchesPrincipal(statement, requester).answer !== "no";
  return isFor && statementApplies(statement, request).answer !== "no";
}

it("the statements that are looked at are all that can concern a role or service", () => {
  fc.assert(
    fc.property(
      resourceStatements,
      fc.array(fc.tuple(requesters, requests), { minLength: 1, maxLength: 8 }),
      (statements, asked) => {
        const document = { kind: "PolicyDocument", statements } as unknown as PolicyDocument;
        for (const [requester, request] of asked) {
          const found = statementsConcerning(document, requester, request);
          const missing = statements.filter((one) => mayConcern(one, requester, request) && !found.includes(one));
          expect(missing).toEqual([]);
          expect(found).toEqual(statements.filter((one) => found.includes(one)));
        }
      },
    ),
    options,
  );
});
