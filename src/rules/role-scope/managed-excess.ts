import { matchAction, matchText, plainText } from "../../iam/index.js";
import { isInUse, type RoleNeeds } from "../../dms/index.js";
import { dmsManagedPolicies } from "../../knowledge/index.js";
import type { PolicyDocument, Role, Template } from "../../model/index.js";
import { literalOf, oncePer, type Message, type Placement, type RuleContext } from "../../rule-kit/index.js";
import { attachedAwsPolicies, isAdministrators } from "../shared/roles/attached-aws-policies.js";
import { roleName } from "../shared/messages/names.js";
import { shownUsers } from "../shared/needs/role-needs.js";

type ManagedMessage =
  | Message<"managed", "policy" | "role" | "users" | "needed">
  | Message<"managedUnneeded", "policy" | "role" | "users">
  | Message<"managedForDms", "policy" | "role">;

/**
 * Reports AWS managed policies that allow whole services to a role. It does not report those made for DMS;
 * `no-full-access` reports administrator policies.
 */
export function reportManaged(
  context: RuleContext<ManagedMessage & Placement>,
  template: Template,
  role: Role,
  needs: RoleNeeds | undefined,
): void {
  const names = needs ? actionsInUse(needs) : [];
  for (const { by, document, name, node } of attachedAwsPolicies(context, template, role)) {
    const isOthers = dmsManagedPolicies.some((known) => known.name === name) || isAdministrators(document);
    // AWS uses this name for policies that allow whole services, even if they list every action.
    const isWide = name.endsWith("FullAccess") || allowsService(document, names);
    if (isOthers || !isWide) continue;
    const data = { policy: name, role: roleName(role) };
    context.report({
      ...messageFor(data, needs && { users: shownUsers(needs), needed: neededIn(document, names) }),
      node,
      address: by ?? role.address,
      related: [{ location: role.location, message: "the role" }],
    });
  }
}

const actionsInUse = oncePer(({ requirements }: RoleNeeds): readonly string[] => [
  ...new Set(requirements.filter(isInUse).map(({ need }) => need.action)),
]);

function messageFor(
  data: { readonly policy: string; readonly role: string },
  used: { readonly users: readonly string[]; readonly needed: readonly string[] } | undefined,
): ManagedMessage {
  if (!used) return { messageId: "managedForDms", data };
  const { needed, users } = used;
  return needed.length === 0
    ? { messageId: "managedUnneeded", data: { ...data, users } }
    : { messageId: "managed", data: { ...data, users, needed } };
}

/** A pattern for all actions of a service, for everything, or for all but some. */
function allowsService({ statements }: PolicyDocument, names: readonly string[]): boolean {
  const allowing = statements.filter(({ effect }) => effect === "Allow");
  const patterns = allowing
    .flatMap(({ actions }) => actions?.items ?? [])
    .filter(({ text }) => /^(?:\*|[\w-]+:\*)$/.test(literalOf(text) ?? ""));
  return (
    allowing.some(({ notActions }) => notActions !== undefined) ||
    patterns.some(({ text }) => !names.some((name) => matchText(plainText(name), text, { ignoreCase: true }) === "yes"))
  );
}

function neededIn({ statements }: PolicyDocument, names: readonly string[]): readonly string[] {
  const allowed = statements.filter(({ effect }) => effect === "Allow").flatMap(({ actions }) => actions?.items ?? []);
  return names.filter((name) => allowed.some(({ text }) => matchAction(text, name) === "yes"));
}
