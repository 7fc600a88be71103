import { addTo, oncePer } from "../../source/index.js";
import type { IamPrincipal, Project, Role, Template } from "../../model/index.js";
import {
  alternatives,
  asText,
  display,
  identityOf,
  reasonOf,
  type Formula,
  type Node,
  type Text,
} from "../../tree/index.js";
import { accountIn, roleNameIn } from "../texts/arns.js";
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

/** Roles by their names and ARNs. */
type RolesByIdentity = Map<string, PlacedRole[]>;

/** The roles of a run by their resource key, and by their names and ARNs: of each template, of all linted ones, of the account. */
const rolesIn = oncePer(({ templates }: Project) => {
  const byKey = new Map<string, PlacedRole>();
  const ofTemplate = new Map<Template, RolesByIdentity>();
  const linted: RolesByIdentity = new Map();
  const ofAccount: RolesByIdentity = new Map();
  for (const template of templates) {
    const own: RolesByIdentity = new Map();
    ofTemplate.set(template, own);
    for (const role of template.principals.filter(isRole)) {
      const placed = { role, template };
      byKey.set(resourceKey(template, role.address), placed);
      for (const identity of new Set([identityOf(role.name), identityOf(role.arn)])) {
        addTo(own, identity, placed);
        addTo(template.account ? ofAccount : linted, identity, placed);
      }
    }
  }
  return { byKey, ofTemplate, linted, ofAccount };
});

function roleNamedBy(project: Project, home: Template, text: Text): RoleReference {
  const roles = rolesIn(project);
  const [byReference, ...others] = new Set(resourcesIn(text).flatMap((key) => roles.byKey.get(key) ?? []));
  if (byReference && others.length === 0) return { kind: "role", ...byReference };
  const name = roleNameIn(text) ?? text;
  const identities = [identityOf(name), identityOf(text)];
  const named = (among: RolesByIdentity | undefined): readonly PlacedRole[] =>
    identities.flatMap((identity) => among?.get(identity) ?? []).filter((one) => mayBeNamed(one, text));
  // Many templates may declare a role of this name. Two are enough to see that.
  const twoOfRun = identities.flatMap((identity) => roles.linted.get(identity)?.slice(0, 2) ?? []);
  // Those of the same template, else those of other linted templates, else those of the account.
  const groups = [named(roles.ofTemplate.get(home)), twoOfRun, named(roles.ofAccount)];
  const [only, another] = new Set(groups.find(({ length }) => length > 0));
  if (only && !another) return { kind: "role", ...only };
  return unseen(
    only ? `the role ${display(name)} is declared more than once` : reasonNotSeen(project, home, text, name),
  );
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
