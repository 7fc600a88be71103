import { arnText, limitsSource, matchesWildcards, sameText } from "../../iam/index.js";
import type { SourceRequest } from "../../knowledge/index.js";
import type { Condition, Principal, Statement, StatementContext } from "../../model/index.js";
import { display, literalOf, type NewCondition } from "../../rule-kit/index.js";
import { accountsInPaths } from "./path-accounts.js";
import { tellingService } from "./telling-services.js";

/**
 * The condition that lets the services of a statement act for nobody else. `undefined`: AWS does not document that they meet one
 * in all that the statement allows, or the policy shows that they act for others too.
 */
export function sourceCondition({
  statement,
  held,
}: Pick<StatementContext, "statement" | "held">): NewCondition | undefined {
  const { principals } = statement;
  if (principals?.incompleteReason !== undefined) return undefined;
  const requests = (principals?.items ?? []).map((principal) => documentedRequest(principal, statement));
  const [first] = requests;
  if (!first || !requests.every((one) => one && areAlike(one, first))) return undefined;
  const beside = held.document.statements.filter((one) => concernsSame(one, statement));
  const condition = wanted(first, beside);
  const isKept = condition && beside.every(({ conditions }) => conditions.every((known) => agrees(known, condition)));
  return isKept ? condition : undefined;
}

/** What AWS documents of a service for all actions of a statement. */
function documentedRequest(principal: Principal, { actions }: Statement): SourceRequest | undefined {
  if (!actions || actions.incompleteReason !== undefined) return undefined;
  const written = actions.items.map(({ text }) => literalOf(text)?.toLowerCase() ?? "");
  return tellingService(principal)?.requests.find(({ actions: known }) =>
    written.every((action) => known.some((one) => matchesWildcards(one.toLowerCase(), action))),
  );
}

function areAlike({ condition: one }: SourceRequest, { condition: other }: SourceRequest): boolean {
  return one?.key === other?.key && one?.values.join() === other?.values.join();
}

/** Whether a statement allows something to one of the services of another one. */
function concernsSame({ effect, principals }: Statement, { principals: wanted }: Statement): boolean {
  const services = new Set(wanted?.items.map(tellingService));
  return effect === "Allow" && (principals?.items ?? []).some((one) => services.has(tellingService(one)));
}

function wanted({ condition }: SourceRequest, beside: readonly Statement[]): NewCondition | undefined {
  if (condition) return { ...condition, values: condition.values.map(arnText) };
  const accounts = accountsInPaths(beside);
  return accounts && { operator: "StringEquals", key: "aws:SourceAccount", values: accounts };
}

/** Whether a condition lets a service act for nobody whom the wanted one keeps out. */
function agrees(known: Condition, { key, values }: NewCondition): boolean {
  if (limitsSource(known) === undefined) return true;
  const isSame = ({ text }: Condition["values"]["items"][number]): boolean =>
    values.some((value) => sameText(text, value) === "yes");
  return display(known.key).toLowerCase() === key.toLowerCase() && known.values.items.every(isSame);
}
