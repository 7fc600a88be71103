import type { PolicyAttachment, PolicyDocument, Statement } from "../model/index.js";
import { onceIn, oncePer } from "../source/index.js";
import { always, and, isSatisfiable, textWhere, type Formula } from "../tree/index.js";
import {
  allHold,
  decide,
  fails,
  holdsOnlyWhen,
  holds,
  mayHold,
  anyHolds,
  opposite,
  type ConditionalAnswer,
} from "./answers/conditional-answer.js";
import type { PolicySet } from "./holders/policy-sets.js";
import type { EffectivePolicies } from "./holders/principal-policies.js";
import { actionAnswer, statementAnswer, type AccessRequest } from "./statements/statement-match.js";
import { statementsAbout } from "./holders/statements-about.js";
import { statementWhere } from "./statements/statement-where.js";
import type { Verdict } from "./answers/verdict.js";

export interface GrantVerdict extends Verdict {
  /** Set with *no*: no statement allows it, a statement denies it, or the permissions boundary does not allow it. */
  readonly cause?: "missing" | "denied" | "boundary";
}

const undecided = "it depends on a condition of the template";

/** A request, and the deployments for which the question is. */
interface Asked {
  readonly request: AccessRequest;
  readonly assume: Formula;
}

/** Whether policies together grant a request to their holder, in the deployments where `assume` is true. */
export function grants(policies: EffectivePolicies, request: AccessRequest, assume: Formula = always): GrantVerdict {
  const resource = textWhere(request.resource, assume);
  const asked: Asked = { request: resource === request.resource ? request : { ...request, resource }, assume };
  const allowed = allowedBy(policies, asked);
  const denied = mayDeny(policies) ? effectAnswer(policies, asked, "Deny") : fails;
  const isOpen = denied.possibleWhen.op === "false" && !policies.boundary;
  const granted = isOpen ? allowed : allHold(allowed, opposite(denied), withinBoundary(policies, asked));
  const verdict = decide(granted, assume, undecided);
  const parts = { allowed, denied };
  switch (verdict.answer) {
    case "yes":
      return { ...verdict, because: allowed.because };
    case "no":
      return { ...verdict, ...causeOf(parts, assume) };
    case "unknown":
      return verdict;
  }
}

/** Whether a statement of the policies may deny something. Most policies deny nothing. */
export const mayDeny = oncePer(({ documents }: PolicySet): boolean =>
  documents.some(({ document }) => document.statements.some(({ effect }) => effect !== "Allow")),
);

function withinBoundary({ boundary }: EffectivePolicies, asked: Asked): ConditionalAnswer {
  if (!boundary) return holds;
  const within = allHold(allowedBy(boundary, asked), opposite(effectAnswer(boundary, asked, "Deny")));
  return anyHolds([holdsOnlyWhen(boundary.absent, holds), within]);
}

function causeOf(
  { allowed, denied }: { readonly allowed: ConditionalAnswer; readonly denied: ConditionalAnswer },
  assume: Formula,
): Pick<GrantVerdict, "cause" | "because"> {
  if (isSatisfiable(and(assume, allowed.possibleWhen)) === false) return { cause: "missing", because: [] };
  const isDenied = isSatisfiable(and(assume, allowed.possibleWhen, opposite(denied).possibleWhen)) === false;
  return isDenied ? { cause: "denied", because: denied.because } : { cause: "boundary", because: [] };
}

/** What the policies allow. Documents that are not seen may allow the request too. */
function allowedBy(policies: PolicySet, asked: Asked): ConditionalAnswer {
  const possible = (policies.possible ?? []).map((one) => allHold(allowedBy(one.policies, asked), mayHold(one.reason)));
  return anyHolds([effectAnswer(policies, asked, "Allow"), ...unseenIn(policies), ...possible]);
}

const unseenIn = oncePer(({ documents, incompleteReasons, possible }: PolicySet): readonly ConditionalAnswer[] => [
  ...incompleteReasons
    .filter((reason) => possible?.some((one) => one.reason === reason) !== true)
    .map((reason) => mayHold(reason)),
  ...documents.flatMap(({ document, when }) =>
    document.incompleteReason === undefined
      ? []
      : [holdsOnlyWhen(and(when, document.when), mayHold(document.incompleteReason, document))],
  ),
]);

function effectAnswer(policies: PolicySet, asked: Asked, effect: "Allow" | "Deny"): ConditionalAnswer {
  const answers: ConditionalAnswer[] = [];
  for (const { statement, when } of statementsAbout(policies, asked.request)) {
    if (statement.effect !== effect && statement.effect !== "unknown") continue;
    const answer = answerOfStatement(statement, asked);
    if (answer.possibleWhen.op !== "false") answers.push(holdsOnlyWhen(when, answer));
  }
  return anyHolds(answers);
}

function answerOfStatement(statement: Statement, { assume, request }: Asked): ConditionalAnswer {
  const here = statementWhere(statement, assume);
  const found = statementAnswer(here, request);
  const answer = here === statement ? found : { ...found, because: [statement] };
  if (statement.effect !== "unknown") return answer;
  return { ...allHold(answer, mayHold("the effect of the statement is not known")), because: [statement] };
}

/** Statements that allow the action of a request, perhaps only for another resource or under another condition. */
export function nearMissStatements(policies: PolicySet, { action }: AccessRequest): readonly Statement[] {
  return onceIn(allowingByAction(policies), action, () =>
    allowing(
      policies.documents.map(({ document }) => document),
      action,
    ),
  );
}

/** A role may lack one action on many resources. */
const allowingByAction = oncePer((_policies: PolicySet) => new Map<string, readonly Statement[]>());

function allowing(documents: readonly PolicyDocument[], action: string): readonly Statement[] {
  return documents
    .flatMap(({ statements }) => statements)
    .filter((statement) => statement.effect === "Allow")
    .filter((statement) => actionAnswer(statement, action).possibleWhen.op !== "false");
}

/** Whether the documents of an attachment itself allow an action on some resource, or may allow it. */
export function isGrantedBy({ documents }: Pick<PolicyAttachment, "documents">, action: string): boolean {
  return allowing(documents, action).length > 0;
}
