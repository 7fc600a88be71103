import { plainText } from "../../iam/index.js";
import type { Services } from "../../knowledge/index.js";
import type { ActionPattern, ElementList } from "../../model/index.js";
import { display, groupBy, implies, oncePer, type Placement, type Suggestion } from "../../rule-kit/index.js";
import { areInOneList, literalInList } from "../shared/texts/fixed-values.js";
import { mostNames } from "./action-names.js";
import { actionProblem, type ActionProblem } from "./action-problem.js";

export type ActionList = ElementList<ActionPattern> | undefined;

type Suggested = Suggestion<"useAction", "candidate"> | Suggestion<"removeAction", "action">;
type Remedy = Pick<Placement<Suggested>, "fix" | "suggest">;

/** A single certain candidate is a repair. Otherwise each candidate that the list does not have is a suggestion. */
export function remedyOf(services: Services, list: ActionList, action: ActionPattern, problem: ActionProblem): Remedy {
  const { candidates = [], isSure = true } = problem;
  const only = soleName(problem);
  if (candidates.length === 0 || candidates.length > mostNames) return {};
  const isSaid = candidates.some((one) => hasBeside(list, action, one)) || isRepeated(services, list, action, only);
  const removing = isSaid ? removalOf(list, action) : undefined;
  if (only !== undefined && isSure) return { fix: removing ?? replacing(action, only) };
  const missing = removing ? candidates.filter((one) => !hasBeside(list, action, one)) : candidates;
  const suggest = missing.map((candidate): Suggested => ({
    messageId: "useAction",
    data: { candidate },
    fix: replacing(action, candidate),
  }));
  return {
    suggest: removing
      ? [{ messageId: "removeAction", data: { action: display(action.text) }, fix: removing }, ...suggest]
      : suggest,
  };
}

function soleName({ candidates: [only, ...others] = [] }: Pick<ActionProblem, "candidates">): string | undefined {
  return others.length === 0 ? only : undefined;
}

/** Whether an edit of the first such action of the list writes the same name: two API operations may be one action. */
function isRepeated(services: Services, list: ActionList, action: ActionPattern, only: string | undefined): boolean {
  if (!list || only === undefined) return false;
  const [first] = intendedIn(services)(list).get(only) ?? [];
  return first !== undefined && first !== action && isBeside(list, action, [first]);
}

const intendedIn = oncePer((services: Services) =>
  oncePer(({ items }: ElementList<ActionPattern>) =>
    groupBy(items, ({ text }) => {
      const written = literalInList(text);
      return soleName((written !== undefined && actionProblem(services, written)) || {});
    }),
  ),
);

/** Whether the list has a candidate as well, or a pattern that covers it, wherever it has the action. */
function hasBeside(list: ActionList, action: ActionPattern, candidate: string): boolean {
  const name = candidate.toLowerCase();
  const names = [name, ...startsOf(name).map((start) => `${start}*`)];
  const found = names.flatMap((one) => (list && actionsByName(list).get(one)) ?? []);
  return isBeside(list, action, found);
}

/** Whether one of these actions is in the list wherever it has the action. */
function isBeside(list: ActionList, { node, when }: ActionPattern, actions: readonly ActionPattern[]): boolean {
  return actions.some((one) => implies(when, one.when) === true && areInOneList(list?.node, [one.node, node]));
}

/** The beginnings of the name of an action, from its service on, to the whole name. */
function startsOf(name: string): readonly string[] {
  const service = name.indexOf(":") + 1;
  return Array.from({ length: name.length - service + 1 }, (_, index) => name.slice(0, service + index));
}

function removalOf(list: ActionList, { node }: ActionPattern): Suggested["fix"] | undefined {
  const from = list?.node;
  return from?.kind === "list" && from.items.includes(node) ? (fixer) => fixer.remove(from, [node]) : undefined;
}

function replacing(action: ActionPattern, candidate: string): Suggested["fix"] {
  return (fixer) => fixer.replaceText(action.node, plainText(candidate));
}

const actionsByName = oncePer(({ items }: ElementList<ActionPattern>) =>
  groupBy(items, ({ text }) => literalInList(text)?.toLowerCase()),
);
