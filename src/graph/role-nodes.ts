import { nameOf, type RoleUseInstance } from "../dms/index.js";
import { resourceKey } from "../iam/index.js";
import { roleUses } from "../knowledge/index.js";
import type { Role, Template } from "../model/index.js";
import { filePlaceOf } from "../source/index.js";
import { display, identityOf, literalOf, type Text } from "../tree/index.js";
import { nameAt } from "./dms-nodes.js";
import type { GraphNode, Presence } from "./graph.js";
import { addPolicies } from "./role-policies.js";
import type { Scene } from "./scene.js";

interface PlacedRole {
  readonly role: Role;
  readonly template: Template;
}

/** The node of a role that a linted file declares. Its policies are added with it. */
export function roleNode(scene: Scene, placed: PlacedRole): string {
  const { role, template } = placed;
  return scene.draft.node(
    resourceKey(template, role.address),
    () => ({
      kind: "role",
      ...(template.account
        ? { type: "role in the account", name: display(role.name), presence: "elsewhere" }
        : {
            type: isAccountRole(role) ? `role ${display(role.name)}` : "role",
            ...declaredAt(role),
            template: template.path,
          }),
      arn: display(role.arn),
    }),
    (id) => addPolicies(scene, placed, id),
  );
}

function declaredAt({ address, location }: Role): Pick<GraphNode, "address" | "name" | "place" | "presence"> {
  return { name: nameAt(address), presence: "declared", address, place: filePlaceOf(location) };
}

/** Whether DMS finds a role by its name. */
function isAccountRole({ name }: Role): boolean {
  const written = literalOf(name);
  return written !== undefined && roleUses.some(({ roleName }) => roleName === written);
}

/** The node of a role that a property names and no linted file declares. */
export function otherRole({ draft }: Scene, template: Template, arn: Text, reason: string): string {
  return draft.node(`role ${template.path} ${identityOf(arn)}`, () => ({
    kind: "role",
    type: "role, not declared here",
    name: shownRole(arn),
    presence: literalOf(arn) === undefined ? "unknown" : "elsewhere",
    arn: display(arn),
    template: template.path,
    note: reason,
  }));
}

function shownRole(arn: Text): string {
  return display(arn).replace(/^arn:.*:role\//, "");
}

/** The node of a role that a DMS resource must name and does not. */
export function unsetRole({ draft }: Scene, { resource, template, use }: RoleUseInstance): string {
  return draft.node(`role of ${resourceKey(template, resource.address)} ${use.id}`, () => ({
    kind: "role",
    type: "role, not named",
    name: use.title,
    presence: "absent",
    template: template.path,
    note: `${nameOf(resource)} must name a role`,
  }));
}

/** The node of a role that DMS finds by its name, and no linted file declares. The account has only one. */
export function absentRole({ draft }: Scene, name: string, presence: Presence, isOwn: boolean): string {
  const key = `account role ${name}`;
  const node = draft.node(key, () => ({
    kind: "role",
    type: "role, not declared here",
    name,
    presence,
    note: isOwn ? "your own requirements name this role" : "DMS finds the role by this name",
  }));
  // One resource that certainly lacks the role is enough.
  if (presence === "absent") draft.describe(key, { type: "role, missing", presence });
  return node;
}
