import type { ElementList, Statement } from "../../model/index.js";
import { oncePer, onceIn } from "../../source/index.js";
import { always, display, identityOf, type Formula, type Text } from "../../tree/index.js";
import { conditionsAnswer, type KnownValues, type RequestContext } from "../conditions/conditions.js";
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
} from "../answers/conditional-answer.js";
import { hasDefaults } from "./statement-where.js";
import { whyUndecided } from "../texts/deciding-holes.js";
import { plainText } from "../texts/texts.js";
import type { Answer, Verdict } from "../answers/verdict.js";
import { regionIn } from "../texts/arn-fields.js";
import { isArnPattern, matchActionText, matchArn, mayOverlap } from "../texts/text-match.js";

/** A request that IAM allows or denies. */
export interface AccessRequest {
  /** For example `s3:PutObject`. With a wildcard it stands for all actions that match. */
  readonly action: string;
  /** The ARN. With a wildcard it stands for all resources that match. */
  readonly resource: Text;
  /** Condition keys that it does not know are unknown, except those that have the same value in every request. */
  readonly context?: RequestContext;
}

/** DMS and the users of its API call AWS over TLS. */
const alwaysKnown: KnownValues = new Map([["aws:securetransport", ["true"]]]);

/** What is known of a request. A resource is worked with by the API of its region, which its ARN names. */
function knownOf({ context, resource }: AccessRequest): KnownValues {
  return {
    get: (key) => (context?.has(key) === true ? context.get(key) : (context?.get(key) ?? knownOfAny(key, resource))),
    mayLack: (key) => context?.mayLack?.(key) === true,
    isAtLeast: (key) => context?.isAtLeast?.(key) === true,
  };
}

function knownOfAny(key: string, resource: Text): readonly (string | Text)[] | undefined {
  if (key !== "aws:requestedregion") return alwaysKnown.get(key);
  const region = regionIn(resource);
  return region && [region];
}

/** Whether a statement applies to a request. Its effect does not matter. */
export function statementApplies(statement: Statement, request: AccessRequest, assume: Formula = always): Verdict {
  return decide(statementAnswer(statement, request), assume, "it depends on a condition of the template");
}

/** In which deployments a statement applies: an Allow to the whole request, a Deny to some part of it. */
export function statementAnswer(statement: Statement, request: AccessRequest): ConditionalAnswer {
  const ofAction = actionAnswer(statement, request.action);
  const isCertain = statement.incompleteReason === undefined;
  if (ofAction.possibleWhen.op === "false" && isCertain) return { ...fails, because: [statement] };
  const ofResource = resourceAnswer(statement, request.resource);
  if (ofResource.possibleWhen.op === "false" && isCertain) return { ...fails, because: [statement] };
  // Most statements have no conditions.
  const known = statement.conditions.length > 0 ? knownOf(request) : alwaysKnown;
  const answer = holdsOnlyWhen(
    statement.when,
    allHold(ofAction, ofResource, conditionsAnswer(statement.conditions, known)),
  );
  const placed = { ...answer, because: [statement] };
  if (statement.incompleteReason === undefined) return placed;
  // An element that is not seen may be a condition. It may also be the action or resource that the statement seems not
  // to have.
  const isPartial = !(statement.actions ?? statement.notActions) || !(statement.resources ?? statement.notResources);
  if (isPartial) return holdsOnlyWhen(statement.when, mayHold(statement.incompleteReason, statement));
  return { ...allHold(placed, mayHold(statement.incompleteReason)), because: [statement] };
}

/** Whether a statement may be about an action. A default in it may be another text where a condition holds. */
export function mayBeAbout(statement: Statement, action: string): boolean {
  if (statement.incompleteReason !== undefined || hasDefaults(statement)) return true;
  return actionAnswer(statement, action).possibleWhen.op !== "false";
}

/** In which deployments a statement applies to an action. */
export function actionAnswer({ actions, notActions }: Statement, action: string): ConditionalAnswer {
  const asked = plainText(action);
  if (notActions) return opposite(listAnswer(notActions, asked, matchActionText));
  return actions ? listAnswer(actions, asked, matchActionText) : fails;
}

function resourceAnswer({ resources, notResources, effect }: Statement, resource: Text): ConditionalAnswer {
  if (notResources) return opposite(listAnswer(notResources, resource, coverOrTouch));
  if (!resources) return fails;
  return listAnswer(resources, resource, effect === "Allow" ? matchArn : coverOrTouch);
}

/**
 * A pattern that covers only a part of the resources denies only that part, so its effect on the request is not known.
 */
function coverOrTouch(pattern: Text, resource: Text): Answer {
  const answer = matchArn(pattern, resource);
  return answer === "no" && isArnPattern(pattern) && mayOverlap(pattern, resource) ? "unknown" : answer;
}

type Match = (pattern: Text, asked: Text) => Answer;

/** Why it is not known whether a pattern covers what is asked. */
function whyOpen(pattern: Text, asked: Text): string {
  const hole = whyUndecided(pattern, asked);
  if (hole !== undefined) return hole;
  const shown = display(asked);
  const isPart = /[*?]/.test(shown);
  return isPart ? `the statement covers a part of ${shown}` : `AWS does not allow the wildcard in ${display(pattern)}`;
}

type Guarded = ElementList<{ text: Text; when: Formula }>;

function listAnswer(list: Guarded, asked: Text, match: Match): ConditionalAnswer {
  if (list.items.length <= mostAskedEach) return answerOfItems(list, asked, match);
  const { answers, covered } = ofLongList(list)(match);
  const identity = identityOf(asked);
  return covered.has(identity) ? holds : onceIn(answers, identity, () => answerOfItems(list, asked, match));
}

function answerOfItems(list: Guarded, asked: Text, match: Match): ConditionalAnswer {
  const answers: ConditionalAnswer[] = [];
  for (const { text, when } of list.items) {
    const answer = match(text, asked);
    if (answer === "yes" && when.op === "true") return holds;
    if (answer === "yes") answers.push(holdsOnlyWhen(when, holds));
    if (answer === "unknown")
      answers.push(
        holdsOnlyWhen(
          when,
          mayHold(() => whyOpen(text, asked)),
        ),
      );
  }
  return anyHolds(list.incompleteReason === undefined ? answers : [...answers, mayHold(list.incompleteReason)]);
}

/** A list with more items is asked by their texts first. Where a policy names what is needed, this is the answer. */
const mostAskedEach = 16;

/** The texts in a long list that certainly cover themselves, and its answers: many resources need the same. */
const ofLongList = oncePer((list: Guarded) =>
  oncePer((match: Match) => {
    const certain = list.items.filter(({ text, when }) => when.op === "true" && match(text, text) === "yes");
    const covered = new Set(certain.map(({ text }) => identityOf(text)));
    return { covered, answers: new Map<string, ConditionalAnswer>() };
  }),
);
