import type { ActionPattern, Statement, StatementContext } from "../model/index.js";
import { type ContextOf, defineRule, listed, literalOf, reasonOf } from "../rule-kit/index.js";
import { mostNames } from "./known-action/action-names.js";
import { actionProblem, type ActionProblem } from "./known-action/action-problem.js";
import { isForAnyService } from "./known-action/any-service.js";
import { type ActionList, remedyOf } from "./known-action/remedy.js";
import { isLeftOut } from "./shared/texts/left-out.js";
import { isForm, mayBeFilledIn } from "./shared/texts/placeholders.js";

const rule = defineRule({
  name: "known-action",
  meta: {
    type: "problem",
    fixable: true,
    repairsSpelling: true,
    hasSuggestions: true,
    directions: { useAction: "renames", removeAction: "renames" },
    docs: { description: "Disallow actions, service prefixes and action patterns that do not exist" },
    messages: {
      unknownAction: "Action {{action}} does not exist, so this {{outcome}}.{{hint}}",
      apiName: "{{action}} is the name of an API operation, not of an IAM action, so this {{outcome}}.{{hint}}",
      unknownService: "No service has the prefix {{service}}, so {{action}} {{outcome}}.{{hint}}",
      emptyPattern: "No action matches {{action}}, so this {{outcome}}. Correct or remove it.",
      noService: "An action must begin with the prefix of its service, as in s3:GetObject. AWS rejects {{action}}.",
      severalColons: "An action has one colon, as in s3:GetObject. AWS rejects {{action}}.{{hint}}",
      openService: "AWS rejects {{action}}: a service prefix cannot contain a wildcard. Name each service.",
      useAction: "Write {{candidate}}",
      removeAction: "Remove {{action}}",
    },
    keys: {
      unknownAction: ["action"],
      apiName: ["action"],
      unknownService: ["action"],
      emptyPattern: ["action"],
      noService: ["action"],
      severalColons: ["action"],
      openService: ["action"],
    },
  },
  create(context) {
    return {
      Statement({ actions, notActions }, where) {
        for (const list of [actions, notActions]) {
          for (const action of list?.items ?? []) checkAction(context, where, list, action);
        }
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkAction(context: Context, where: StatementContext, list: ActionList, action: ActionPattern): void {
  const { address } = where;
  const written = literalOf(action.text);
  if (written === undefined)
    return context.skip({ location: action.location, address }, reasonOf(action.text) ?? "the action is not known");
  if (isLeftOut(action)) return;
  const problem = actionProblem(context.services, written);
  if (!problem || (problem.messageId === "openService" && isOfOrganization(where))) return;
  if (problem.messageId === "emptyPattern" && isForAnyService(action.text)) return;
  // `policy-variable` reports what looks like a variable.
  if (written.includes("${")) return;
  // A policy with a placeholder is a form that is filled in before AWS reads it.
  if (mayBeFilledIn(where.held) && isForm(action.text)) return;
  const { messageId, service = "" } = problem;
  const aim = aimOf(where.statement, list);
  const data = {
    action: written === "" ? "an empty text" : written,
    service,
    outcome: outcomes[aim],
    hint: hintOf(problem, aim),
  };
  context.report({
    node: action,
    address,
    messageId,
    data,
    ...remedyOf(context.services, list, action, problem),
  });
}

/** Policies of an organization: it is not known which actions they accept. */
function isOfOrganization({ held }: StatementContext): boolean {
  return held.document.policyType === "scp" || held.document.policyType === "rcp";
}

type Aim = "allow" | "deny" | "leave out";

/** What the author wants to do with the actions of a list. */
function aimOf({ effect, notActions }: Statement, list: ActionList): Aim {
  if (list && list === notActions) return "leave out";
  return effect === "Deny" ? "deny" : "allow";
}

const outcomes: Readonly<Record<Aim, string>> = {
  allow: "allows nothing",
  deny: "denies nothing",
  "leave out": "excludes nothing",
};

/** The intended action, or the possible ones if only the author knows. */
function hintOf({ candidates = [], isSure = true, messageId, prefix }: ActionProblem, aim: Aim): string {
  const wanted = aim === "allow" ? "that are needed" : `to ${aim}`;
  if (prefix !== undefined) return ` Its actions have the prefix ${prefix}: list those ${wanted}.`;
  if (candidates.length === 0 || candidates.length > mostNames) return " Correct or remove it.";
  // An operation that is several actions needs all of them, and is denied with one.
  if (messageId === "apiName" && candidates.length > 1 && aim === "allow") return ` It needs ${listed(candidates)}.`;
  const names = listed(candidates, "or");
  return isSure || messageId === "apiName" ? ` Write ${names}.` : ` Did you mean ${names}?`;
}
