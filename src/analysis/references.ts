import type { IamPrincipal, Project, Role, Template } from "../model/index.js";
import {
  alternatives,
  asText,
  display,
  identityOf,
  reasonOf,
  type Formula,
  type Node,
  type Text,
} from "../tree/index.js";
import { roleNameIn } from "./arns.js";
import { refersTo, resourceKey } from "./resource-key.js";

/** The role that a value names: declared in the linted files, or not to be seen. */
export type RoleReference =
  | { readonly kind: "role"; readonly role: Role; readonly template: Template }
  | { readonly kind: "unseen"; readonly reason: string };

export type GuardedRole = RoleReference & { readonly when: Formula };

/** The roles of a value's alternatives. */
export function rolesOf(project: Project, template: Template, value: Node): readonly GuardedRole[] {
  return alternatives(value).flatMap(({ value: one, when }): readonly GuardedRole[] => {
    if (one.kind === "null") return [];
    const text = asText(one);
    const role = text ? roleNamedBy(project, template, text) : unseen("the role is not given as a text");
    return [{ ...role, when }];
  });
}

export function isRole(principal: IamPrincipal): principal is Role {
  return principal.kind === "Role";
}

/** Every role of the run, those of one template first. */
function rolesOfRun(project: Project, home: Template): readonly { readonly role: Role; readonly template: Template }[] {
  const others = project.templates.filter((template) => template !== home);
  return [home, ...others].flatMap((template) =>
    template.principals.filter(isRole).map((role) => ({ role, template })),
  );
}

function roleNamedBy(project: Project, home: Template, text: Text): RoleReference {
  const all = rolesOfRun(project, home);
  const referred = all.filter(({ role, template }) => refersTo(text, resourceKey(template, role.address)));
  const [byReference] = referred;
  if (byReference && referred.length === 1) return { kind: "role", ...byReference };
  const name = roleNameIn(text) ?? text;
  const identities = new Set([identityOf(name), identityOf(text)]);
  const named = all.filter(({ role }) => identities.has(identityOf(role.name)) || identities.has(identityOf(role.arn)));
  const atHome = named.filter(({ template }) => template === home);
  const candidates = atHome.length > 0 ? atHome : named;
  const [only] = candidates;
  if (only && candidates.length === 1) return { kind: "role", ...only };
  return unseen(only ? `the role ${display(name)} is declared more than once` : reasonNotSeen(home, text, name));
}

function reasonNotSeen(home: Template, text: Text, name: Text): string {
  const hole = reasonOf(name) ?? (roleNameIn(text) ? undefined : reasonOf(text));
  if (hole !== undefined) return hole;
  const identity = identityOf(name);
  const isRead = home.existingRoles.some((existing) => identityOf(existing.name) === identity);
  return isRead
    ? `the role ${display(name)} is read as existing, not declared in the linted files`
    : `the role ${display(name)} is not declared in the linted files`;
}

function unseen(reason: string): RoleReference {
  return { kind: "unseen", reason };
}
