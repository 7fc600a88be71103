import { nearMissStatements, statementApplies, type AccessRequest, type GrantVerdict } from "../iam/index.js";
import type { PolicyDocument, Statement } from "../model/index.js";
import { display, literalOf } from "../tree/index.js";
import { pathOf } from "./documents.js";

/**
 * One reason for the answer: a statement that decides it or leaves it open, or that no statement allows the request.
 */
export interface GrantReason {
  /** The reason as a sentence. */
  readonly message: string;
  /** The statement: `documents[0].Statement[1]`. Absent if no statement applies to the request. */
  readonly path?: string;
  readonly sid?: string;
}

/** The statements of some documents that apply or may apply to a request. */
interface StatementAnswers {
  readonly allow: readonly Judged[];
  readonly deny: readonly Judged[];
}

interface Judged {
  readonly statement: Statement;
  readonly answer: "yes" | "unknown";
  readonly reason: string;
}

/** Documents in which policy variables have the values of the request. */
export interface Policies {
  readonly identity: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
}

export function reasonsFor(policies: Policies, request: AccessRequest, verdict: GrantVerdict): readonly GrantReason[] {
  const own = said(policies.identity, request);
  const limit = policies.boundary && said([policies.boundary], request);
  const all = limit ? [own, limit] : [own];
  switch (verdict.answer) {
    case "yes":
      return all.flatMap(({ allow }) => certain(allow, "allows"));
    case "no":
      return whyNot(policies, request, verdict, all);
    case "unknown":
      return all.flatMap(({ allow, deny }) => [
        ...(certain(allow, "").length > 0 ? [] : open(allow, "allow")),
        ...open(deny, "deny"),
      ]);
  }
}

function whyNot(
  policies: Policies,
  request: AccessRequest,
  { cause }: GrantVerdict,
  all: readonly StatementAnswers[],
): readonly GrantReason[] {
  const denying = all.flatMap(({ deny }) => certain(deny, "denies"));
  if (denying.length > 0) return denying;
  const limit = cause === "boundary" ? policies.boundary : undefined;
  const documents = limit ? [limit] : policies.identity;
  const set = { documents: documents.map((document) => ({ document, when: document.when })), incompleteReasons: [] };
  const asked = `${request.action} on ${display(request.resource)}`;
  return [
    { message: limit ? `The permissions boundary does not allow ${asked}.` : `No statement allows ${asked}.` },
    ...nearMissStatements(set, request).map((statement) =>
      reason(statement, "allows it on other resources or under conditions that are not met"),
    ),
  ];
}

function said(documents: readonly PolicyDocument[], request: AccessRequest): StatementAnswers {
  const statements = documents.flatMap((document) => document.statements);
  const judged = (effect: Statement["effect"]): readonly Judged[] =>
    statements
      .filter((statement) => statement.effect === effect)
      .flatMap((statement): Judged[] => {
        const { answer, reason: why = "" } = statementApplies(statement, request);
        return answer === "no" ? [] : [{ statement, answer, reason: why }];
      });
  return { allow: judged("Allow"), deny: judged("Deny") };
}

function certain(judged: readonly Judged[], verb: string): readonly GrantReason[] {
  return judged.filter(({ answer }) => answer === "yes").map(({ statement }) => reason(statement, `${verb} it`));
}

function open(judged: readonly Judged[], verb: string): readonly GrantReason[] {
  return judged
    .filter(({ answer }) => answer === "unknown")
    .map(({ statement, reason: why }) => reason(statement, `may ${verb} it: ${why}`));
}

function reason(statement: Statement, says: string): GrantReason {
  const path = pathOf(statement);
  const sid = statement.sid && literalOf(statement.sid);
  return { message: `${path} ${says}.`, path, ...(sid !== undefined && { sid }) };
}
