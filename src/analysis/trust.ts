import { partitions } from "../knowledge/index.js";
import type { Condition, IamPrincipal, Principal, Statement } from "../model/index.js";
import { always, and, literalOf, reasonOf, type Formula, type Text } from "../tree/index.js";
import { bothHold, decide, fails, fromAnswer, guarded, holds, mayHold, oneHolds, opposite, type Holding } from "./holding.js";
import { actionHolding } from "./statement-match.js";
import { plainText } from "./texts.js";
import type { Answer, Verdict } from "./verdict.js";
import { matchText, sameText } from "./wildcard.js";

/**
 * Keys that narrow whom a service acts for; AWS documents them for roles of services, and a use can always meet them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
const confusedDeputyKeys: readonly string[] = [
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
];

const assumeRole = "sts:AssumeRole";

/** Whether the role's trust policy lets a service assume it. */
export function canAssume(
  role: Pick<IamPrincipal, "trust" | "trustOpen">,
  service: Text,
  assume: Formula = always,
): Verdict {
  const allowed = trusted(role, service, "Allow");
  const open = [
    ...(role.trustOpen === undefined ? [] : [mayHold(role.trustOpen)]),
    ...role.trust.flatMap(({ open: reason, when }) => (reason === undefined ? [] : [guarded(when, mayHold(reason))])),
  ];
  const holding = bothHold(oneHolds([allowed, ...open]), opposite(trusted(role, service, "Deny")));
  return decide(holding, assume, "the trust policy depends on a condition of the template");
}

function trusted({ trust }: Pick<IamPrincipal, "trust">, service: Text, effect: "Allow" | "Deny"): Holding {
  return oneHolds(
    trust.flatMap(({ statements, when }) =>
      statements
        .filter((statement) => statement.effect === effect || statement.effect === "unknown")
        .map((statement) => guarded(and(when, statement.when), statementHolding(statement, service, effect))),
    ),
  );
}

function statementHolding(statement: Statement, service: Text, effect: "Allow" | "Deny"): Holding {
  const doubts = [
    ...(statement.open === undefined ? [] : [mayHold(statement.open, statement)]),
    ...(statement.effect === "unknown" ? [mayHold("the effect of the statement is not known", statement)] : []),
  ];
  return bothHold(
    actionHolding(statement, assumeRole),
    principalHolding(statement, service),
    ...statement.conditions.map((condition) => conditionHolding(condition, effect)),
    ...doubts,
  );
}

function conditionHolding(condition: Condition, effect: "Allow" | "Deny"): Holding {
  const key = literalOf(condition.key)?.toLowerCase();
  if (effect === "Allow" && key !== undefined && confusedDeputyKeys.includes(key)) return holds;
  return mayHold(`the condition on ${key ?? "a key"} cannot be decided here`, condition);
}

function principalHolding({ principals, notPrincipals, open }: Statement, service: Text): Holding {
  if (notPrincipals) return mayHold("NotPrincipal is not judged", notPrincipals);
  if (!principals) return open === undefined ? fails : mayHold(open);
  const items = principals.items.map((principal) =>
    guarded(principal.when, fromAnswer(isPrincipal(principal, service), reasonFor(principal, service), principal)),
  );
  return oneHolds(principals.open === undefined ? items : [...items, mayHold(principals.open, principals)]);
}

function reasonFor(principal: Principal, service: Text): string {
  return reasonOf(principal.text) ?? reasonOf(service) ?? "a principal with a wildcard is not judged";
}

const everyone = plainText("*");

function isPrincipal({ principalKind, text }: Principal, service: Text): Answer {
  const isEveryone = sameText(text, everyone);
  if (principalKind === "*" || principalKind === "AWS") return isEveryone === "yes" ? "yes" : "no";
  if (principalKind !== "Service") return "no";
  return isEveryone === "yes" ? "yes" : isSameService(text, service);
}

/**
 * Whether two names mean one service, in whatever partition: `dms.amazonaws.com`, `dms.${AWS::URLSuffix}`. IAM takes no
 * wildcard inside a principal, so what such a principal does is not known.
 */
export function isSameService(text: Text, service: Text): Answer {
  const one = withoutSuffix(text);
  const other = withoutSuffix(service);
  const answer = one && other ? sameText(one, other) : sameText(text, service);
  const hasWildcard = /[*?]/.test(text.parts.map((part) => (part.kind === "literal" ? part.text : "")).join(""));
  return hasWildcard && matchText(text, service) !== "no" ? "unknown" : answer;
}

const suffixes = [...new Set(partitions.map(({ dnsSuffix }) => `.${dnsSuffix}`))].sort((a, b) => b.length - a.length);

/** The name without the DNS suffix of its partition; `undefined` where it has none. */
function withoutSuffix(text: Text): Text | undefined {
  const last = text.parts.at(-1);
  if (last?.kind === "hole" && last.symbol.shape === "suffix") return withoutEnd({ ...text, parts: text.parts.slice(0, -1) }, ".");
  const suffix = last?.kind === "literal" ? suffixes.find((end) => last.text.endsWith(end)) : undefined;
  return suffix === undefined ? undefined : withoutEnd(text, suffix);
}

function withoutEnd(text: Text, end: string): Text | undefined {
  const last = text.parts.at(-1);
  if (last?.kind !== "literal" || !last.text.endsWith(end)) return undefined;
  return { ...text, parts: [...text.parts.slice(0, -1), { ...last, text: last.text.slice(0, -end.length) }] };
}
