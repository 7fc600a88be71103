import type { ActionExplanation, PatternExplanation, UnknownAction } from "../answers/explain-action.js";
import type { ActionStatement } from "../answers/granting-statements.js";
import { paragraphs, section, type Block, type ShowPath } from "./page.js";
import { firstOf, shownAddress } from "./shown-places.js";
import { shownPurposes } from "./shown-purposes.js";

export function actionPage(explanation: ActionExplanation, show: ShowPath): readonly Block[] {
  const { action, companions, conditionKeys, dataDate, level, passesRoleTo, purposes, resourceTypes, source } =
    explanation;
  const [callers, roles] = (["caller", "role"] as const).map((by) => purposes.filter((one) => one.by === by));
  return [
    { kind: "title", text: action },
    { kind: "text", text: introduction(explanation) },
    ...section(
      "Resources that a statement can name",
      resourceTypes.length === 0
        ? [level === undefined ? "not known" : "only *: the action has no resource level"]
        : resourceTypes.map(({ arn, isRequired, name }) => `${name}${isRequired ? "" : " (optional)"}: ${arn}`),
    ),
    ...section("Condition keys", conditionKeys.length === 0 ? [] : [conditionKeys.join(", ")]),
    ...section("Who deploys or operates DMS needs it", shownPurposes(callers ?? [])),
    ...section("Roles that DMS assumes need it for", shownPurposes(roles ?? [])),
    ...section("The same operation also takes", firstOf(shownCompanions(companions), 12)),
    ...(purposes.length === 0 ? paragraphs("In DMS", "Nothing that dmslint knows of needs it.") : []),
    ...(passesRoleTo === undefined
      ? []
      : paragraphs(
          "It passes a role",
          `If a role is given, the caller also needs iam:PassRole on this role, with iam:PassedToService ${passesRoleTo}.`,
        )),
    ...statementBlocks(explanation.statements, show),
    ...section("Source", [...firstOf(source, 4), `data about actions of ${dataDate}`]),
  ];
}

export function patternPage(explanation: PatternExplanation, show: ShowPath): readonly Block[] {
  const { count, dataDate, levels, pattern } = explanation;
  const needed = levels.flatMap(({ actions }) => actions.filter(({ isNeededByDms }) => isNeededByDms));
  return [
    { kind: "title", text: pattern },
    {
      kind: "text",
      text: `It covers ${String(count)} ${count === 1 ? "action" : "actions"} today (data of ${dataDate}). AWS adds actions, and the pattern then covers these too.`,
    },
    ...levels.flatMap(({ actions, level }) => paragraphs(`${level} (${String(actions.length)})`, shownNames(actions))),
    ...(needed.length === 0
      ? []
      : paragraphs(`Of these, something in DMS needs (${String(needed.length)})`, shownNames(needed))),
    ...statementBlocks(explanation.statements, show),
  ];
}

function shownNames(actions: PatternExplanation["levels"][number]["actions"]): string {
  return actions.map(({ action }) => action.slice(action.indexOf(":") + 1)).join(", ");
}

export function unknownActionPage({ action, isOfUnlistedService, suggestions }: UnknownAction): readonly Block[] {
  const text = isOfUnlistedService
    ? `AWS does not list the actions of this service, so nothing is known about ${action}.`
    : `There is no action ${action}.`;
  return [{ kind: "title", text }, ...section("Did you mean", suggestions)];
}

function shownCompanions(companions: ActionExplanation["companions"]): readonly string[] {
  return companions.map(
    ({ action, isConditional }) => `${action}${isConditional ? ", where the settings call for it" : ""}`,
  );
}

function introduction({ description, level }: ActionExplanation): string {
  const does = description === undefined ? "" : `Allows to ${description}. `;
  return (
    does +
    (level === undefined ? "AWS uses this action, and its reference does not list it." : `Access level: ${level}.`)
  );
}

function statementBlocks(statements: readonly ActionStatement[] | undefined, show: ShowPath): readonly Block[] {
  const heading = "In the linted files";
  if (!statements)
    return paragraphs(
      heading,
      "Nothing was linted here, so it is not known who may do this. Name files or folders after the action.",
    );
  if (statements.length === 0) return paragraphs(heading, "No statement allows or denies it by name or pattern.");
  return section(
    heading,
    firstOf(
      statements.map((statement) => statementText(statement, show)),
      10,
    ),
  );
}

function statementText(statement: ActionStatement, show: ShowPath): string {
  const { effect, hasConditions, resources } = statement;
  const on = resources.length === 0 ? "" : ` on ${firstOf(resources, 3).join(", ")}`;
  const conditions = hasConditions ? ", with conditions" : "";
  return `${effect === "Allow" ? "allowed" : "denied"} by ${shownAddress(statement, show)}${on}${conditions}`;
}
