import {
  excessActions,
  excessResources,
  narrowed,
  type ExcessActions,
  type ExcessResources,
  type RoleNeeds,
} from "../../dms/index.js";
import { plainText } from "../../iam/index.js";
import type { ActionPattern, PolicyDocument, Role, Statement } from "../../model/index.js";
import {
  display,
  implies,
  oncePer,
  type Fixer,
  type IamEdit,
  type MessageData,
  type Report,
  type RuleContext,
  type Suggestion,
  type Text,
} from "../../rule-kit/index.js";
import { fixedLiteral, isOwnList } from "../shared/texts/fixed-values.js";
import { nameOf, roleName, shownArn } from "../shared/messages/names.js";
import { shownUsers } from "../shared/needs/role-needs.js";

/** A statement with its document, and the address of the resource that holds the document. */
export interface PlacedStatement {
  readonly statement: Statement;
  readonly document: PolicyDocument;
  readonly address: string;
}

type ExcessMessage = "unneeded" | "actions" | "resources" | "both";
type Item = "role" | "users" | "actions" | "needed" | "resources" | "neededResources";
type Reported = Report<ExcessMessage, Item, Suggestion<"narrow", "role">>;

/** Reports what a statement allows beyond the needs of its role. Returns whether it reported something. */
export function reportExcess(
  context: RuleContext<Reported>,
  role: Role,
  needs: RoleNeeds,
  placed: PlacedStatement,
): boolean {
  const { statement } = placed;
  if (statement.effect !== "Allow" || statement.incompleteReason !== undefined || !statement.actions) return false;
  const ofActions = excessActions(context.services, statement, needs.requirements);
  const ofResources = excessResources(statement, needs.requirements);
  const items = [...ofActions.unneeded, ...ofActions.wide];
  if (items.length === 0 && ofResources.excess.length === 0) return false;
  const [only, ...others] = [...items, ...ofResources.excess];
  const data = dataOf(role, needs, ofActions, ofResources);
  const edits = editsFor(placed, ofActions, ofResources);
  context.report({
    node: only && others.length === 0 ? only : statement,
    address: placed.address,
    messageId: messageFor(ofActions, ofResources),
    data,
    related: [{ location: role.location, message: "the role" }, ...placesOfUsers(needs)],
    restsOn: [...items, ...ofResources.excess],
    suggest: edits ? [{ messageId: "narrow", data, fix: edits }] : [],
  });
  return true;
}

/** One of the resources that a block with for_each creates is enough. */
const placesOfUsers = oncePer(({ users }: RoleNeeds): NonNullable<Reported["related"]> => {
  const byName = new Map([...users].reverse().map((user) => [nameOf(user), user]));
  return [...byName].reverse().map(([name, { location }]) => ({ location, message: `${name} uses it` }));
});

/** Most statements of a role have the same list, which may be long. */
const shownArns = oncePer((arns: readonly Text[]): readonly string[] => arns.map(shownArn));

function messageFor({ needed, unneeded, wide }: ExcessActions, { excess }: ExcessResources): ExcessMessage {
  if (needed.length === 0) return "unneeded";
  if (unneeded.length + wide.length === 0) return "resources";
  if (excess.length > 0) return "both";
  return wide.length === 0 ? "unneeded" : "actions";
}

function dataOf(
  role: Role,
  needs: RoleNeeds,
  ofActions: ExcessActions,
  ofResources: ExcessResources,
): MessageData<Item> {
  const items = [...ofActions.unneeded, ...ofActions.wide];
  return {
    role: roleName(role),
    users: shownUsers(needs),
    actions: items.map(({ text }) => display(text)),
    needed: ofActions.needed,
    resources: ofResources.excess.map(({ text }) => display(text)),
    neededResources: shownArns(ofResources.needed),
  };
}

type Fix = (fixer: Fixer) => IamEdit | readonly IamEdit[];

/** The edits that keep only what is needed; `undefined` if a pattern would have to be split. */
function editsFor(placed: PlacedStatement, ofActions: ExcessActions, ofResources: ExcessResources): Fix | undefined {
  const { document, statement } = placed;
  const list = statement.actions?.node;
  const { needed, unneeded, wide } = ofActions;
  if (![...unneeded, ...wide].every(({ text }) => fixedLiteral(text) !== undefined)) return undefined;
  const [only = ""] = needed;
  const isThere = wide.every((one) => standsBeside(one, only, statement));
  const gone = isThere ? [...unneeded, ...wide] : unneeded;
  if (list?.kind === "list" && !isOwnList(list, gone, statement)) return undefined;
  if (needed.length === 0) return removal(document, statement);
  if (wide.length > 1 || (wide.length === 1 && needed.length > 1)) return undefined;
  return (fixer) => [
    ...(gone.length > 0 && list?.kind === "list"
      ? [
          fixer.remove(
            list,
            gone.map(({ node }) => node),
          ),
        ]
      : []),
    ...(isThere ? [] : wide.map(({ node }) => fixer.replaceText(node, plainText(only)))),
    ...(ofResources.excess.length > 0 ? [fixer.replaceResources(statement, narrowed(statement, ofResources))] : []),
  ];
}

/** Whether an action is in a statement wherever a pattern is. Under a condition of its own it does not do what the pattern does. */
function standsBeside(pattern: ActionPattern, action: string, { actions }: Statement): boolean {
  return (actions?.items ?? []).some(
    ({ text, when }) =>
      fixedLiteral(text)?.toLowerCase() === action.toLowerCase() && implies(pattern.when, when) === true,
  );
}

/** Removes the statement from a list that has others. */
function removal({ node, statements }: PolicyDocument, statement: Statement): Fix | undefined {
  const list = node.entries.find(({ key }) => key.text === "Statement")?.value;
  if (list?.kind !== "list" || statements.length < 2) return undefined;
  return (fixer) => fixer.remove(list, [statement.node]);
}
