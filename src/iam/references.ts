import { addTo, oncePer } from "../source/index.js";
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
import { accountIn, roleNameIn } from "./arns.js";
import { resourceKey, resourcesIn } from "./resource-key.js";

/** The role that a value names: one that the linted files declare, or one that is not seen. */
export type RoleReference =
  | { readonly kind: "role"; readonly role: Role; readonly template: Template }
  | { readonly kind: "unseen"; readonly reason: string };

export type GuardedRole = RoleReference & { readonly when: Formula };

/** The roles that the alternatives of a value name. */
export function rolesOf(project: Project, template: Template, value: Node): readonly GuardedRole[] {
  return alternatives(value).flatMap(({ value: one, when }): readonly GuardedRole[] => {
    if (one.kind === "null") return [];
    const text = asText(one);
    const role = text ? roleNamedBy(project, template, text) : unseen("the role is not given as a string");
    return [{ when, ...role }];
  });
}

export function isRole(principal: IamPrincipal): principal is Role {
  return principal.kind === "Role";
}

interface PlacedRole {
  readonly role: Role;
  readonly template: Template;
}

/** The roles of a run by their resource key, and by their names and ARNs. */
const rolesIn = oncePer((project: Project) => {
  const byKey = new Map<string, PlacedRole>();
  const byIdentity = new Map<string, PlacedRole[]>();
  for (const template of project.templates) {
    for (const role of template.principals.filter(isRole)) {
      const placed = { role, template };
      byKey.set(resourceKey(template, role.address), placed);
      for (const identity of new Set([identityOf(role.name), identityOf(role.arn)])) {
        addTo(byIdentity, identity, placed);
      }
    }
  }
  return { byKey, byIdentity };
});

function roleNamedBy(project: Project, home: Template, text: Text): RoleReference {
  const { byKey, byIdentity } = rolesIn(project);
  const [byReference, ...others] = new Set(resourcesIn(text).flatMap((key) => byKey.get(key) ?? []));
  if (byReference && others.length === 0) return { kind: "role", ...byReference };
  const name = roleNameIn(text) ?? text;
  const identities = new Set([identityOf(name), identityOf(text)]);
  const named = [...new Set([...identities].flatMap((identity) => byIdentity.get(identity) ?? []))];
  const candidates = nearest(
    named.filter((one) => mayBeNamed(one, text)),
    home,
  );
  const [only] = candidates;
  if (only && candidates.length === 1) return { kind: "role", ...only };
  return unseen(
    only ? `the role ${display(name)} is declared more than once` : reasonNotSeen(project, home, text, name),
  );
}

/** Those of the same template, else those of other linted templates, else those of the account. */
function nearest(roles: readonly PlacedRole[], home: Template): readonly PlacedRole[] {
  const groups = [
    roles.filter(({ template }) => template === home),
    roles.filter(({ template }) => !template.account),
    roles,
  ];
  return groups.find(({ length }) => length > 0) ?? [];
}

/** A role of this name in another account is another one. */
function mayBeNamed({ role, template }: PlacedRole, text: Text): boolean {
  if (!template.account) return true;
  const number = accountIn(text);
  return number === undefined || number === accountIn(role.arn);
}

function reasonNotSeen(project: Project, home: Template, text: Text, name: Text): string {
  const hole = reasonOf(name) ?? (roleNameIn(text) ? undefined : reasonOf(text));
  if (hole !== undefined) return hole;
  const isRead = existingNames(home).has(identityOf(name));
  const hasAccount = isAccountGiven(project);
  const places = hasAccount ? "the linted files or the account data" : "the linted files";
  return isRead
    ? `the role ${display(name)} already exists and is not declared in ${places}`
    : `the role ${display(name)} is not declared in ${places}`;
}

const existingNames = oncePer(
  ({ existingRoles }: Template) => new Set(existingRoles.map(({ name }) => identityOf(name))),
);

const isAccountGiven = oncePer(({ templates }: Project) => templates.some(({ account }) => account));

function unseen(reason: string): RoleReference {
  return { kind: "unseen", reason };
}
