import type { PolicyDocument } from "../../model/index.js";
import { oncePer } from "../../source/index.js";
import { and } from "../../tree/index.js";
import type { HeldStatement } from "../statements/grant-change.js";
import { statementIndex } from "../statements/statement-index.js";
import type { AccessRequest } from "../statements/statement-match.js";
import type { PolicySet } from "./policy-sets.js";

/** The statements of policies that can be about a request, in their order. No other one applies to it. */
export function statementsAbout(policies: PolicySet, request: AccessRequest): readonly HeldStatement[] {
  return foundIn(policies).flatMap((about) => about(request));
}

type About = (request: AccessRequest) => readonly HeldStatement[];

/** Longer documents have an index of their own, because many holders can have one and the same document. */
const longDocument = 16;

const foundIn = oncePer(({ documents }: PolicySet): readonly About[] => {
  const found: About[] = [];
  let short: HeldStatement[] = [];
  const addShort = (): void => {
    if (short.length > 0) found.push(statementIndex(short, ({ statement }) => statement));
    short = [];
  };
  for (const { document, when } of documents) {
    const guard = and(when, document.when);
    if (document.statements.length <= longDocument) {
      short.push(...document.statements.map((statement) => ({ statement, when: guard })));
      continue;
    }
    addShort();
    found.push((request) => statementsIn(document)(request).map((statement) => ({ statement, when: guard })));
  }
  addShort();
  return found;
});

const statementsIn = oncePer(({ statements }: PolicyDocument) => statementIndex(statements, (statement) => statement));
