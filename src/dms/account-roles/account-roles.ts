import { groupBy, oncePer, onceIn } from "../../source/index.js";
import {
  accountIn,
  canAssume,
  isInOneAccount,
  isRole,
  plainText,
  providerAccountOf,
  refersTo,
  resourceKey,
  sameText,
  type PlacedResource,
} from "../../iam/index.js";
import type { ExistingRole, Project, Role, Template } from "../../model/index.js";
import { literalOf, reasonOf, type Text } from "../../tree/index.js";
import { shownAddress, shownPath } from "../resources/names.js";
import type { RoleUseInstance } from "../needs/requirements.js";

/** Where the run declares, reads or may mean a role with a fixed name. */
export interface AccountRoleSearch {
  readonly declared: readonly DeclaredRole[];
  /** Roles that the account data has. */
  readonly inAccount: readonly DeclaredRole[];
  /** Roles that exist already and are read: data sources, imports. */
  readonly existing: readonly { readonly existing: ExistingRole; readonly template: Template }[];
  /** Roles whose name is not known, declared or read. Each may be the role that is searched for. */
  readonly possible: readonly PossibleRole[];
}

interface PossibleRole {
  readonly template: Template;
  readonly address: string;
  /** Why its name is not known. */
  readonly reason: string;
  readonly role?: Role;
}

/** Why a role that is searched for may be there, in words for somebody who reads a template of the run. */
export function possibleRoleReason({ address, reason, template }: PossibleRole, reader: Template): string {
  const place = template === reader ? "" : ` (${shownPath(reader, template)})`;
  return `${shownAddress(address)}${place} may be this role: ${reason}`;
}

export interface DeclaredRole {
  readonly role: Role;
  readonly template: Template;
}

const searches = oncePer((_project: Project) => new Map<string, AccountRoleSearch>());

/** Searches all templates of the run for a role with this exact name. */
export function findAccountRole(project: Project, name: string): AccountRoleSearch {
  return onceIn(searches(project), name, () => search(project, name));
}

/**
 * Those of the roles with a fixed name that a resource can use. A name stands for one role in each account, so a
 * template that declares the role has its own, and a role that is or may be of another account is another one.
 */
export function usableRoles(
  { declared }: Pick<AccountRoleSearch, "declared">,
  user: PlacedResource,
  account: string | undefined,
): readonly DeclaredRole[] {
  const own = byHome(declared)
    .get(user.template)
    ?.filter((one) => isInOneAccount(placeOfRole(one), user));
  if (own && own.length > 0) return own;
  return declared.filter(
    (one) =>
      isInOneAccount(placeOfRole(one), user) &&
      (account === undefined || (accountIn(one.role.arn) ?? account) === account),
  );
}

/** The roles that the account data has, for a resource in the account of its template. */
export function rolesOfAccount({ inAccount }: AccountRoleSearch, user: PlacedResource): readonly DeclaredRole[] {
  return providerAccountOf(user) === undefined ? inAccount : [];
}

/** Why a role with a fixed name may be missing for a resource although the run has one: it may be of another account. */
export function otherAccountReason(
  { declared, existing }: AccountRoleSearch,
  name: string,
  user: PlacedResource,
): string | undefined {
  const isNear =
    declared.some((one) => isInOneAccount(placeOfRole(one), user)) ||
    existing.some(({ existing: { address }, template }) => isInOneAccount({ address, template }, user));
  if (isNear || declared.length + existing.length === 0) return undefined;
  return `${name} is declared for another AWS account, or with a provider that may be of another one`;
}

/** The role, as a resource of its template. */
export function placeOfRole({ role: { address }, template }: DeclaredRole): PlacedResource {
  return { address, template };
}

/** The resource that has a use. */
export function placeOfUse({
  resource: { address },
  template,
}: Pick<RoleUseInstance, "resource" | "template">): PlacedResource {
  return { address, template };
}

const byHome = oncePer((declared: readonly DeclaredRole[]) => groupBy(declared, ({ template }) => template));

function search(project: Project, name: string): AccountRoleSearch {
  const wanted = plainText(name);
  const declared: DeclaredRole[] = [];
  const inAccount: DeclaredRole[] = [];
  const existing: AccountRoleSearch["existing"][number][] = [];
  const possible: PossibleRole[] = [];
  for (const template of project.templates) {
    for (const role of mayBeNamed(fixedRolesOf(template), name)) {
      const answer = sameText(role.name, wanted);
      if (answer === "yes") (template.account ? inAccount : declared).push({ role, template });
      if (answer === "unknown" && !isOfOthers(role))
        possible.push({ template, role, address: role.address, reason: reasonOf(role.name) ?? nameNotKnown });
    }
    for (const read of mayBeNamed(existingRolesOf(template), name)) {
      const answer = sameText(read.name, wanted);
      if (answer === "yes") existing.push({ existing: read, template });
      if (answer === "unknown")
        possible.push({ template, address: read.address, reason: reasonOf(read.name) ?? nameNotKnown });
    }
  }
  return { declared, inAccount, existing, possible };
}

/** Whether a role is for others only: DMS could not assume it, whatever its name is. */
const isOfOthers = oncePer(
  (role: Role): boolean =>
    role.trust.some(({ statements }) => statements.length > 0) && canAssume(role, dmsService).answer === "no",
);

const dmsService = plainText("dms.amazonaws.com");

const nameNotKnown = "the name is not known";

/** Roles by their names, and those whose names are not known. */
interface NamedRoles<T> {
  readonly literal: ReadonlyMap<string, readonly T[]>;
  readonly open: readonly T[];
}

/** The roles of which AWS does not generate the name. Each account role is searched among them. */
const fixedRolesOf = oncePer((template: Template) =>
  namedRoles(template.principals.filter(isRole).filter((role) => !isGenerated(template, role))),
);

const existingRolesOf = oncePer(({ existingRoles }: Template) => namedRoles(existingRoles));

function namedRoles<T extends { readonly name: Text }>(roles: readonly T[]): NamedRoles<T> {
  const isOpen = ({ name }: T): boolean => literalOf(name) === undefined;
  return { literal: groupBy(roles, ({ name }) => literalOf(name)), open: roles.filter(isOpen) };
}

function mayBeNamed<T>({ literal, open }: NamedRoles<T>, name: string): readonly T[] {
  return [...(literal.get(name) ?? []), ...open];
}

/** Whether AWS generates the name. It has a random part, so it is never a fixed name. */
function isGenerated(template: Template, role: Role): boolean {
  return !role.nameNode && refersTo(role.name, resourceKey(template, role.address));
}
