import type { OwnDocument } from "../../../dms/index.js";
import { matchAction } from "../../../iam/index.js";
import {
  statementAddress,
  type ActionPattern,
  type PolicyDocument,
  type Project,
  type Statement,
  type Template,
} from "../../../model/index.js";
import {
  display,
  literalOf,
  onceIn,
  oncePer,
  withData,
  type Message,
  type Placement,
  type RuleContext,
  type Settings,
  type Suggestion,
  type WithData,
} from "../../../rule-kit/index.js";
import { usersOfAction, type ActionUser } from "./action-users.js";
import { fixedLiteral, isOwnList } from "../texts/fixed-values.js";

/** Actions of one statement that its holder does not need. */
export interface UnusedActions {
  readonly held: OwnDocument;
  readonly statement: Statement;
  readonly actions: readonly [ActionPattern, ...(readonly ActionPattern[])];
}

/** The actions of a document that the given patterns cover, by statement. */
export function actionsWithin(held: OwnDocument, patterns: readonly string[]): readonly UnusedActions[] {
  return held.document.statements.flatMap((statement) => {
    if (statement.effect !== "Allow") return [];
    const [first, ...others] = (statement.actions?.items ?? []).filter((action) => isCoveredBy(action, patterns));
    return first ? [{ held, statement, actions: [first, ...others] as const }] : [];
  });
}

/** Whether one of the patterns covers everything that an action covers. */
export function isCoveredBy({ text }: ActionPattern, patterns: readonly string[]): boolean {
  const written = literalOf(text);
  return written !== undefined && patterns.some((pattern) => covers(pattern, written));
}

function covers(pattern: string, written: string): boolean {
  const [whole, part] = [pattern, written].map((one) => one.toLowerCase());
  if (whole === undefined || part === undefined) return false;
  return whole.endsWith("*") ? part.startsWith(whole.slice(0, -1)) : part === whole;
}

/** What the holders in a template do not need, in the eyes of one rule. */
interface UnusedSearch<Found extends UnusedActions> {
  /** Without what another use of the same text needs, such as another root of a module. */
  readonly unusedIn: (context: RuleContext) => readonly Found[];
}

/** A search that asks once for each template, and once for each text that several templates have. */
export function unusedSearch<Found extends UnusedActions>(
  find: (context: RuleContext, template: Template) => readonly Found[],
): UnusedSearch<Found> {
  const known = oncePer((_settings: Settings) => oncePer((_project: Project) => new Map<Template, readonly Found[]>()));
  const verdicts = oncePer((_settings: Settings) => oncePer((_users: readonly ActionUser[]): Verdict => ({})));
  const foundIn = (context: RuleContext, template: Template): readonly Found[] =>
    onceIn(known(context.settings)(context.project), template, () => find(context, template));
  const isUnused = (context: RuleContext, action: ActionPattern): boolean => {
    const users = usersOfAction(context, action);
    const verdict = verdicts(context.settings)(users);
    verdict.isUnused ??= users.every((user) =>
      foundIn(context, user.template).some(({ actions }) => actions.includes(user.action)),
    );
    return verdict.isUnused;
  };
  return {
    unusedIn: (context) =>
      foundIn(context, context.template).filter(({ actions }) => actions.every((action) => isUnused(context, action))),
  };
}

interface Verdict {
  isUnused?: boolean;
}

type RemoveActions = Suggestion<"removeActions", "actions">;

/** Reports the actions as one finding, with a suggestion to remove them. */
export function reportUnused<const M extends Message>(
  context: RuleContext<WithData<NoInfer<M>, "actions"> & Placement<RemoveActions>>,
  { held, statement, actions }: UnusedActions,
  message: M,
): void {
  const [first, ...others] = actions;
  const names = actions.map(({ text }) => display(text));
  const removal = removalOf(held.document, statement, actions);
  context.report({
    ...withData(message, { actions: names }),
    node: first,
    address: statementAddress(held, statement),
    related: others.map(({ location, text }) => ({ location, message: display(text) })),
    restsOn: actions,
    suggest: removal ? [{ messageId: "removeActions", data: { actions: names }, fix: removal }] : [],
  });
}

/**
 * The edit that removes the actions, or the whole statement if it has no other actions. `undefined`: it is not safe, or
 * nothing would be left.
 */
function removalOf(
  document: PolicyDocument,
  statement: Statement,
  actions: readonly ActionPattern[],
): Suggestion["fix"] | undefined {
  const list = statement.actions?.node;
  const nodes = actions.map(({ node }) => node);
  if (actions.some(({ text }) => fixedLiteral(text) === undefined)) return undefined;
  if (list?.kind === "list" && list.items.length > actions.length)
    return isOwnList(list, actions, statement) ? (fixer) => fixer.remove(list, nodes) : undefined;
  // A list that comes from another place may have more items in another module call.
  if (list?.kind === "list" && !isOwnList(list, actions, statement)) return undefined;
  const statements = document.node.entries.find(({ key }) => key.text === "Statement")?.value;
  if (statements?.kind !== "list" || statements.items.length < 2 || !statements.items.includes(statement.node))
    return undefined;
  return (fixer) => fixer.remove(statements, [statement.node]);
}

/** Whether the documents may allow one of the actions. */
export function mayDoOne(documents: readonly PolicyDocument[], actions: readonly string[]): boolean {
  const patterns = documents.flatMap(({ statements }) =>
    statements.filter(({ effect }) => effect !== "Deny").flatMap((statement) => statement.actions?.items ?? []),
  );
  return patterns.some(({ text }) => actions.some((action) => matchAction(text, action) !== "no"));
}
