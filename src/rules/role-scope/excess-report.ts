import {
  excessActions,
  excessResources,
  type ExcessActions,
  type ExcessResources,
  type RoleNeeds,
} from "../../dms/index.js";
import type { PolicyDocument, Role, Statement } from "../../model/index.js";
import {
  display,
  oncePer,
  type MessageData,
  type Report,
  type RuleContext,
  type Suggestion,
  type Text,
} from "../../rule-kit/index.js";
import { nameOf, roleName, shownArn } from "../shared/messages/names.js";
import { shownUsers } from "../shared/needs/role-needs.js";
import { narrowingEdits } from "./narrowing-edits.js";

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
  const edits = narrowingEdits(placed, ofActions, ofResources);
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
