import type { ElementList, Statement } from "../model/index.js";
import { always, reasonOf, type Formula, type Text } from "../tree/index.js";
import { conditionsHolding, type RequestContext } from "./conditions.js";
import { bothHold, decide, fails, fromAnswer, guarded, mayHold, oneHolds, opposite, type Holding } from "./holding.js";
import type { Answer, Verdict } from "./verdict.js";
import { isArnPattern, matchAction, matchArn, mayOverlap } from "./wildcard.js";

/** What a caller asks IAM for. */
export interface AccessRequest {
  /** `s3:PutObject`; with a wildcard: all of these actions. */
  readonly action: string;
  /** The ARN; with a wildcard: all of these resources. */
  readonly resource: Text;
  /**
   * Values of condition keys by lower-case key; an empty list: the key is certainly absent. Other keys are unknown, but
   * for those that every request has.
   */
  readonly context?: RequestContext;
}

/** AWS is called over TLS, by DMS and by whoever uses its API. */
const alwaysKnown: RequestContext = new Map([["aws:securetransport", ["true"]]]);

/** Whether a statement speaks about a request, whatever its effect. */
export function statementApplies(statement: Statement, request: AccessRequest, assume: Formula = always): Verdict {
  return decide(holdingOf(statement, request), assume, "it depends on a condition of the template");
}

/** In which deployments a statement speaks about all of a request (Allow), or about a part of it (Deny). */
export function holdingOf(statement: Statement, request: AccessRequest): Holding {
  const holding = guarded(
    statement.when,
    bothHold(
      actionHolding(statement, request.action),
      resourceHolding(statement, request.resource),
      conditionsHolding(statement.conditions, new Map([...alwaysKnown, ...(request.context ?? [])])),
    ),
  );
  const placed = { ...holding, because: [statement] };
  if (statement.open === undefined) return placed;
  // An element that is not seen may be a condition, or the action or resource that seems to be missing.
  const isPartial = !(statement.actions ?? statement.notActions) || !(statement.resources ?? statement.notResources);
  if (isPartial) return guarded(statement.when, mayHold(statement.open, statement));
  return { ...bothHold(placed, mayHold(statement.open)), because: [statement] };
}

/** In which deployments a statement speaks about an action. */
export function actionHolding({ actions, notActions }: Statement, action: string): Holding {
  if (notActions) return opposite(listHolding(notActions, (text) => matchAction(text, action)));
  return actions ? listHolding(actions, (text) => matchAction(text, action)) : fails;
}

function resourceHolding({ resources, notResources, effect }: Statement, resource: Text): Holding {
  if (notResources) return opposite(listHolding(notResources, (text) => coverOrTouch(text, resource)));
  if (!resources) return fails;
  return listHolding(resources, (text) =>
    effect === "Allow" ? matchArn(text, resource) : coverOrTouch(text, resource),
  );
}

/** A pattern for a part of the resources denies a part, so it is not known what it does to the request. */
function coverOrTouch(pattern: Text, resource: Text): Answer {
  const answer = matchArn(pattern, resource);
  return answer === "no" && isArnPattern(pattern) && mayOverlap(pattern, resource) ? "unknown" : answer;
}

function listHolding(list: ElementList<{ text: Text; when: Formula }>, match: (text: Text) => Answer): Holding {
  const holdings = list.items.map(({ text, when }) =>
    guarded(when, fromAnswer(match(text), reasonOf(text) ?? "what it is asked about is not fully known")),
  );
  return oneHolds(list.open === undefined ? holdings : [...holdings, mayHold(list.open)]);
}
