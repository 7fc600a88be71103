import type { Condition, IamPrincipal, Principal, PrincipalElement, Statement } from "../model/index.js";
import { oncePer, onceIn } from "../source/index.js";
import { always, and, identityOf, type Formula, type Text } from "../tree/index.js";
import { conditionsAnswer } from "./conditions/conditions.js";
import { contextOfDenied, contextOfService } from "./conditions/service-requests.js";
import {
  allHold,
  decide,
  fails,
  fromAnswer,
  holdsOnlyWhen,
  holds,
  mayHold,
  anyHolds,
  opposite,
  type ConditionalAnswer,
} from "./answers/conditional-answer.js";
import { whyUndecided } from "./texts/deciding-holes.js";
import { isRegionalFormOf, isSameService } from "./texts/service-principals.js";
import { limitsSource } from "./conditions/source-limits.js";
import { actionAnswer } from "./statements/statement-match.js";
import { plainText } from "./texts/texts.js";
import type { Answer, Verdict } from "./answers/verdict.js";
import { sameText } from "./texts/text-match.js";

type Effect = "Allow" | "Deny";

const assumeRole = "sts:AssumeRole";

/** Whether the trust policy of a role lets a service assume the role. */
export function canAssume(
  role: Pick<IamPrincipal, "trust" | "incompleteTrustReason">,
  service: Text,
  assume: Formula = always,
): Verdict {
  const allowed = trusted(role, service, "Allow");
  const open = [
    ...(role.incompleteTrustReason === undefined ? [] : [mayHold(role.incompleteTrustReason)]),
    ...role.trust.flatMap(({ incompleteReason: reason, when }) =>
      reason === undefined ? [] : [holdsOnlyWhen(when, mayHold(reason))],
    ),
  ];
  const answer = allHold(anyHolds([allowed, ...open]), opposite(trusted(role, service, "Deny")));
  return decide(answer, assume, "the trust policy depends on a condition of the template");
}

function trusted({ trust }: Pick<IamPrincipal, "trust">, service: Text, effect: Effect): ConditionalAnswer {
  return onceIn(answersOf(trust), `${effect} ${identityOf(service)}`, () => findTrusted(trust, service, effect));
}

/** A cache, because each use of a role asks for the same services. */
const answersOf = oncePer((_trust: IamPrincipal["trust"]) => new Map<string, ConditionalAnswer>());

function findTrusted(trust: IamPrincipal["trust"], service: Text, effect: Effect): ConditionalAnswer {
  return anyHolds(
    trust.flatMap(({ statements, when }) =>
      statements
        .filter((statement) => statement.effect === effect || statement.effect === "unknown")
        .map((statement) => holdsOnlyWhen(and(when, statement.when), answerOfStatement(statement, service, effect))),
    ),
  );
}

function answerOfStatement(statement: Statement, service: Text, effect: Effect): ConditionalAnswer {
  const doubts = [
    ...(statement.incompleteReason === undefined ? [] : [mayHold(statement.incompleteReason, statement)]),
    ...(statement.effect === "unknown" ? [mayHold("the effect of the statement is not known", statement)] : []),
  ];
  const isActionUnseen = statement.incompleteReason !== undefined && !statement.actions && !statement.notActions;
  return allHold(
    isActionUnseen ? holds : actionAnswer(statement, assumeRole),
    principalAnswer(statement, service, effect),
    ...statement.conditions.map((condition) => conditionAnswer(condition, effect)),
    ...doubts,
  );
}

function conditionAnswer(condition: Condition, effect: Effect): ConditionalAnswer {
  if (effect === "Deny") return conditionsAnswer([condition], contextOfDenied);
  return limitsSource(condition) === "yes" ? holds : conditionsAnswer([condition], contextOfService);
}

function principalAnswer(
  { principals, notPrincipals, incompleteReason }: Statement,
  service: Text,
  effect: Effect,
): ConditionalAnswer {
  if (notPrincipals) return allButAnswer(notPrincipals, service, effect);
  if (!principals) return incompleteReason === undefined ? fails : mayHold(incompleteReason);
  const items = principals.items.map((principal) =>
    holdsOnlyWhen(
      principal.when,
      fromAnswer(isPrincipal(principal, service, effect), () => reasonFor(principal, service), principal),
    ),
  );
  return anyHolds(
    principals.incompleteReason === undefined ? items : [...items, mayHold(principals.incompleteReason, principals)],
  );
}

/**
 * A Deny with NotPrincipal does not apply to the principals that it names. AWS does not document its other effects on
 * services.
 */
function allButAnswer(notPrincipals: PrincipalElement, service: Text, effect: Effect): ConditionalAnswer {
  const named = notPrincipals.items.map((principal) =>
    holdsOnlyWhen(
      principal.when,
      fromAnswer(isPrincipal(principal, service, "Allow"), () => reasonFor(principal, service)),
    ),
  );
  const others = mayHold("NotPrincipal is not judged", notPrincipals);
  return effect === "Deny" ? allHold(others, opposite(anyHolds(named))) : others;
}

function reasonFor(principal: Principal, service: Text): string {
  return whyUndecided(principal.text, service) ?? "it is not known whether the principal is this service";
}

const everyone = plainText("*");

function isPrincipal({ principalKind, text }: Principal, service: Text, effect: Effect): Answer {
  const isEveryone = sameText(text, everyone);
  if (principalKind === "*" || principalKind === "AWS") return isEveryone;
  if (principalKind !== "Service") return "no";
  if (isEveryone === "yes") return "yes";
  const answer = isSameService(text, service);
  if (answer !== "no" || !isRegionalFormOf(text, service)) return answer;
  // A role that trusts only the regional principal works where AWS documents the global one. The effect of a Deny is
  // not known.
  return effect === "Allow" ? "yes" : "unknown";
}
